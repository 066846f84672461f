import Templates

extension MSProjectLeser {
    /// What the file says, in the words of the room.
    func plan() -> Fremdplan {
        var bau = MSProjectBau(self)
        bau.baue()
        return bau.plan
    }
}

/// Makes a `Fremdplan` of what was read and reports what has no place in it.
struct MSProjectBau {
    let leser: MSProjectLeser
    var plan = Fremdplan()
    let zeit: MSProjectZeit
    /// Our fields, by the identifier they have in this file.
    let unsere: [Int: Beifeld]
    /// The identifiers of the texts that continue long values, by number.
    let fortsetzungen: [Int: Int]
    let istUnser: Bool
    /// By UID of a task, its row in the plan.
    var zeilen: [Int: Int] = [:]
    /// UIDs of tasks that are not in the plan, and of the summary of the project.
    var ohneZeile = Set<Int>()
    var beteiligt: [Int: Int] = [:]
    var roh: [Int] = []
    var beigaben: [Beigabe?] = []
    var kontakte = Set<String>()
    var sammlung = Sammelmeldung()

    init(_ leser: MSProjectLeser) {
        self.leser = leser
        zeit = MSProjectZeit(minutenJeTag: leser.minutenJeTag)
        var unsere: [Int: Beifeld] = [:]
        var fortsetzungen: [Int: Int] = [:]
        for (id, alias) in leser.felder {
            if let feld = Beifeld.allCases.first(where: { $0.titel == alias }) {
                unsere[id] = feld
            } else if let number = MSProjectFeld.fortsetzungen.first(where: {
                MSProjectFeld.fortsetzungsalias($0) == alias
            }) {
                fortsetzungen[number] = id
            }
        }
        // A column that somebody called "Bedingung" is not ours unless the ids are there too.
        istUnser = unsere.values.contains(.id)
        self.unsere = istUnser ? unsere : [:]
        self.fortsetzungen = istUnser ? fortsetzungen : [:]
    }

    mutating func baue() {
        plan.titel = leser.titel
        plan.kurztext = leser.thema
        plan.personen = leser.personen
        kontakte = Set(leser.personen)
        for (uid, wer) in leser.ressourcen { nimm(uid, wer) }
        var offen: [(ebene: Int, zeile: Int)] = []
        for index in leser.vorgaenge.indices {
            let vorgang = leser.vorgaenge[index]
            if istGesamtvorgang(vorgang, index) {
                gesamtvorgang(vorgang)
                continue
            }
            if vorgang.istLeer || vorgang.name.trimmed.isEmpty && vorgang.ebene == nil && vorgang.dauer.isEmpty {
                sammlung.zaehle("null-rows")
                continue
            }
            if vorgang.istExtern {
                extern(vorgang)
                continue
            }
            let ebene = vorgang.ebene ?? (vorgang.gliederung.utf8.lazy.filter { $0 == UInt8(ascii: ".") }.count + 1)
            while let last = offen.last, last.ebene >= ebene { offen.removeLast() }
            nimm(vorgang, index, unter: offen.last?.zeile)
            offen.append((ebene, plan.vorgaenge.count - 1))
        }
        plan.ohneDauerDerSammelvorgaenge(beigaben)
        for zeile in plan.vorgaenge.indices { verknuepfe(zeile) }
        if plan.titel.isEmpty {
            let name = leser.dateiname
            plan.titel =
                name.lowercased().hasSuffix(".xml") || name.lowercased().hasSuffix(".mpp")
                ? String(name.dropLast(4)) : name
        }
        meldeSummen()
    }

    // MARK: Rows

    func istGesamtvorgang(_ vorgang: MSProjectVorgang, _ index: Int) -> Bool {
        vorgang.uid == 0 && !vorgang.istLeer && (vorgang.ebene ?? 0) == 0
    }

    /// The summary of the project: its name, its notes and our mark.
    mutating func gesamtvorgang(_ vorgang: MSProjectVorgang) {
        if let uid = vorgang.uid { ohneZeile.insert(uid) }
        if plan.titel.isEmpty { plan.titel = vorgang.name.trimmed }
        if let notiz = vorgang.notiz, !notiz.trimmed.isEmpty { plan.kurztext = notiz }
        let texte = unsereTexte(vorgang)
        plan.marke = texte[.marke].flatMap { Ausfuhrmarke($0) }
        if let fragen = texte[.fragen] {
            if let parameter = Feldtext.parameter(fragen) {
                plan.parameter = parameter
            } else {
                plan.bericht.melde(Beifeld.fragen.unlesbar(Fremdvorgang(vorgang.name)))
            }
        }
        for feld in vorgang.sonstiges where feld == "baseline" { sammlung.zaehle(feld) }
    }

    mutating func extern(_ vorgang: MSProjectVorgang) {
        if let uid = vorgang.uid { ohneZeile.insert(uid) }
        plan.bericht.melde(
            .init(
                .ausgelassen, "external-task", ort: ort(vorgang), titel: vorgang.name,
                Satz(
                    "Der Vorgang steht in einem anderen Projekt und ist hier nur ein Verweis.",
                    "The task is one of another project and only referred to here.")))
    }

