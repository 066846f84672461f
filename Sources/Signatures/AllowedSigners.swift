public import Bytes

// The file that tells git and ssh-keygen whose signatures count (ssh-keygen(1), "ALLOWED SIGNERS"; git's setting
// `gpg.ssh.allowedSignersFile`), one line for each key:
//
//   k-7f3a9c2e51@053780004004.allmende.invalid namespaces="git",valid-after="20260301Z" ssh-ed25519 AAAA… Stadt …
//
// Principal and namespaces are patterns, and lists, to OpenSSH: so nothing that has a meaning there is let in.

/// The keys whose signatures count, with the days between which they do.
///
/// git 2.35 and later hand the committer's time of a commit to ssh-keygen (`-Overify-time`, as local time without a
/// zone, which ssh-keygen takes for local time again). So a key counts for what is dated within its days, whenever that
/// is looked at. That time is the signer's own word: whoever stole a key can date back. A revocation therefore ends
/// honest use; what was signed with a stolen key is kept out by when it arrived, which the journal knows.
public struct AllowedSigners: Sendable, Hashable {
    /// One key and whom it stands for.
    public struct Entry: Sendable, Hashable {
        /// Whom it stands for.
        public let principal: String
        /// The key.
        public let key: PublicKey
        /// What its signatures count for.
        public let namespaces: [SignatureNamespace]
        /// The first day on which it counts, in UTC; nil for always.
        public let validFrom: Day?
        /// The first day on which it no longer counts, in UTC; nil for never.
        public let revokedFrom: Day?
        /// For people; may be empty.
        public let comment: String

        /// Creates an entry.
        ///
        /// nil for what would not stand in one line as what it is: a principal that is not 1 to 254 letters, digits,
        /// "-", ".", "_", "+" and "@"; no namespace; a day outside of the years 1971 to 9999; a comment with control
        /// characters or of more than 200 bytes.
        public init?(
            principal: String, key: PublicKey, namespaces: [SignatureNamespace] = [.git], validFrom: Day? = nil,
            revokedFrom: Day? = nil, comment: String = ""
        ) {
            let marks = [UInt8(ascii: "@"), UInt8(ascii: "+")]
            let years = Day(year: 1971, month: 1, day: 1).flatMap { first in
                Day(year: 9999, month: 12, day: 31).map { first...$0 }
            }
            guard 1...254 ~= principal.utf8.count, principal.utf8.allSatisfy({ $0.isPlain || marks.contains($0) }),
                !namespaces.isEmpty,
                [validFrom, revokedFrom].allSatisfy({ $0.map { years?.contains($0) == true } ?? true }),
                comment.utf8.count <= 200,
                comment.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7f...0x9f ~= $0.value) })
            else { return nil }
            (self.principal, self.key, self.namespaces) = (principal, key, namespaces)
            (self.validFrom, self.revokedFrom, self.comment) = (validFrom, revokedFrom, comment)
        }

        /// Whether the key counts for what is dated at that moment, in seconds since 1970-01-01 00:00 UTC.
        public func isValid(at seconds: Int64) -> Bool {
            let day = Day(seconds: seconds)
            return validFrom.map { $0 <= day } ?? true && revokedFrom.map { day < $0 } ?? true
        }

        /// Its line, with line end.
        ///
        /// Without `utcDates` the days are those of the time zone of whoever reads the file, as OpenSSH before 9.1 does
        /// not know another; the limits are off by the distance to UTC then, up to 14 hours.
        func line(utcDates: Bool) -> String {
            let zone = utcDates ? "Z" : ""
            func digits(_ day: Day) -> String { day.description.filter { $0 != "-" } }
            var options = ["namespaces=\"" + namespaces.map(\.name).joined(separator: ",") + "\""]
            if let validFrom { options.append("valid-after=\"\(digits(validFrom))\(zone)\"") }
            // "Before" counts to OpenSSH as "not after": the last second is the one that ends the day before.
            if let revokedFrom {
                options.append("valid-before=\"\(digits(Day(number: revokedFrom.number - 1)))235959\(zone)\"")
            }
            return [principal, options.joined(separator: ","), key.text, comment].filter { !$0.isEmpty }
                .joined(separator: " ") + "\n"
        }
    }

    /// The keys, in the order of the file.
    public var entries: [Entry]

    /// Creates a list.
    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// The file. `utcDates`: whether those who will read it have OpenSSH 9.1 or later (`SSHKeygen.readsUTCDates`).
    public func text(utcDates: Bool = true) -> [UInt8] {
        entries.flatMap { Array($0.line(utcDates: utcDates).utf8) }
    }

    /// The first entry for which this key counts at that moment, as git would choose; nil when there is none.
    public func entry(for key: PublicKey, _ namespace: SignatureNamespace, at seconds: Int64) -> Entry? {
        entries.first { $0.key == key && $0.namespaces.contains(namespace) && $0.isValid(at: seconds) }
    }
}
