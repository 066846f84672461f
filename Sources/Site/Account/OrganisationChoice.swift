import Register
import Templates
import Web

// An organisation is chosen without script in two steps: a search asks the register, then one of what it found is taken.

extension Visit {
    /// What was searched for.
    var searchedOrganisation: String { asked("ort")?.filter { !$0.isNewline } ?? "" }

    /// The form that searches the register from a page.
    func organisationSearch(_ here: WebAddress) -> Form {
        Form(
            asking: here, submit: language("Stelle suchen", "Find the organisation"),
            hidden: addresses.language.map { [("sprache", $0.rawValue)] } ?? [],
            fields: [
                Field(
                    "ort", language("Name, Ort, Postleitzahl oder Schlüssel", "Name, place, postcode or key"), .search,
                    value: searchedOrganisation,
                    hint: language(
                        "Etwa »Bergisch Gladbach«, »Kreis Steinfurt« oder »51465«.",
                        "Say “Bergisch Gladbach”, “Kreis Steinfurt” or “51465”."), required: true, limit: 200)
            ])
    }

    /// The field with what the register found; nil when nothing was asked or found. Nothing is chosen before somebody chooses.
    func organisationField(_ chosen: String? = nil) -> Field? {
        var found = Register.search(searchedOrganisation)
        if let chosen, let entry = Register.entry(chosen), !found.contains(entry) { found.insert(entry, at: 0) }
        guard !found.isEmpty else { return nil }
        var field = Field(
            "stelle", language("Welche Stelle?", "Which organisation?"),
            .radios(found.map { Field.Option($0.ars, $0.anzeige, hint: $0.ars, isContent: true) }))
        field.isRequired = true
        field.values = found.count == 1 ? [found[0].ars] : chosen.map { [$0] } ?? []
        return field
    }

    /// What is said when the register found nothing.
    var noOrganisation: Block {
        .notice(
            Meldung(
                .hinweis,
                language(
                    "Dazu steht nichts im Register. Versuchen Sie einen Teil des Namens oder die Postleitzahl des Rathauses.",
                    "The register has nothing of that. Try a part of the name or the postcode of the town hall.")))
    }

    /// The organisation that a form names, as the register calls it; nil for none.
    func organisation(_ input: FormInput) -> (ars: String, name: String)? {
        Register.entry(input.text("stelle")).map { ($0.ars, $0.bezeichnung) }
    }

    /// What is wrong with a form that names none.
    var organisationMissing: String {
        language("Bitte wählen Sie eine Stelle aus.", "Please choose an organisation.")
    }

    /// Where the register is from.
    var registerSource: Block { .quiet(Register.quelle) }
}
