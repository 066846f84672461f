import Net
import Register
import Templates
import Web

// Asking for access, and fetching the key when the operators have agreed.

extension Visit {
    /// GET /zugang: finds the organisation, then asks.
    func askingPage(_ input: FormInput? = nil, _ problems: Problems = Problems()) throws -> Reply {
        _ = try admissions()
        let here = addresses.page("zugang")
        var blocks: [Block] = [.form(organisationSearch(here))]
        if let field = organisationField(input?.text("stelle")) {
            var form = Form(
                here, submit: language("Zugang beantragen", "Ask for access"), fields: [field, labelField])
            if let input { form = form.filled(input, problems) }
            blocks.append(.section(language("Für diese Stelle beantragen", "Ask for this organisation"), [.form(form)]))
        } else if !searchedOrganisation.isEmpty {
            blocks.append(noOrganisation)
        }
        blocks.append(
            .section(
                language("So geht es weiter", "What happens then"),
                [
                    .bullets([
                        language(
                            "Sie bekommen einen Abholcode. Bitte bewahren Sie ihn auf.",
                            "You get a pick-up code. Please keep it."),
                        language(
                            "Der Betrieb fragt bei Ihrer Stelle nach und bestätigt oder lehnt ab.",
                            "The operators ask your organisation and confirm or reject."),
                        language(
                            "Mit dem Code holen Sie danach Ihren Zugangsschlüssel ab, innerhalb von 30 Tagen.",
                            "With the code you then fetch your access key, within 30 days."),
                    ]),
                    .actions([Aktion(language("Schlüssel abholen", "Fetch a key"), addresses.page("zugang", "abholen"))]
                    ),
                    registerSource,
                ]))
        let sheet = Sheet(
            language("Zugang beantragen", "Ask for access"), trail: [home],
            lead: language(
                "Für Stellen, die noch keine Einladung haben. Suchen Sie zuerst Ihre Stelle.",
                "For organisations without an invitation. Find your organisation first."), blocks)
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /zugang
    func askForAccess() throws -> Reply {
        let (input, admissions) = (try input(), try admissions())
        var problems = Problems()
        let label = input.text("bezeichnung")
        let organisation = organisation(input)
        if organisation == nil { problems["stelle"] = organisationMissing }
        problems["bezeichnung"] = problem(ofLabel: label)
        guard let organisation, problems.isEmpty else {
            if organisation == nil { return try askingPageWithoutChoice() }
            return try askingPage(input, problems)
        }
        guard mayTry() else {
            problems.add(tooOften)
            return try askingPage(input, problems)
        }
        do {
            let code = try admissions.ask(ars: organisation.ars, name: organisation.name, label: label)
            let sheet = Sheet(
                language("Beantragt", "Asked for"), trail: [home],
                lead: language(
                    "Ihr Antrag ist beim Betrieb. Der Abholcode steht nur auf dieser Seite, und nur dieses eine Mal.",
                    "The operators have your request. The pick-up code is on this page only, and only this once."),
                [
                    .section(
                        language("Ihr Abholcode", "Your pick-up code"),
                        [
                            .command(code),
                            .text(
                                language(
                                    "Bewahren Sie ihn wie ein Kennwort auf. Er gilt 30 Tage; ohne ihn stellen Sie einen neuen Antrag.",
                                    "Keep it like a password. It is valid for 30 days; without it, ask anew.")),
                        ]),
                    .facts([Fact(language("Stelle", "Organisation"), .content(organisation.name))]),
                    .actions([
                        Aktion(language("Schlüssel abholen", "Fetch the key"), addresses.page("zugang", "abholen"))
                    ]),
                ])
            return .status(200, sheet.html(frame(at: nil)))
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try askingPage(input, problems)
        }
    }

    /// A form without an organisation comes from a page that did not offer any: the search is where to begin.
    private func askingPageWithoutChoice() throws -> Reply {
        var form = organisationSearch(addresses.page("zugang"))
        form.problems = [organisationMissing]
        return again(Sheet(language("Zugang beantragen", "Ask for access"), trail: [home], [.form(form)]))
    }

    private func fetchingSheet(_ input: FormInput? = nil, _ problems: Problems = Problems()) -> Sheet {
        var form = Form(
            addresses.page("zugang", "abholen"), submit: language("Schlüssel abholen", "Fetch the key"),
            fields: [
                Field(
                    "abholung", language("Abholcode", "Pick-up code"),
                    hint: language("Beginnt mit »abholung-«.", "Begins with “abholung-”."), required: true, limit: 200)
            ])
        if let input { form = form.filled(input, problems) }
        return Sheet(
            language("Schlüssel abholen", "Fetch your key"),
            trail: [home, PageLink(language("Zugang beantragen", "Ask for access"), addresses.page("zugang"))],
            lead: language(
                "Wenn der Betrieb Ihren Antrag bestätigt hat, bekommen Sie hier Ihren Zugangsschlüssel.",
                "When the operators have confirmed, you get your access key here."), [.form(form)])
    }

    /// GET /zugang/abholen
    func fetchingPage() throws -> Reply {
        _ = try admissions()
        return page(fetchingSheet(), at: addresses.page("zugang", "abholen"))
    }

    /// POST /zugang/abholen
    func fetchKey() throws -> Reply {
        let (input, admissions) = (try input(), try admissions())
        var problems = Problems()
        guard mayTry() else {
            problems["abholung"] = tooOften
            return .status(429, fetchingSheet(input, problems).html(frame(at: nil)))
        }
        do {
            return try welcome(admissions.fetch(input.text("abholung")))
        } catch {
            guard let sentence = sentence(error) else { throw error }
            problems["abholung"] = sentence
            return again(fetchingSheet(input, problems))
        }
    }
}
