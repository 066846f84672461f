import Bytes
import Objects
import TestSupport
import Testing
import Wire

/// The head of a bundle, from bytes that may be anything.
@Suite("Heads of bundles")
struct BundleHeaderTests {
    static let one = String(repeating: "1", count: 40)
    static let two = String(repeating: "2", count: 40)
    static let long = String(repeating: "3", count: 64)

    /// Heads that are read and print back, with how many prerequisites and refs they have.
    static let good: [(text: String, prerequisites: Int, refs: Int)] = [
        ("# v2 git bundle\n-\(one) Stand vom Mai\n\(two) refs/heads/main\n\(one) refs/tags/v1\n\n", 1, 2),
        ("# v2 git bundle\n-\(one)\n-\(one) \n-\(two)  -@ \r\n\(two) HEAD\n\n", 3, 1),
        ("# v2 git bundle\n\n", 0, 0),
        ("# v3 git bundle\n@object-format=sha256\n-\(long) x\n\(long) refs/heads/main\n\n", 1, 1),
        ("# v3 git bundle\n@object-format=sha1\n\(one) refs/heads/main\n\n", 0, 1),
        ("# v3 git bundle\n\(one) refs/heads/main\n\n", 0, 1),
    ]

    static func read(_ bytes: [UInt8], step: Int = .max) throws -> BundleHeader {
        try BundleHeader(BufferedInput(MemoryInput(bytes, step: step)))
    }

    @Test("what is read prints back as the same bytes", arguments: good.indices, [1, 7, .max])
    func printsBack(_ number: Int, _ step: Int) throws {
        let (text, prerequisites, refs) = Self.good[number]
        let header = try Self.read(Array(text.utf8), step: step)
        #expect(String(decoding: header.encode(), as: UTF8.self) == text)
        #expect(header.prerequisites.count == prerequisites && header.refs.count == refs)
        #expect(header.format == (text.contains(Self.long) ? .sha256 : .sha1))
    }

    @Test("nothing is read past the empty line", arguments: [1, 7, .max])
    func leavesThePack(_ step: Int) throws {
        let bytes = Array(Self.good[0].text.utf8)
        let input = BufferedInput(MemoryInput(bytes + Array("PACK".utf8), step: step))
        _ = try BundleHeader(input)
        #expect(input.consumed == UInt64(bytes.count))
        #expect(try input.exactly(5) == Array("PACK".utf8))
    }

