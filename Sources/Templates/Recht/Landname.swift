import Bytes

/// The Länder as citations name them: "EGovG NRW", "GemO Baden-Württemberg", "BayEGovG".
enum Landname {
    /// The Land that a folded word names.
    static func land(_ word: Text) -> Land? { worte[word] }

    /// The Land that the first letters of a law's abbreviation name, as in BayEGovG, ThürKO, SächsGemO.
    static func vorne(_ word: Text) -> Land? {
        for (prefix, land) in vorsilben where word.string.hasPrefix(prefix) && word.count > prefix.utf8.count {
            return land
        }
        return nil
    }

    /// Words between a law and its Land: "für das Land", "des Freistaats".
    static let bindeworte: Set<Text> = [
        "fuer", "das", "den", "des", "der", "von", "land", "landes", "freistaat", "freistaats", "freistaates", "freien",
        "hansestadt", "und",
    ]

    private static let vorsilben: [(String, Land)] = [
        ("bay", .BY), ("bbg", .BB), ("bln", .BE), ("brem", .HB), ("hess", .HE), ("hmb", .HH), ("nds", .NI),
        ("saarl", .SL),
        ("saechs", .SN), ("thuer", .TH),
    ]

    private static let worte: [Text: Land] = {
        var words: [Text: Land] = [
            "nrw": .NW, "nordrhwestf": .NW, "bawue": .BW, "bwue": .BW, "bay": .BY, "bln": .BE, "bbg": .BB, "brem": .HB,
            "hess": .HE, "hmb": .HH, "nds": .NI, "rlp": .RP, "saarl": .SL, "saechs": .SN, "lsa": .ST, "thuer": .TH,
            "meckvorp": .MV, "schlh": .SH, "hessens": .HE, "bayerns": .BY,
        ]
        for land in Land.allCases {
            words[Text(land.rawValue.lowercased())] = land
            words[Text(String(decoding: Folding.fold(land.name), as: UTF8.self))] = land
        }
        return words
    }()
}
