public import Templates

/// A sentence in both languages of the program, made where its reason is known.
public struct Satz: Hashable, Sendable {
    /// In German.
    public let deutsch: String
    /// In English.
    public let english: String

    /// A sentence.
    public init(_ deutsch: String, _ english: String) { (self.deutsch, self.english) = (deutsch, english) }

    /// The form for a language.
    public func callAsFunction(_ sprache: Sprache) -> String { sprache == .de ? deutsch : english }
}

/// Why a file was not read, or a plan not written: what happened, what it means, and what to do.
public struct Austauschfehler: Error, Hashable, Sendable {
    /// A stable code in words with hyphens: "encrypted", "not-xml", "too-large".
    public let code: String
    /// Where in the file, as its readers count: "Zeile 12", "xl/worksheets/sheet1.xml, B7"; empty for the whole.
    public let ort: String
    /// What happened and what to do.
    public let satz: Satz

    /// An error.
    public init(_ code: String, ort: String = "", _ satz: Satz) { (self.code, self.ort, self.satz) = (code, ort, satz) }
}
