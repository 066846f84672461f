import Net
import Wire

// The addresses of smart HTTP (gitprotocol-http) below the address of a repository:
//
//   GET   …/info/refs?service=git-upload-pack      GET   …/info/refs?service=git-receive-pack
//   POST  …/git-upload-pack                        POST  …/git-receive-pack
//
// and those of the old protocol of plain files, which is refused: HEAD, info/refs without a service, objects/…

/// What a request asks of a repository.
enum GitRoute: Equatable {
    /// What a service says first.
    case advertisement(Service, repository: [[UInt8]])
    /// A request to a service.
    case call(Service, repository: [[UInt8]])
    /// A service or file that is not given out.
    case refused(repository: [[UInt8]])

    /// Reads path and query; nil when the path is none of Git's.
    init?(_ request: HTTPRequest) {
        self.init(path: request.path, query: request.query)
    }

    init?(path: [[UInt8]], query: [UInt8]?) {
        func ends(_ names: String...) -> Bool {
            path.count > names.count && zip(path.suffix(names.count), names).allSatisfy { $0.elementsEqual($1.utf8) }
        }
        if ends("info", "refs")
            || path.count == 2 && path[0].elementsEqual("info".utf8) && path[1].elementsEqual("refs".utf8)
        {
            let repository = Array(path.dropLast(2))
            let prefix = Array("service=".utf8)
            // git sends this parameter alone; anything else asks for the plain file.
            let name = query.flatMap {
                $0.starts(with: prefix) ? String(decoding: $0.dropFirst(prefix.count), as: UTF8.self) : nil
            }
            guard let name, let service = Service(rawValue: name) else {
                self = .refused(repository: repository)
                return
            }
            self = .advertisement(service, repository: repository)
        } else if ends("git-upload-pack") {
            self = .call(.uploadPack, repository: path.dropLast())
        } else if ends("git-receive-pack") {
            self = .call(.receivePack, repository: path.dropLast())
        } else if ends("HEAD") {
            self = .refused(repository: path.dropLast())
        } else if let at = path.lastIndex(where: { $0.elementsEqual("objects".utf8) }), at > 0, at < path.count - 1 {
            self = .refused(repository: Array(path[..<at]))
        } else {
            return nil
        }
    }
}
