import Templates

/// The libraries that `init` and `hub init` begin with. The files of the starter library are written into the program from
/// Fixtures/starter, so that one binary is all a Kommune needs.
public enum Starter {
    /// A library without templates.
    static func emptyLibrary(title: String) -> [(path: String, content: String)] {
        let library = Bibliothek(titel: title, lizenz: "CC-BY-4.0")
        let kept = files.filter { [".gitattributes", ".gitignore"].contains($0.path) }
        return [("bibliothek.json", String(decoding: library.canonicalText, as: UTF8.self))] + kept
    }
}
