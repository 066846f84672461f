import Bytes

// The files git obeys: what a `.gitmodules` or `.gitattributes` must not hold (git's fsck.c, CVE-2018-11235, -17456,
// CVE-2020-5260, CVE-2022-23521). We run nothing from either; a hub checks them for the git clients behind it.

extension ObjectCheck {
    /// A `.gitattributes` over this size is refused.
    public static let maximumAttributes = 100 << 20
    /// A `.gitmodules` over this size is refused.
    public static let maximumModules = 1 << 20
    private static let maximumAttributeLine = 2048

    /// The faults of a blob that some tree calls `.gitattributes`.
    public static func attributes(_ bytes: [UInt8]) -> [ObjectFinding] {
        if bytes.count > maximumAttributes { return [ObjectFinding(.gitattributesLarge)] }
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0a {
            if index - start >= maximumAttributeLine { return [ObjectFinding(.gitattributesLineLength)] }
            start = index + 1
        }
        return bytes.count - start >= maximumAttributeLine ? [ObjectFinding(.gitattributesLineLength)] : []
    }

    /// The faults of a blob that some tree calls `.gitmodules`.
    public static func modules(_ bytes: [UInt8]) -> [ObjectFinding] {
        if bytes.count > maximumModules { return [ObjectFinding(.gitmodulesLarge)] }
        guard let config = try? ConfigText(bytes) else { return [ObjectFinding(.gitmodulesParse)] }
        var found: [ObjectFinding] = []
        for entry in config.entries where entry.section == "submodule" {
            guard let name = entry.subsection else { continue }
            let value = entry.value ?? []
            if !isSoundModuleName(name) { found.append(ObjectFinding(.gitmodulesName, name)) }
            switch entry.key {
            case "url" where !isSoundModuleURL(value): found.append(ObjectFinding(.gitmodulesUrl, value))
            case "path" where value.first == 0x2d: found.append(ObjectFinding(.gitmodulesPath, value))
            case "update" where value.first == 0x21: found.append(ObjectFinding(.gitmodulesUpdate, value))
            default: break
            }
        }
        return found
    }

    /// Not empty and no component "..", whichever slash separates.
    private static func isSoundModuleName(_ name: [UInt8]) -> Bool {
        !name.isEmpty
            && !name.split(whereSeparator: { $0 == 0x2f || $0 == 0x5c }).contains { $0.elementsEqual("..".utf8) }
    }

    /// No option, no newline once decoded, no climbing out of the host, and a host where the scheme needs one.
    private static func isSoundModuleURL(_ url: [UInt8]) -> Bool {
        if url.first == 0x2d { return false }
        if percentDecoded(url).contains(0x0a) { return false }
        let text = String(decoding: url, as: UTF8.self)
        if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("git://") {
            var rest = text[...]
            var climbs = 0
            while true {
                if rest.hasPrefix("../") {
                    climbs += 1
                    rest = rest.dropFirst(3)
                } else if rest.hasPrefix("./") {
                    rest = rest.dropFirst(2)
                } else {
                    break
                }
            }
            return climbs == 0 || !(rest.hasPrefix(":") || rest.hasPrefix("/"))
        }
        for scheme in ["http", "https", "ftp", "ftps"] {
            let address: Substring
            if text.hasPrefix(scheme + "::") {
                address = text.dropFirst(scheme.count + 2)
            } else if text.hasPrefix(scheme + "://") {
                address = text[...]
            } else {
                continue
            }
            guard let slashes = address.firstRange(of: "://"), slashes.lowerBound > address.startIndex else {
                return false
            }
            let authority = address[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
            return !host.isEmpty && host.first != ":"
        }
        return true
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = Hex.value(bytes[index + 1]),
                let low = Hex.value(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }
}
