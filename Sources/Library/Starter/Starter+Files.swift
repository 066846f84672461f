// swift-format-ignore-file
// Written by Fixtures/embed-starter.py from Fixtures/starter; change the files there.

extension Starter {
    /// All files of the starter library by their paths.
    public static var files: [(path: String, content: String)] { ausschreibungIt + bibliothek + dmsRollout + eakteEinfuehrung + ozgLeistungDigitalisieren }
}
