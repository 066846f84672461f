public import Files

/// A small generator, so that a failure can be repeated from its seed.
public struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    /// Starts from a seed.
    public init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    /// The next number (xorshift64*).
    public mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

/// Repositories with a random history, made by `git fast-import`.
public enum RandomLibrary {
    /// A bare repository with branches `b0`…, merges, clocks that go wrong now and then, files that change a little, move
    /// back to what they were, or go.
    public static func make(at path: Path, format: String, commits: Int, seed: Int) throws {
        let git = try Git.required()
        try git("init", "-q", "--bare", "-b", "b0", "--object-format=\(format)", path.description)
        var random = Seeded(seed)
        var stream = ""
        var tips: [Int] = []  // marks of branch tips
        var all: [Int] = []
        let branches = 6
        func blob(_ text: String) -> String { "data \(text.utf8.count)\n\(text)\n" }
        for number in 1...commits {
            let branch = Int.random(in: 0..<branches, using: &random)
            let wrongClock = Int.random(in: 0..<20, using: &random) == 0
            let time = wrongClock ? Int.random(in: 1...2_000_000_000, using: &random) : 1_700_000_000 + number * 60
            stream += "commit refs/heads/b\(branch)\nmark :\(number)\ncommitter A <a@x> \(time) +0000\n"
            stream += blob("Stand \(number)")
            if number > 1 {
                let from =
                    Bool.random(using: &random)
                    ? tips[min(branch, tips.count - 1)] : all[Int.random(in: 0..<all.count, using: &random)]
                stream += "from :\(from)\n"
                for _ in 0..<(Int.random(in: 0..<5, using: &random) == 0 ? Int.random(in: 1...2, using: &random) : 0) {
                    let other = all[Int.random(in: 0..<all.count, using: &random)]
                    if other != from { stream += "merge :\(other)\n" }
                }
            }
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let file =
                    "vorlagen/t\(Int.random(in: 0..<4, using: &random))/v\(Int.random(in: 0..<5, using: &random))/struktur.json"
                if Int.random(in: 0..<12, using: &random) == 0, number > 1 {
                    stream += "D \(file)\n"
                } else {
                    let variant = Int.random(in: 0..<30, using: &random)
                    let lines = (0..<60).map { "Zeile \($0) \($0 == variant ? number % 7 : 0)\n" }.joined()
                    stream += "M 100644 inline \(file)\n" + blob(lines)
                }
            }
            stream += "\n"
            all.append(number)
            while tips.count <= branch { tips.append(number) }
            tips[branch] = number
        }
        let result = try git.run(["fast-import", "--quiet", "--force"], in: path, input: Array(stream.utf8))
        guard result.status == 0 else { throw Program.Failure(description: result.errors) }
    }
}
