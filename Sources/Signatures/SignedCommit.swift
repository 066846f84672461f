internal import Bytes
public import Objects

// A signed commit has one more header (git's gitformat-signature(5); commit.c):
//
//   gpgsig -----BEGIN SSH SIGNATURE-----            in a repository of SHA-1 ids; gpgsig-sha256 in one of SHA-256 ids
//    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg…  further lines begin with a space
//    -----END SSH SIGNATURE-----
//
// What is signed is the commit without every header whose name begins with "gpgsig" and the lines that continue it.

/// A commit taken apart into its signature and what it was made over; nothing is checked yet.
public struct SignedCommit: Sendable {
    /// The signature.
    public let signature: SSHSignature
    /// The bytes that were signed.
    public let payload: [UInt8]
    /// The committer's time, in seconds since 1970; 0 when it cannot be read. git holds it against the key's days.
    public let seconds: Int64

    /// Takes the exact bytes of a commit object apart; they are never printed anew.
    ///
    /// nil when it cannot be read as a commit, is not signed, is signed with something else (PGP), or carries more than
    /// one signature for this object format: git would join them, and only one can be meant.
    public init?(_ commit: [UInt8], _ format: ObjectFormat) {
        guard let links = try? CommitLinks(commit, format) else { return nil }
        let (payload, signatures) = Self.split(commit, format)
        guard signatures.count == 1, let signature = try? SSHSignature(armored: signatures[0]) else { return nil }
        (self.signature, self.payload, seconds) = (signature, payload, links.seconds(in: commit))
    }

    /// The name of the header in repositories of that format.
    static func headerName(_ format: ObjectFormat) -> [UInt8] {
        Array((format == .sha1 ? "gpgsig" : "gpgsig-sha256").utf8)
    }

    /// The commit without its signature headers, and the values of those for this format, each with its line end.
    static func split(_ commit: [UInt8], _ format: ObjectFormat) -> (payload: [UInt8], signatures: [[UInt8]]) {
        /// Where a line belongs; a line that begins with a space belongs where the one before it does.
        enum Place { case payload, signature, elsewhere }
        let ours = headerName(format) + [0x20]
        var payload: [UInt8] = []
        payload.reserveCapacity(commit.count)
        var signatures: [[UInt8]] = []
        var place = Place.payload
        var start = 0
        while start < commit.count, commit[start] != 0x0a {
            let end = commit[start...].firstIndex(of: 0x0a).map { $0 + 1 } ?? commit.count
            var line = commit[start..<end]
            start = end
            if line.first == 0x20 {
                if place == .signature { line.removeFirst() }
            } else if line.starts(with: ours) {
                place = .signature
                signatures.append([])
                line.removeFirst(ours.count)
            } else {
                place = line.starts(with: "gpgsig".utf8) ? .elsewhere : .payload
            }
            switch place {
            case .payload: payload += line
            case .signature: signatures[signatures.count - 1] += line
            case .elsewhere: break
            }
        }
        // From the empty line on everything is the message, whatever its lines look like.
        return (payload + commit[start...], signatures)
    }
}
