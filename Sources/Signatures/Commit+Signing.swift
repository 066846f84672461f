public import Files
public import Objects

extension Commit {
    /// The commit with a signature by a private key, made as `git commit -S` does: after all other headers, over the
    /// bytes that `encode` gives without it. Signatures it had before are dropped.
    ///
    /// Throws `SSHKeygenError`; see `SSHKeygen.sign`.
    public func signed(
        with key: Path, by keygen: SSHKeygen, format: ObjectFormat
    ) throws(SSHKeygenError) -> Commit {
        var commit = self
        commit.extraHeaders.removeAll { $0.name.starts(with: "gpgsig".utf8) }
        let signature = try keygen.sign(commit.encode(), with: key, namespace: .git)
        // The header's own line end is the last one of the signature.
        commit.extraHeaders.append(Header(SignedCommit.headerName(format), signature.armored.dropLast()))
        return commit
    }
}

extension SSHKeygen {
    /// Whether the exact bytes of a commit object carry a signature by this key over all the rest of them.
    ///
    /// No also for a commit that `SignedCommit` does not take apart. On which days the key counts is not looked at.
    /// Throws what `verify` throws.
    public func verifyCommit(
        _ commit: [UInt8], _ format: ObjectFormat, by key: PublicKey, temporary: Path
    ) throws -> Bool {
        guard let signed = SignedCommit(commit, format) else { return false }
        return try verify(signed.payload, signed.signature, by: key, namespace: .git, temporary: temporary)
    }

    /// Whose signature the exact bytes of a commit object carry: the entry whose key made it, if the key counts on the
    /// day the commit is dated; nil when nobody's. `git verify-commit` with the same list agrees.
    ///
    /// That the commit's author is the one it names is another question. Throws what `verify` throws.
    public func signer(
        ofCommit commit: [UInt8], _ format: ObjectFormat, among signers: AllowedSigners, temporary: Path
    ) throws -> AllowedSigners.Entry? {
        guard let signed = SignedCommit(commit, format),
            let entry = signers.entry(for: signed.signature.publicKey, .git, at: signed.seconds),
            try verify(signed.payload, signed.signature, by: entry.key, namespace: .git, temporary: temporary)
        else { return nil }
        return entry
    }
}
