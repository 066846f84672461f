import Bytes
import Files
import Objects
import Store
import Templates

extension Replica {
    /// What is open in the working tree, unsaved work included.
    public func openItems() throws -> [OpenItem] { OpenItem.all(try status().open) }

    /// Decides what is open: the files of the working tree change, the next `save` keeps it.
    ///
    /// All or none: everything is computed and held against the rules first. Throws SettlementError, WorkTreeError
    /// `wouldOverwrite` when a whole path that is decided about holds other work, or what the store throws.
    public func settle(_ decisions: [(item: OpenItem, how: Settlement)]) throws {
        var files: [[UInt8]: [(item: OpenItem, how: Settlement)]] = [:]
        var paths: [(path: [UInt8], state: PathConflict.State?)] = []
        for (item, how) in decisions {
            guard case .path(let conflict) = item.matter else {
                files[item.path, default: []].append((item, how))
                continue
            }
            switch how {
            case .ours: paths.append((item.path, conflict.ours))
            case .theirs: paths.append((item.path, conflict.theirs))
            case .base: paths.append((item.path, conflict.base))
            case .value: throw SettlementError.needsSide(item.name)
            }
            if conflict.ours == nil, conflict.theirs == nil { throw SettlementError.lost(item.name) }
        }
        var contents: [(path: [UInt8], bytes: [UInt8])] = []
        for (path, choices) in files.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard let bytes = try workFile(path) else {
                throw SettlementError.lost(Text.neutral(String(decoding: path, as: UTF8.self)))
            }
            contents.append((path, try Self.settled(path, bytes, choices)))
        }
        try refuseBreaking(contents)
        if !paths.isEmpty { try settlePaths(paths) }
        guard let top = repository.workTree else { return }
        let temporary = try repository.prepareTemporaryDirectory()
        for (path, bytes) in contents {
            let file = top.appending(path)
            let mode = try FileStatus.of(file)?.permissions ?? 0o644
            try FileSystem.replace(file, with: bytes, mode: UInt32(mode) & 0o777, temporary: temporary)
        }
    }

    // MARK: In files

    /// A file with what was decided about it.
    static func settled(_ path: [UInt8], _ bytes: [UInt8], _ choices: [(item: OpenItem, how: Settlement)]) throws
        -> [UInt8]
    {
        Dokumentart(name: path) == .text
            ? try settledText(bytes, choices) : try settledDocument(path, bytes, choices)
    }

    private static func settledDocument(
        _ path: [UInt8], _ bytes: [UInt8], _ choices: [(item: OpenItem, how: Settlement)]
    ) throws -> [UInt8] {
        guard var document = try OpenDocument(path, bytes) else { return bytes }
        for (item, how) in choices {
            guard case .konflikt(let key, _) = item.matter, let konflikt = document.konflikte[key] else {
                throw SettlementError.lost(item.name)
            }
            let values: [(ort: Ort, wert: JSONFragment?)]
            switch how {
            case .ours: values = konflikt.punkte.map { ($0.ort, $0.unsere) }
            case .theirs: values = konflikt.punkte.map { ($0.ort, $0.fremde) }
            case .base: values = konflikt.punkte.map { ($0.ort, $0.basis) }
            case .value(let text):
                guard konflikt.punkte.count == 1 else { throw SettlementError.needsSide(item.name) }
                values = [(konflikt.ort, fragment(text))]
            }
            do {
                document = try document.setting(values)
            } catch {
                throw SettlementError.badValue(item.name, error)
            }
            document.konflikte[key] = nil
        }
        return document.canonicalText
    }

    /// A value as typed: JSON, or a text where it is none; "null" for nothing.
    private static func fragment(_ text: String) -> JSONFragment? {
        guard let json = try? JSON(parsing: Array(text.utf8)) else { return JSONFragment { $0.string(text) } }
        return json.isNull ? nil : JSONFragment(json)
    }

    private static func settledText(
        _ bytes: [UInt8], _ choices: [(item: OpenItem, how: Settlement)]
    ) throws -> [UInt8] {
        var wanted: [Int: (item: OpenItem, how: Settlement)] = [:]
        for choice in choices { if case .stretch(let number, _) = choice.item.matter { wanted[number] = choice } }
        var text: [UInt8] = []
        var number = 0
        for part in TextConflict.parts(of: bytes) {
            switch part {
            case .text(let plain): text += plain
            case .conflict(let stretch):
                defer { number += 1 }
                guard let choice = wanted.removeValue(forKey: number) else {
                    stretch.write(to: &text)
                    continue
                }
                guard case .stretch(_, let seen) = choice.item.matter, seen == stretch else {
                    throw SettlementError.lost(choice.item.name)
                }
                switch choice.how {
                case .ours: text += stretch.ours
                case .theirs: text += stretch.theirs
                case .base: text += stretch.base
                case .value(let typed):
                    text += Array(typed.utf8)
                    if text.last.map({ $0 != 0x0a }) ?? false { text.append(0x0a) }
                }
            }
        }
        if let left = wanted.first { throw SettlementError.lost(left.value.item.name) }
        return text
    }

    /// Holds templates with new contents against the rules: no error may come in that is not there now.
    private func refuseBreaking(_ contents: [(path: [UInt8], bytes: [UInt8])]) throws {
        var templates: [TemplatePath: [(name: [UInt8], bytes: [UInt8])]] = [:]
        for (path, bytes) in contents {
            guard let template = TemplatePath(containing: path) else { continue }
            templates[template, default: []].append((Array(path.dropFirst(template.bytes.count + 1)), bytes))
        }
        for (path, changes) in templates {
            guard let folder = try draft(path) else { continue }
            let umfeld = Umfeld(vorlagen: try catalogue().templateIDs, heute: Self.today.description)
            let before = Set(folder.findings(umfeld).filter { $0.severity == .fehler }.map(Breach.init))
            let files = folder.files.map { file in
                guard let new = changes.first(where: { $0.name == file.name }) else { return file }
                return TemplateFolder.File(name: file.name, id: file.id, content: new.bytes)
            }
            let after = TemplateFolder(path, files).findings(umfeld).filter { $0.severity == .fehler }
            let new = after.filter { !before.contains(Breach($0)) }
            guard new.isEmpty else { throw SettlementError.breaksRule(path: path.bytes, new) }
        }
    }

    // MARK: Whole paths

    /// Puts another state at some paths of index and working tree and takes them off the list.
    private func settlePaths(_ decisions: [(path: [UInt8], state: PathConflict.State?)]) throws {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        guard let workTree = try WorkTree(repository, reader) else { return }
        let index = try repository.readIndex()
        let unmerged = index.entries.filter { $0.stage != 0 }.map(\.path)
        guard unmerged.isEmpty else { throw WorkTreeError.unmerged(unmerged) }
        let objects = NewObjects(repository.objects, reader)
        let now = index.entries.filter { !$0.intentToAdd }.map { FlatEntry(path: $0.path, mode: $0.mode, id: $0.id) }
        var next = now
        var list = try workFile(PathConflicts.file).flatMap { PathConflicts($0, repository.format) } ?? PathConflicts()
        for (path, state) in decisions {
            guard list.paths.removeValue(forKey: path) != nil else {
                throw SettlementError.lost(Text.neutral(String(decoding: path, as: UTF8.self)))
            }
            next.removeAll { $0.path == path || $0.path.starts(with: path + [0x2f]) }
            guard let state else { continue }
            guard state.mode.isTree else {
                next.append(FlatEntry(path: path, mode: state.mode, id: state.id))
                continue
            }
            for entry in try reader.flatten(state.id) {
                next.append(FlatEntry(path: path + [0x2f] + entry.path, mode: entry.mode, id: entry.id))
            }
        }
        next.removeAll { $0.path == PathConflicts.file }
        if !list.paths.isEmpty {
            let id = try objects.add(.blob, list.encode())
            next.append(FlatEntry(path: PathConflicts.file, mode: .file, id: id))
        }
        next.sort { $0.path.lexicographicallyPrecedes($1.path) }
        let before = try objects.addTrees(now)
        let after = try objects.addTrees(next)
        try objects.commit()
        try workTree.update(from: before, to: after, overwriting: [PathConflicts.file])
    }
}

/// A finding without its line, which moves with every change.
struct Breach: Hashable {
    let code: Finding.Code
    let file: String
    let element: ElementID?
    let field: String?
    let values: [String]

    init(_ finding: Finding) {
        code = finding.code
        file = finding.file
        element = finding.element
        field = finding.field
        values = finding.values
    }
}
