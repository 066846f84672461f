import Bytes

extension Checker {
    mutating func checkFiles(_ mappe: Vorlagenmappe) {
        if let folder = mappe.ordner { checkFolder(folder) }
        let readme = mappe.texte["README.md"] ?? ""
        if readme.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) { add(.readmeMissing, "README.md") }
        var seen: [Text: Text] = [:]
        for name in mappe.dateinamen {
            let parts = name.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            if !parts.allSatisfy({ Self.isPortable($0) }) || !name.isNormal {
                add(.fileName, name.string, nil, nil, [name.string])
            }
            let isKnown =
                switch parts.count {
                case 1: name == "README.md"
                case 2:
                    parts[0].elementsEqual("dokumente".utf8)
                        || parts[0].elementsEqual("erfahrungen".utf8)
                            && name.string.utf8.suffix(3).elementsEqual(".md".utf8)
                default: false
                }
            if !isKnown { add(.strayFile, name.string) }
            let folded = Text(Text.normal(name.string.lowercased()))
            if let other = seen.updateValue(name, forKey: folded) {
                add(.fileNameCollision, name.string, nil, nil, [other.string, name.string])
            }
        }
    }

    private mutating func checkFolder(_ folder: Text) {
        let parts = folder.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual("vorlagen".utf8), Self.isSlug(parts[1]), Self.isSlug(parts[2])
        else {
            return add(.folder, "", nil, nil, [folder.string])
        }
    }

    /// The name of a folder: lower-case letters and digits in words joined by single hyphens, at most 60 bytes.
    static func isSlug(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count <= 60, isPortable(name) else { return false }
        return name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
    }

    /// Whether a name can be a file on Windows, macOS and Linux alike.
    static func isPortable(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, let last = name.last, name.count <= 120 else { return false }
        if first == UInt8(ascii: ".") || first == 0x20 || last == UInt8(ascii: ".") || last == 0x20 { return false }
        for byte in name where byte < 0x20 || byte == 0x7F || "<>:\"|?*\\".utf8.contains(byte) { return false }
        let text = String(decoding: name, as: UTF8.self)
        if text.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || Text.isUnsafeToShow($0) }) { return false }
        let stem = String(decoding: name.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).lowercased()
        return !devices.contains(Text(stem))
    }

    /// Names Windows keeps for devices, with any extension.
    private static let devices = Set(
        (["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }).map { Text($0) })
}
