import Bytes
import Files
import History
public import Objects
import Store
public import Templates

// A template is a folder `vorlagen/<themenfeld>/<slug>/` (Specs/template-format.md). It is read from a version's tree or from
// the working tree, where unsaved work lies.

/// Where a template's folder lies.
public struct TemplatePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The topic folder.
    public let themenfeld: String
    /// The folder's own name.
    public let slug: String

    /// The folder of a topic and a name; nil unless both are words of a–z, 0–9 joined by single hyphens.
    public init?(themenfeld: String, slug: String) {
        guard Self.isFolderName(themenfeld), Self.isFolderName(slug) else { return nil }
        (self.themenfeld, self.slug) = (themenfeld, slug)
    }

    /// The template that a path of a file or folder lies in; nil for paths outside of templates.
    public init?(containing path: [UInt8]) {
        let parts = path.split(separator: 0x2f, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].elementsEqual("vorlagen".utf8) else { return nil }
        self.init(
            themenfeld: String(decoding: parts[1], as: UTF8.self), slug: String(decoding: parts[2], as: UTF8.self))
    }

    /// Whether a word can name a topic or a template.
    public static func isFolderName(_ word: String) -> Bool {
        guard !word.isEmpty, word.utf8.count <= 60 else { return false }
        // A hyphen stands between two others.
        var before: UInt8 = 0x2d
        for byte in word.utf8 {
            guard 0x61...0x7a ~= byte || 0x30...0x39 ~= byte || byte == 0x2d && before != 0x2d else { return false }
            before = byte
        }
        return before != 0x2d
    }

    /// `vorlagen/<themenfeld>/<slug>`.
    public var description: String { "vorlagen/\(themenfeld)/\(slug)" }
    /// The same as bytes.
    public var bytes: [UInt8] { Array(description.utf8) }

    /// By topic, then by name.
    public static func < (x: TemplatePath, y: TemplatePath) -> Bool { (x.themenfeld, x.slug) < (y.themenfeld, y.slug) }
}

/// A template as read: what can be shown and compared, or why it cannot.
public struct TemplateFolder: Sendable {
    /// Where it lies.
    public let path: TemplatePath
    /// Its files by name: content of those that are read, object ids of all.
    public let files: [File]
    /// The model, or the error that keeps it from being read.
    public let mappe: Result<Vorlagenmappe, TemplateError>

    /// A file of a template.
    public struct File: Sendable {
        /// The name within the folder.
        public let name: [UInt8]
        /// The content's id.
        public let id: ObjectID
        /// The content, for the files that the model is made from.
        public let content: [UInt8]?
    }

    /// Text files over this size are treated like other attachments.
    static let maximumText = 4 << 20
    static let maximumStructure = 64 << 20

    init(_ path: TemplatePath, _ files: [File]) {
        self.path = path
        self.files = files
        var read: [(name: [UInt8], bytes: [UInt8])] = []
        for file in files { if let content = file.content { read.append((file.name, content)) } }
        mappe = Result { () throws(TemplateError) in
            var mappe = try Vorlagenmappe(ordner: Text(path.description), dateien: read)
            for file in files where file.content == nil {
                mappe.dateien[Text(String(decoding: file.name, as: UTF8.self))] = Text(file.id.description)
            }
            return mappe
        }
    }

    /// Whether the model is made from a file of that name and size.
    static func reads(_ name: [UInt8], size: Int) -> Bool {
        if name == Array("vorlage.json".utf8) || name == Array("struktur.json".utf8) { return size <= maximumStructure }
        return (name.suffix(3).elementsEqual(".md".utf8) || name.suffix(4).elementsEqual(".txt".utf8))
            && size <= maximumText
    }

