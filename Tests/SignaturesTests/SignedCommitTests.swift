import Bytes
import Files
import Objects
import Signatures
import TestSupport
import Testing

@Suite("Signed commits as bytes")
struct SignedCommitTests {
    static let tree = String(repeating: "1", count: 40)

    /// A commit with these lines after the committer; "@" stands for the sample signature with its continuation lines.
    static func commit(_ headers: String..., message: String = "Vorlage\n") -> [UInt8] {
        let lines = Sample.armored.split(separator: "\n").joined(separator: "\n ")
        let text = headers.map { $0.replacing("@", with: lines) + "\n" }.joined()
        return """
            tree \(tree)
            author A <a@example.invalid> 1793404800 +0000
            committer A <a@example.invalid> 1793404801 +0100
            \(text)
            \(message)
            """.bytes
    }

    @Test("what was signed is everything but the headers that begin with gpgsig, as git takes it apart")
    func payload() throws {
        let plain = Self.commit()
        #expect(SignedCommit(plain, .sha1) == nil)
        for commit in [
            Self.commit("gpgsig @"), Self.commit("gpgsig @", "gpgsig-sha256 @"),
            Self.commit("gpgsig-sha256 x", "gpgsig @"),
            Self.commit("gpgsig @", "gpgsigma x\n y"), Self.commit("gpgsig-sha256 x\n y\n  z", "gpgsig @", "gpgsig-x"),
        ] {
            let signed = try #require(SignedCommit(commit, .sha1))
            #expect(signed.payload == plain)
            #expect(signed.signature.armored == Sample.armored.bytes)
            #expect(signed.seconds == 1_793_404_801)
        }
        let kept = try #require(SignedCommit(Self.commit("encoding x", "gpgsig @", "mergetag y\n z"), .sha1))
        #expect(kept.payload == Self.commit("encoding x", "mergetag y\n z"))
        let inMessage = Self.commit("gpgsig @", message: "gpgsig x\n y\n\ngpgsig z\n")
        #expect(SignedCommit(inMessage, .sha1)?.payload == Self.commit(message: "gpgsig x\n y\n\ngpgsig z\n"))
    }

    @Test("no signature, another format's, two of them, and other kinds are not taken for one")
    func none() {
        for commit in [
            Self.commit("gpgsig-sha256 @"), Self.commit("gpgsig @", "gpgsig @"), Self.commit("gpgsig"),
            Self.commit("gpgsig  @"), Self.commit("xgpgsig @"), Self.commit("gpgsig x"), Self.commit("gpgsig @\n "),
            Self.commit("gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"),
            Self.commit(message: "gpgsig \(Sample.armored)"), [], "gpgsig @".bytes,
        ] {
            #expect(SignedCommit(commit, .sha1) == nil, "\(String(decoding: commit, as: UTF8.self))")
        }
        #expect(SignedCommit(Self.commit("gpgsig @"), .sha256) == nil)
    }

    @Test("no prefix and no changed byte of a signed commit traps")
    func damaged() {
        let commit = Self.commit("gpgsig @", "gpgsig-sha256 x\n y")
        for index in commit.indices {
            _ = SignedCommit(Array(commit.prefix(index)), .sha1)
            for byte in [0, 0x0a, 0x20, 0x67, 0xff] as [UInt8] {
                var changed = commit
                changed[index] = byte
                if let signed = SignedCommit(changed, .sha1) { #expect(signed.payload.count < changed.count) }
            }
        }
    }
}
