import Testing

@testable import Bytes

@Suite("Hashes", .tags(.format))
struct HashTests {
    @Test(
        "SHA-256 gives the digests of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(_ text: String, _ digest: String) {
        #expect(Hex.string(SHA256.digest(Array(text.utf8).span)) == digest)
    }

    @Test(
        "SHA-1 gives the digests of FIPS 180-4",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
        ])
    func sha1(_ text: String, _ digest: String) {
        var hash = SHA1()
        hash.update(Array(text.utf8).span)
        #expect(Hex.string(hash.finish().digest) == digest)
        #expect(!hash.finish().collisionDetected)
    }

    @Test("a million letters, added in uneven pieces, give the published digests")
    func pieces() {
        var first = SHA1()
        var second = SHA256()
        var left = 1_000_000
        var step = 1
        while left > 0 {
            let piece = [UInt8](repeating: 0x61, count: min(step, left))
            first.update(piece.span)
            second.update(piece.span)
            left -= piece.count
            step = step % 191 + 1
        }
        #expect(Hex.string(first.finish().digest) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
        #expect(
            Hex.string(second.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("the processor's own instructions for SHA-256 agree with the plain way, block by block")
    func instructions() {
        for count in [1, 2, 3, 7, 64] {
            let blocks = (0..<count * 64).map { _ in UInt8.random(in: 0...255) }
            var first = SIMD8<UInt32>(repeating: 0).replacing(with: 0x9e37_79b9, where: .init(repeating: true))
            var second = first
            // The buffer has as many blocks as are named.
            unsafe blocks.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                unsafe SHA256.compress(&first, start, count)
                unsafe SHA256.compressPlainly(&second, start, count)
            }
            #expect(first == second)
        }
    }

    @Test("finishing leaves the running hash as it was")
    func finishTwice() {
        var hash = SHA256()
        hash.update(Array("ab".utf8).span)
        _ = hash.finish()
        hash.update(Array("c".utf8).span)
        #expect(hash.finish() == SHA256.digest(Array("abc".utf8).span))
    }

    @Test("CRC-32 gives the check value of the catalogue")
    func crc() {
        #expect(CRC32.of(Array("123456789".utf8).span) == 0xcbf4_3926)
    }
}

extension Tag {
    @Tag static var format: Self
}