    /// The names and contents of all files, as their ids.
    var fingerprint: [[UInt8]: ObjectID] {
        Dictionary(files.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is to be said against the template.
    public func findings(_ umfeld: Umfeld) -> [Finding] {
        var read: [(name: [UInt8], bytes: [UInt8])] = []
        for file in files { read.append((file.name, file.content ?? [])) }
        return Vorlagenmappe.check(ordner: Text(path.description), dateien: read, umfeld: umfeld)
    }
}

extension ObjectReader {
    /// The template at a path of a tree; nil when there is none.
    func template(_ path: TemplatePath, in tree: ObjectID) throws -> TemplateFolder? {
        guard let entry = try entry(path.bytes, in: tree), entry.mode.isTree else { return nil }
        return try template(path, folder: entry.id)
    }

    /// The template whose folder is a tree.
    func template(_ path: TemplatePath, folder: ObjectID) throws -> TemplateFolder? {
        let entries = try flatten(folder).filter { !$0.mode.isGitlink }
        guard
            entries.contains(where: { $0.path == Array("vorlage.json".utf8) || $0.path == Array("struktur.json".utf8) })
        else { return nil }
        return TemplateFolder(
            path,
            try entries.map { entry in
                let content =
                    try TemplateFolder.reads(entry.path, size: header(entry.id).size) ? read(entry.id).content : nil
                return TemplateFolder.File(name: entry.path, id: entry.id, content: content)
            })
    }

    /// The folders of all templates of a tree, by topic and name.
    func templateFolders(in tree: ObjectID) throws -> [(path: TemplatePath, folder: ObjectID)] {
        guard let top = try entry(Array("vorlagen".utf8), in: tree), top.mode.isTree else { return [] }
        var found: [(path: TemplatePath, folder: ObjectID)] = []
        for topic in try self.tree(top.id).entries where topic.mode.isTree {
            for entry in try self.tree(topic.id).entries where entry.mode.isTree {
                let names = (String(decoding: topic.name, as: UTF8.self), String(decoding: entry.name, as: UTF8.self))
                if let path = TemplatePath(themenfeld: names.0, slug: names.1) { found.append((path, entry.id)) }
            }
        }
        return found.sorted { $0.path < $1.path }
    }

    func tree(_ id: ObjectID) throws -> Tree {
        do {
            return try Tree(try read(id, .tree), format)
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, store.directory, error.description)
        }
    }
}

extension Replica {
    /// The template at a path of the working tree, unsaved work included; nil when there is none.
    public func draft(_ path: TemplatePath) throws -> TemplateFolder? {
        guard let workTree = repository.workTree else { return nil }
        let top = workTree.appending(path.bytes)
        guard try FileStatus.of(top, follow: false)?.kind == .directory else { return nil }
        var files: [TemplateFolder.File] = []
        var pending: [[UInt8]] = [[]]
        while let folder = pending.popLast() {
            for entry in try FileSystem.list(top.appending(folder)) {
                let name = folder.isEmpty ? entry.name : folder + [0x2f] + entry.name
                let file = top.appending(name)
                guard let status = try FileStatus.of(file, follow: false) else { continue }
                if status.kind == .directory, folder.count < 4096 { pending.append(name) }
                guard status.kind == .file else { continue }
                if TemplateFolder.reads(name, size: Int(status.size)) {
                    let content = try FileSystem.read(file, limit: TemplateFolder.maximumStructure)
                    let id = try ObjectHasher.id(repository.format, .blob, content.span)
                    files.append(TemplateFolder.File(name: name, id: id, content: content))
                } else {
                    files.append(
                        TemplateFolder.File(name: name, id: try id(of: file, size: Int(status.size)), content: nil))
                }
            }
        }
        guard files.contains(where: { $0.name == Array("vorlage.json".utf8) || $0.name == Array("struktur.json".utf8) })
        else { return nil }
        return TemplateFolder(path, files.sorted { $0.name.lexicographicallyPrecedes($1.name) })
    }

    func id(of path: Path, size: Int) throws -> ObjectID {
        let file = try Files.File.open(path)
        var hasher = ObjectHasher(repository.format, .blob, length: size)
        while true {
            let piece = try file.read(upTo: 1 << 18)
            if piece.isEmpty { return try hasher.finish() }
            hasher.update(piece.span)
        }
    }

    /// The template at a path of a commit; nil when there is none.
    public func template(_ path: TemplatePath, at commit: ObjectID) throws -> TemplateFolder? {
        try reader.template(path, in: tree(of: commit))
    }

    /// The folders of all templates of a commit, by topic and name.
    public func templatePaths(at commit: ObjectID) throws -> [TemplatePath] {
        try reader.templateFolders(in: tree(of: commit)).map(\.path)
    }
}
