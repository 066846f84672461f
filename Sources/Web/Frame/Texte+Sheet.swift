// The words of forms and notices.
extension Texte {
    var fehlerVorab: String { self("Fehler", "Error") }
    var bittePruefen: String { self("Bitte prüfen Sie Ihre Angaben", "Please check what you entered") }
    var freiwillig: String { self("(freiwillig)", "(optional)") }
    var zu: String { self("zu", "about") }
    var nichts: String { self("keine Angabe", "nothing") }
}
