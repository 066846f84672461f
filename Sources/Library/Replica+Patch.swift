import Bytes
import Files
import Objects
import Store

extension Replica {
    /// How two states differ line by line, a text for each file in the order of paths; only those templates if any are
    /// named. Files over 64 MiB are not opened and count as binary.
    public func patch(_ old: LibraryState, _ new: LibraryState, only: [TemplatePath] = []) throws -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        for path in try differingPaths(old, new) {
            guard only.isEmpty || TemplatePath(containing: path).map({ only.contains($0) }) == true else { continue }
            let text = Patch(path, try side(path, old), try side(path, new)).text()
            if !text.isEmpty { pieces.append(text) }
        }
        return pieces
    }

    private static var maximumText: Int { 64 << 20 }

    private func side(_ path: [UInt8], _ state: LibraryState) throws -> PatchSide? {
        switch state {
        case .nothing: return nil
        case .version, .snapshot:
            guard let tree = try tree(of: state), let entry = try reader.entry(path, in: tree), !entry.mode.isTree
            else {
                return nil
            }
            if entry.mode.isGitlink {
                return PatchSide(mode: entry.mode, id: entry.id, content: Array("Subproject commit \(entry.id)\n".utf8))
            }
            let isLarge = try reader.header(entry.id).size > Self.maximumText
            return PatchSide(mode: entry.mode, id: entry.id, content: isLarge ? [0] : try reader.read(entry.id, .blob))
        case .draft:
            guard let file = repository.workTree?.appending(path), let status = try FileStatus.of(file, follow: false)
            else { return nil }
            switch status.kind {
            case .symlink:
                let target = try FileSystem.readLink(file)
                return PatchSide(
                    mode: .symlink, id: try ObjectHasher.id(repository.format, .blob, target.span), content: target)
            case .file:
                let mode: FileMode = status.permissions & 0o100 == 0 ? .file : .executable
                if status.size > Self.maximumText {
                    return PatchSide(mode: mode, id: try id(of: file, size: Int(status.size)), content: [0])
                }
                let content = try FileSystem.read(file, limit: Self.maximumText)
                return PatchSide(
                    mode: mode, id: try ObjectHasher.id(repository.format, .blob, content.span), content: content)
            default: return nil
            }
        }
    }
}