    mutating func nimm(_ vorgang: MSProjectVorgang, _ index: Int, unter: Int?) {
        var zeile = Fremdvorgang(
            vorgang.name, ort: ort(vorgang), fremdid: vorgang.uid.map { "\($0)" } ?? "", ueber: unter)
        zeile.istMeilenstein = vorgang.meilenstein
        zeile.hinweis = vorgang.notiz.flatMap { $0.isEmpty && !istUnser ? nil : $0 }
        zeile.dauer = dauer(vorgang)
        zeile.anfang = MSProjectZeit.tag(vorgang.anfang)
        zeile.ende = MSProjectZeit.tag(vorgang.ende)
        let beigabe = Beifeld.setze(unsereTexte(vorgang), in: &zeile, &plan.bericht)
        if !istUnser, !vorgang.psp.isEmpty, vorgang.psp != vorgang.gliederung { zeile.kennung = vorgang.psp }
        teileZu(vorgang, beigabe, &zeile)
        if !vorgang.kontakt.isEmpty, kontakte.insert(vorgang.kontakt).inserted { plan.personen.append(vorgang.kontakt) }
        if let uid = vorgang.uid, zeilen[uid] == nil { zeilen[uid] = plan.vorgaenge.count }
        plan.vorgaenge.append(zeile)
        roh.append(index)
        beigaben.append(beigabe)
        melde(vorgang, zeile)
    }

    mutating func dauer(_ vorgang: MSProjectVorgang) -> Dauer? {
        let text = vorgang.dauer.isEmpty ? vorgang.dauerManuell : vorgang.dauer
        if text.isEmpty { return nil }
        // What is no duration has refused the file already.
        guard let sekunden = MSProjectZeit.sekunden(text) else { return nil }
        switch zeit.dauer(sekunden: sekunden, format: vorgang.dauerformat ?? leser.dauerformat) {
        case .genau(let dauer): return dauer
        case .gerundet(let dauer):
            meldeRundung("duration-rounded", vorgang, "Die Dauer", "The duration", dauer.wort(.de), dauer.wort(.en))
            return dauer
        case .gekuerzt(let dauer):
            meldeRundung("duration-cut", vorgang, "Die Dauer", "The duration", dauer.wort(.de), dauer.wort(.en))
            return dauer
        }
    }

    mutating func meldeRundung(
        _ code: String, _ vorgang: MSProjectVorgang, _ was: String, _ what: String, _ de: String, _ en: String
    ) {
        let cut = code.hasSuffix("cut")
        plan.bericht.melde(
            .init(
                .veraendert, code, ort: ort(vorgang), titel: vorgang.name,
                Satz(
                    cut
                        ? "\(was) ist länger, als eine Vorlage zulässt, und beträgt nun \(de)."
                        : "\(was) ist keine ganze Zahl von Stunden oder Tagen und wurde auf \(de) aufgerundet.",
                    cut
                        ? "\(what) is longer than a template allows and is now \(en)."
                        : "\(what) is no whole number of hours or days and was rounded up to \(en).")))
    }

    func ort(_ vorgang: MSProjectVorgang) -> String {
        "Vorgang \(vorgang.nummer.isEmpty ? vorgang.uid.map { "\($0)" } ?? "?" : vorgang.nummer)"
    }

    // MARK: Our fields

    /// Our fields of a task, long values put together again.
    func unsereTexte(_ vorgang: MSProjectVorgang) -> [Beifeld: String] {
        var found: [Beifeld: String] = [:]
        for (id, feld) in unsere {
            guard var text = vorgang.texte[id] else { continue }
            // Each part names the next; a text that names itself ends after all there are.
            for _ in MSProjectFeld.fortsetzungen {
                guard let arrow = text.lastIndex(of: MSProjectFeld.pfeil),
                    let number = Int(text[arrow...].dropFirst()), let next = fortsetzungen[number],
                    let rest = vorgang.texte[next]
                else { break }
                text = text[..<arrow] + rest
            }
            found[feld] = text
        }
        return found
    }

    // MARK: Resources

    mutating func nimm(_ uid: Int, _ wer: MSProjectLeser.Ressource) {
        guard beteiligt[uid] == nil else { return }
        if wer.art == 0 || wer.art == 2 || wer.istKosten {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "resource-material", titel: wer.name,
                    Satz(
                        wer.art == 0 && !wer.istKosten
                            ? "Material gehört in keine Vorlage." : "Kostenressourcen gehören in keine Vorlage.",
                        wer.art == 0 && !wer.istKosten
                            ? "Material is no part of a template." : "Cost resources are no part of a template.")))
            return
        }
        if wer.hatMehr { sammlung.zaehle("resource-details") }
        beteiligt[uid] = plan.beteiligte.count
        let art: Fremdbeteiligter.Art =
            wer.istAllgemein || wer.id != nil ? .rolle : wer.spuren.isEmpty ? .unklar : .person
        plan.beteiligte.append(
            Fremdbeteiligter(wer.name, art, id: wer.id, kuerzel: wer.kuerzel, spuren: wer.spuren))
    }

    mutating func teileZu(_ vorgang: MSProjectVorgang, _ beigabe: Beigabe?, _ zeile: inout Fremdvorgang) {
        var wer: [Int] = []
        var gesehen = Set<Int>()
        for uid in vorgang.uid.flatMap({ leser.zuordnungen[$0] }) ?? [] {
            if let index = beteiligt[uid], gesehen.insert(index).inserted { wer.append(index) }
        }
        plan.teile(wer, beigabe, &zeile)
        if beigabe == nil, wer.count > 1 { sammlung.zaehle("first-responsible") }
    }
}