    @Test("a new head is what git writes for the hash function", arguments: ObjectFormat.allCases)
    func new(_ format: ObjectFormat) throws {
        let id = format.emptyTree
        let name = try #require(RefName("refs/heads/main"))
        let comment = [UInt8](repeating: 0x78, count: 2000) + [0x0a]
        let header = BundleHeader(
            format, prerequisites: [.init(id, comment: Array("a\nb".utf8)), .init(id, comment: comment), .init(id)],
            refs: [.init(name, id)])
        let start = format == .sha1 ? "# v2 git bundle\n" : "# v3 git bundle\n@object-format=sha256\n"
        let cut = String(repeating: "x", count: 1024)
        #expect(
            String(decoding: header.encode(), as: UTF8.self)
                == start + "-\(id) a\n-\(id) \(cut)\n-\(id) \n\(id) refs/heads/main\n\n")
        #expect(try Self.read(header.encode()) == header)
    }

    static let bad = [
        // Prerequisites after refs; one name twice.
        "\(two) refs/heads/main\n-\(one) x\n", "\(one) refs/heads/main\n\(two) refs/heads/main\n",
        // Names.
        "\(one)  refs/heads/main\n", "\(one) \n", "\(one)\n", "\(one) refs/heads/a..b\n", "\(one) ../../config\n",
        "\(one) refs/heads/main \n", "\(one) refs/heads/main\r\n",
        // Ids.
        "\(one)refs/heads/main\n", "-\(one)x\n", "- \(one) x\n", "\(one.dropLast()) refs/heads/main\n",
        "\(long) refs/heads/main\n", String(repeating: "A", count: 40) + " refs/heads/main\n",
        String(repeating: "0", count: 40) + " refs/heads/main\n", "-" + String(repeating: "0", count: 40) + " x\n",
        // Lines.
        "@object-format=sha1\n", "PACK\n", " \n", "\r\n",
    ]

    @Test("what the format does not allow is refused", arguments: bad)
    func malformed(_ lines: String) {
        #expect(throws: FormatError(.malformed, "")) { try Self.read(Array("# v2 git bundle\n\(lines)\n".utf8)) }
    }

    @Test("what a reader must know and does not is told apart")
    func capabilities() {
        func error(_ rest: String) -> (any Error)? {
            do {
                _ = try Self.read(Array("# v3 git bundle\n\(rest)\n\n".utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(error("@filter=blob:none") as? BundleError == .partial)
        #expect(error("@object-format=sha1\n@filter=tree:0") as? BundleError == .partial)
        #expect(error("@neu=1") as? BundleError == .unknownCapability(Array("neu".utf8)))
        #expect(error("@filter") as? BundleError == .unknownCapability(Array("filter".utf8)))
        #expect(error("@object-format") as? BundleError == .unknownCapability(Array("object-format".utf8)))
        #expect(error("@") as? BundleError == .unknownCapability([]))
        #expect(error("@object-format=sha512") as? FormatError == FormatError(.unsupported, ""))
        #expect(error("@object-format=sha256\n@object-format=sha256") as? FormatError == FormatError(.malformed, ""))
        #expect(error("\(Self.one) HEAD\n@object-format=sha1") as? FormatError == FormatError(.malformed, ""))
    }

    @Test(
        "what does not begin like a bundle is none",
        arguments: [
            "", "#", "# v1 git bundle\n", "# v4 git bundle\n", "# v2 git bundle\r\n", "PACK", "# v2 git bundle x\n",
        ])
    func noBundle(_ text: String) {
        #expect(throws: BundleError.notABundle) { try Self.read(Array(text.utf8)) }
    }

    @Test("a head that is cut is never taken for a shorter one", arguments: good.indices)
    func cuts(_ number: Int) {
        let bytes = Array(Self.good[number].text.utf8)
        for end in 0..<bytes.count {
            let cut = Array(bytes[..<end])
            if end < 16 {
                #expect(throws: BundleError.notABundle) { try Self.read(cut) }
            } else {
                #expect(throws: FormatError(.truncated, ""), "cut at \(end)") { try Self.read(cut) }
            }
        }
    }

    @Test("a head with any bit turned is refused or means what it says", arguments: good.indices)
    func flips(_ number: Int) throws {
        var bytes = Array(Self.good[number].text.utf8)
        for at in bytes.indices {
            for bit in 0..<8 {
                bytes[at] ^= 1 << bit
                let input = BufferedInput(MemoryInput(bytes))
                if let header = try? BundleHeader(input) {
                    #expect(header.encode() == Array(bytes.prefix(Int(input.consumed))), "bit \(bit) of byte \(at)")
                }
                bytes[at] ^= 1 << bit
            }
        }
    }

    @Test("lines, entries and the whole head have limits")
    func limits() throws {
        let start = Array("# v2 git bundle\n".utf8)
        let tooLarge = FormatError(.tooLarge, "")
        // A line of just the limit, and one byte more; without any end it is refused too, not waited for.
        let line = Array("-\(Self.one) ".utf8)
        let comment = [UInt8](repeating: 0x78, count: BundleHeader.maximumLine - line.count)
        #expect(
            try Self.read(start + line + comment + [0x0a, 0x0a]).prerequisites[0].comment == comment)
        #expect(throws: tooLarge) { try Self.read(start + line + comment + [0x78, 0x0a, 0x0a], step: 1000) }
        #expect(throws: tooLarge) { try Self.read(start + [UInt8](repeating: 0x78, count: 1 << 20)) }
        // Many long lines.
        var many = start
        for _ in 0..<256 { many += line + comment + [0x0a] }
        #expect(throws: tooLarge) { try Self.read(many + [0x0a]) }
        // Many short ones.
        func entries(_ count: Int) -> [UInt8] {
            var bytes = start
            let line = Array("-\(Self.one)\n".utf8)
            for _ in 0..<count { bytes += line }
            for number in 0..<count { bytes += "\(Self.one) refs/x/\(number)\n".utf8 }
            return bytes + [0x0a]
        }
        let header = try Self.read(entries(BundleHeader.maximumEntries))
        #expect(header.refs.count == BundleHeader.maximumEntries && header.prerequisites.count == header.refs.count)
        #expect(throws: tooLarge) { try Self.read(entries(BundleHeader.maximumEntries + 1)) }
    }
}
