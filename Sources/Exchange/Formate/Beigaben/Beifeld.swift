import Templates

/// Fields of a node for which programs for plans have none, as columns of text with these titles.
enum Beifeld: Int, CaseIterable {
    case id = 1
    case kennung, bedingung, wiederholung, rechtsgrundlagen, ergebnisse, angaben
    /// Stand once in a file.
    case marke, fragen

    /// The title of the column, by which the field is found again.
    var titel: String {
        switch self {
        case .id: "Allmende-Kennung"
        case .kennung: "Kennung"
        case .bedingung: "Bedingung"
        case .wiederholung: "Wiederholung"
        case .rechtsgrundlagen: "Rechtsgrundlagen"
        case .ergebnisse: "Ergebnisse"
        case .angaben: "Allmende-Angaben"
        case .marke: "Allmende-Marke"
        case .fragen: "Allmende-Fragen"
        }
    }

    /// What is lost when the field is.
    var verlust: [Verlust.Feld] {
        switch self {
        case .id: [.id]
        case .kennung: [.kennung]
        case .bedingung: [.bedingung]
        case .wiederholung: [.wiederholung]
        case .rechtsgrundlagen: [.rechtsgrundlagen]
        case .ergebnisse: [.ergebnisse]
        case .angaben: [.art, .herkunft, .verantwortlich, .mitwirkend, .fremdids]
        case .marke: []
        case .fragen: [.parameter]
        }
    }

    /// The fields of a node that are not empty.
    static func texte(_ id: ElementID, _ knoten: Knoten, _ beigabe: Beigabe) -> [(feld: Beifeld, text: String)] {
        var felder: [(Beifeld, String)] = [(.id, id.description)]
        if let kennung = knoten.kennung { felder.append((.kennung, kennung)) }
        if let bedingung = knoten.bedingung { felder.append((.bedingung, bedingung)) }
        if let wiederholung = knoten.wiederholung { felder.append((.wiederholung, wiederholung.description)) }
        felder.append((.angaben, beigabe.text))
        if !knoten.rechtsgrundlagen.isEmpty {
            felder.append((.rechtsgrundlagen, Feldtext.text(knoten.rechtsgrundlagen)))
        }
        if !knoten.ergebnisse.isEmpty { felder.append((.ergebnisse, Feldtext.text(knoten.ergebnisse))) }
        return felder
    }

    /// Puts the fields of a row into it; what cannot be read any more is reported.
    ///
    /// - Returns: What the row says besides, when it does.
    static func setze(
        _ texte: [Beifeld: String], in zeile: inout Fremdvorgang, _ bericht: inout Importbericht
    ) -> Beigabe? {
        zeile.id = texte[.id].flatMap { ElementID($0.trimmed) }
        zeile.kennung = texte[.kennung]
        zeile.bedingung = texte[.bedingung]
        zeile.wiederholung = texte[.wiederholung]?.trimmed
        if let text = texte[.rechtsgrundlagen], !text.isEmpty {
            if let found = Feldtext.rechtsgrundlagen(text) {
                zeile.rechtsgrundlagen = found
            } else {
                bericht.melde(rechtsgrundlagen.unlesbar(zeile))
            }
        }
        if let text = texte[.ergebnisse], !text.isEmpty {
            if let found = Feldtext.ergebnisse(text) {
                zeile.ergebnisse = found
            } else {
                bericht.melde(ergebnisse.unlesbar(zeile))
            }
        }
        guard let text = texte[.angaben], !text.isEmpty else { return nil }
        guard let beigabe = Beigabe(text) else {
            bericht.melde(angaben.unlesbar(zeile))
            return nil
        }
        zeile.art = beigabe.art == .meilenstein && !zeile.istMeilenstein ? nil : beigabe.art
        zeile.dauer = beigabe.dauer(zeile.dauer)
        zeile.fremdids = beigabe.fremdids
        return beigabe
    }

    /// Says that the field of a row was left out.
    func unlesbar(_ zeile: Fremdvorgang) -> Importbericht.Zeile {
        Importbericht.Zeile(
            .ausgelassen, "field-unreadable", ort: zeile.ort, titel: zeile.titel,
            Satz(
                "Das Feld »\(titel)« wurde von Hand geändert und ist nicht mehr lesbar.",
                "The field “\(titel)” was changed by hand and cannot be read any more."))
    }
}

extension Fremdplan {
    /// Takes the durations of rows that have others below them away, apart from those such a row had when it was written.
    mutating func ohneDauerDerSammelvorgaenge(_ beigaben: [Beigabe?]) {
        var hatKinder = [Bool](repeating: false, count: vorgaenge.count)
        for zeile in vorgaenge { if let ueber = zeile.ueber { hatKinder[ueber] = true } }
        for index in vorgaenge.indices where hatKinder[index] {
            vorgaenge[index].dauer = beigaben[index]?.eigeneDauer
        }
    }

    /// Distributes who is named at a row, in this order, to who answers for it and who contributes.
    mutating func teile(_ wer: [Int], _ beigabe: Beigabe?, _ zeile: inout Fremdvorgang) {
        if let beigabe {
            let (verantwortlich, mitwirkend) = beigabe.verteile(wer.map { beteiligte[$0].id })
            zeile.verantwortlich = verantwortlich.map { wer[$0] }
            zeile.mitwirkend = mitwirkend.map { wer[$0] }
        } else {
            zeile.verantwortlich = wer.first
            zeile.mitwirkend = Array(wer.dropFirst())
        }
    }
}
