import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("Files that were damaged on their way")
struct VerstuemmeltTests {
    private static let leser: [@Sendable ([UInt8]) throws -> Fremdplan] = [
        { try Kalender.lies($0) }, { try Trello.lies($0) }, { try AllmendePlan.lies($0) }, { try Factro.lies([$0]) },
        { try OpenProjectAPI.lies([$0]) },
    ]

    @Test(arguments: 0..<12)
    func `Whatever was cut off, changed or doubled, they are read or refused with a reason`(seed: Int) throws {
        let plan = try Planquellen.zufall(seed)
        let files = [
            try Kalender.schreibe(plan, alsTermine: seed % 2 == 0).bytes, try Trello.schreibe(plan).bytes,
            try AllmendePlan.schreibe(plan).bytes,
        ]
        var random = Seeded(seed)
        for (number, file) in files.enumerated() {
            for _ in 0..<60 {
                var bytes = file
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.removeLast(bytes.count - place)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 2: bytes.insert(contentsOf: bytes[place..<min(place + 60, bytes.count)], at: place)
                default: bytes.removeSubrange(place..<min(place + 30, bytes.count))
                }
                do {
                    let back = try Self.leser[number](bytes)
                    for (row, vorgang) in back.vorgaenge.enumerated() {
                        #expect(vorgang.ueber.map { $0 < row } ?? true)
                        #expect(vorgang.vorgaenger.allSatisfy { back.vorgaenge.indices.contains($0.von) })
                        #expect(vorgang.mitwirkend.allSatisfy { back.beteiligte.indices.contains($0) })
                    }
                } catch let error as Austauschfehler {
                    #expect(!error.code.isEmpty)
                }
            }
        }
    }
}
