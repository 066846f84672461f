import Bytes
import Files
import Objects
import Packs

// A pack without its index is seen by no reader, but it holds bytes. One is left when a merging of packs is cut between
// the two removals (git's too), and for a moment while a push is installed. It is read through and gets an index in
// memory.

extension ObjectStore {
    /// The packs of this store that have no index file.
    ///
    /// - Parameter known: those that were read before; they are not read again.
    /// Returns with them the files that could not be read, and why. O(size of these packs), which are none as a rule.
    func unindexedPacks(known: [PackFile] = []) throws -> (packs: [PackFile], broken: [(Path, any Error)]) {
        let directory = directory / "pack"
        guard try FileStatus.of(directory) != nil else { return ([], []) }
        let names = Set(try FileSystem.list(directory).map(\.name))
        var packs: [PackFile] = []
        var broken: [(Path, any Error)] = []
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) })
        where name.starts(with: "pack-".utf8) && name.suffix(5).elementsEqual(".pack".utf8)
            && !names.contains(Array(name.dropLast(5)) + Array(".idx".utf8))
        {
            let path = directory.appending(name)
            if let pack = known.first(where: { $0.path == path }) {
                packs.append(pack)
                continue
            }
            do {
                packs.append(try index(path))
            } catch let error as FileError where error.isNotFound {
                continue
            } catch {
                broken.append((path, error))
            }
        }
        return (packs, broken)
    }

    private func index(_ path: Path) throws -> PackFile {
        let file = try File.open(path)
        let stream = PackStream(format, .trusted)
        do {
            while !stream.isComplete {
                let piece = try file.read(at: stream.received, count: 1 << 18)
                guard !piece.isEmpty else { throw FormatError(.truncated, "pack") }
                _ = try stream.feed(piece)
            }
            try stream.finish()
            let resolver = PackResolver(
                stream, holdAtMost: 16 << 20, readPack: { offset, count in try file.read(at: offset, count: count) })
            try resolver.resolve()
        } catch let error as FormatError {
            throw StoreError.corruptFile(path, error.description)
        }
        let entries = stream.entries.compactMap { entry in entry.id.map { ($0, entry.offset, entry.crc) } }
        let index = PackIndex.encode(entries, packChecksum: stream.checksum, format)
        do {
            return try PackFile(file, PackIndex(ByteRegion(index), format))
        } catch let error as FormatError {
            throw StoreError.corruptFile(path, error.description)
        }
    }
}
