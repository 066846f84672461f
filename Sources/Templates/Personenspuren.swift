/// Texts freed of what points to a person, by the rules of `check` (Specs/template-format.md, section 7, persons).
public enum Personenspuren {
    /// The text with "[E-Mail]", "[Telefon]" and "[Person]" in place of addresses, telephone numbers, and "Frau" or "Herr" with a name,
    /// and what stood there. At most 200 of each kind are found in one go; linear.
    public static func entfernt(aus text: String) -> (text: String, gefunden: [String]) {
        var (plain, found) = PersonalData.removed(from: text)
        var all = found
        // What is found in one go has an end; each further go has less to find.
        while found.count >= 200 {
            (plain, found) = PersonalData.removed(from: plain)
            all += found
        }
        return (plain, all)
    }
}
