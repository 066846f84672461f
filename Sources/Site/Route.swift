import Net

/// An address with what answers it.
struct Route: Sendable {
    /// A piece of a path.
    enum Piece: Sendable, Equatable {
        /// This very word.
        case word([UInt8])
        /// Anything, which is kept.
        case any
        /// Everything that follows, at least one piece.
        case rest
    }

    /// Whether it changes something (POST) or shows something (GET).
    let isForm: Bool
    /// The pieces of the path.
    let pieces: [Piece]
    /// Who may.
    let door: Door
    /// Bytes that a form may have.
    let limit: Int
    /// What answers.
    let act: @Sendable (Visit) throws -> Reply

    /// A page: "/vorschlaege/*" takes one piece in place of the star, "/datei/**" all that follow.
    static func page(_ path: StaticString, _ door: Door = .everyone, _ act: @escaping @Sendable (Visit) throws -> Reply)
        -> Route
    {
        Route(isForm: false, pieces: pieces(path), door: door, limit: 0, act: act)
    }

    /// A form.
    static func form(
        _ path: StaticString, _ door: Door, limit: Int = Visit.maximumForm,
        _ act: @escaping @Sendable (Visit) throws -> Reply
    ) -> Route {
        Route(isForm: true, pieces: pieces(path), door: door, limit: limit, act: act)
    }

    private static func pieces(_ path: StaticString) -> [Piece] {
        path.description.split(separator: "/").map { piece in
            piece == "*" ? .any : piece == "**" ? .rest : .word(Array(piece.utf8))
        }
    }

    /// What the path has in place of the stars; nil when it is another path.
    func match(_ path: [[UInt8]]) -> [[UInt8]]? {
        var found: [[UInt8]] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .rest:
                guard path.count > index else { return nil }
                found.append(Array(path[index...].joined(separator: [0x2f])))
                return found
            case .any:
                guard index < path.count, !path[index].isEmpty else { return nil }
                found.append(path[index])
            case .word(let word): guard index < path.count, path[index] == word else { return nil }
            }
        }
        return path.count == pieces.count ? found : nil
    }
}

/// All addresses.
struct Router: Sendable {
    private let routes: [[UInt8]: [Route]]
    /// All of them.
    let all: [Route]

    init(_ lists: [[Route]]) {
        var routes: [[UInt8]: [Route]] = [:]
        for route in lists.joined() {
            var first: [UInt8] = []
            if case .word(let word)? = route.pieces.first { first = word }
            routes[first, default: []].append(route)
        }
        self.routes = routes
        all = Array(lists.joined())
    }

    /// Whether a path is that of a page or form, whatever the method.
    func owns(_ path: [[UInt8]]) -> Bool { candidates(path).contains { $0.match(path) != nil } }

    /// The route of a request with what its path has in place of the stars; nil for an address that is none of ours.
    ///
    /// Throws HTTPError 405 for an address that is there, but not for this method.
    func find(_ path: [[UInt8]], isForm: Bool) throws(HTTPError) -> (route: Route, parameters: [[UInt8]])? {
        var isKnown = false
        for route in candidates(path) {
            guard let parameters = route.match(path) else { continue }
            if route.isForm == isForm { return (route, parameters) }
            isKnown = true
        }
        if isKnown { throw HTTPError(405, "method") }
        return nil
    }

    private func candidates(_ path: [[UInt8]]) -> [Route] { routes[path.first ?? []] ?? [] }
}
