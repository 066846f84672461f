import Bytes
import Site
import Testing
import Wire

@testable import Hub

/// Which address leads where.
@Suite("Addresses of the hub")
struct RouteTests {
    static func segments(_ path: String) -> [[UInt8]] { path.split(separator: "/").map { Array($0.utf8) } }

    @Test("Git's addresses are found below any repository")
    func git() {
        let library = [Array("vorlagen.git".utf8)]
        func route(_ path: String, _ query: String? = nil) -> GitRoute? {
            GitRoute(path: Self.segments(path), query: query.map { Array($0.utf8) })
        }
        #expect(
            route("vorlagen.git/info/refs", "service=git-upload-pack")
                == .advertisement(.uploadPack, repository: library))
        #expect(
            route("vorlagen.git/info/refs", "service=git-receive-pack")
                == .advertisement(.receivePack, repository: library))
        #expect(route("info/refs", "service=git-upload-pack") == .advertisement(.uploadPack, repository: []))
        #expect(route("vorlagen.git/git-upload-pack") == .call(.uploadPack, repository: library))
        #expect(route("a/b/c.git/git-receive-pack") == .call(.receivePack, repository: Self.segments("a/b/c.git")))
        for (path, query) in [
            ("vorlagen.git/info/refs", nil), ("vorlagen.git/info/refs", "service=git-upload-archive"),
            ("vorlagen.git/info/refs", "x=1&service=git-upload-pack"), ("vorlagen.git/HEAD", nil),
            ("vorlagen.git/objects/info/packs", nil),
        ] {
            #expect(route(path, query) == .refused(repository: library), "\(path)")
        }
        for path in ["", "stil.css", "vorlagen.git", "vorlagen.git/config", "git-upload-pack", "HEAD"] {
            #expect(route(path) == nil, "\(path)")
        }
    }

    @Test("pages have theirs")
    func pages() throws {
        for path in [
            "", "vorlagen/a/b-1", "vorlagen/a/b-1/verlauf", "vorlagen/a/b-1/verlauf/0a", "vorlagen/a/b-1/datei/d/HEAD",
        ] {
            #expect(Site.owns(Self.segments(path)), "\(path)")
        }
        for path in ["vorlagen", "vorlagen/a", "vorlagen/a/b/datei", "x", "vorlagen.git/info/refs"] {
            #expect(!Site.owns(Self.segments(path)), "\(path)")
        }
    }
}
