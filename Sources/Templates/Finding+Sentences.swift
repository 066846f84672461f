// One sentence for each kind of finding: what is wrong, and what to do where that is not plain. The subject stands first
// where there is one. Content is put in quotation marks and not neutralised: whoever shows it does that for the medium at hand.

extension Finding {
    /// What was found, as a sentence.
    public func satz(_ sprache: Sprache) -> String {
        let subject = self.subject.isEmpty ? "" : sprache.quoted(self.subject)
        func value(_ index: Int) -> String { index < values.count ? values[index] : "" }
        switch code {
        case .unreadable, .newerFormat, .missingFile, .folder, .fileName, .fileNameCollision, .strayFile,
            .readmeMissing,
            .notCanonical, .notNormal, .controlCharacter, .unknownField, .idForm:
            return fileSentence(sprache, subject, value)
        case .titleMissing, .titleLong, .summaryMissing, .licenceMissing, .licenceUnknown, .contactMissing,
            .stewardMissing, .stewardForm, .serviceForm, .referenceUnknown, .lawEmpty, .lawUndated, .lawDateForm,
            .lawOld,
            .lawLand:
            return headSentence(sprache, subject, value)
        case .empty, .parentUnknown, .treeCycle, .phaseBelow, .milestoneParent, .taskParent, .placeTaken,
            .codeDuplicate,
            .leafUndated, .milestoneDuration, .summaryDuration, .predecessorUnknown, .summaryPredecessor,
            .dependencyCycle:
            return treeSentence(sprache, subject, value)
        case .leafWithoutRole, .roleUnknown, .roleUnused, .abbreviationDuplicate, .conditionSyntax, .conditionKind,
            .conditionValue, .parameterUnknown, .parameterUnused, .parameterName, .parameterValues, .repetitionKind:
            return parameterSentence(sprache, subject, value)
        case .openConflict:
            let what = subject.isEmpty ? "" : "\(subject): "
            return sprache(
                "\(what)Zwei zusammengeführte Fassungen widersprechen sich hier, und es ist noch nicht entschieden. »allmende resolve« zeigt beide.",
                "\(what)\(subject.isEmpty ? "Two" : "two") versions that were brought together contradict each other here, and it is not decided yet. “allmende resolve” shows both."
            )
        case .conflictMarks:
            return sprache(
                "Im Text stehen zwei Fassungen derselben Stelle zwischen Marken (<<<<<<< und >>>>>>>). Behalten Sie eine, oder schreiben Sie eine dritte, und löschen Sie die Marken.",
                "The text holds two versions of one piece between marks (<<<<<<< and >>>>>>>). Keep one, or write a third, and delete the marks."
            )
        case .email:
            return sprache(
                "E-Mail-Adresse »\(value(0))« gefunden. Personen stehen nicht in der Vorlage: Nennen Sie die Funktion und hinterlegen Sie die Adresse in der Kontaktkarte.",
                "E-mail address “\(value(0))” found. Persons do not belong in a template: name the function and put the address on the contact card."
            )
        case .phone:
            return sprache(
                "Telefonnummer »\(value(0))« gefunden. Personen stehen nicht in der Vorlage: Nennen Sie die Funktion und hinterlegen Sie die Nummer in der Kontaktkarte.",
                "Telephone number “\(value(0))” found. Persons do not belong in a template: name the function and put the number on the contact card."
            )
        case .person:
            return sprache(
                "»\(value(0))« sieht nach dem Namen einer Person aus. Nennen Sie stattdessen die Funktion oder Rolle.",
                "“\(value(0))” looks like a person’s name. Name the function or role instead.")
        }
    }

    private func fileSentence(_ sprache: Sprache, _ subject: String, _ value: (Int) -> String) -> String {
        switch code {
        case .unreadable:
            let place = value(2).isEmpty ? "" : sprache(" bei »\(value(2))«", " at “\(value(2))”")
            let found = value(3).isEmpty ? "" : sprache(", gefunden: »\(value(3))«", ", found: “\(value(3))”")
            let due = value(4).isEmpty ? "" : sprache(", erwartet: \(value(4))", ", expected: \(value(4))")
            let what = Self.reading[value(0)].map { sprache($0.0, $0.1) } ?? value(0)
            return sprache(
                "Die Datei lässt sich nicht lesen: \(what)\(place) (Zeile:Spalte \(value(1)))\(found)\(due).",
                "The file cannot be read: \(what)\(place) (line:column \(value(1)))\(found)\(due).")
        case .newerFormat:
            return sprache(
                "Die Datei stammt von einer neueren Programmversion (»\(value(0))«). Aktualisieren Sie Allmende, um sie zu lesen; sie wurde nicht verändert.",
                "The file comes from a newer version of the program (“\(value(0))”). Update Allmende to read it; it was not changed."
            )
        case .missingFile: return sprache("Die Datei »\(value(0))« fehlt.", "The file “\(value(0))” is missing.")
        case .folder:
            return sprache(
                "Der Ordner »\(value(0))« passt nicht: Vorlagen liegen unter »vorlagen/themenfeld/kurzname«, beide Namen aus Kleinbuchstaben, Ziffern und Bindestrichen.",
                "The folder “\(value(0))” does not fit: templates are at “vorlagen/topic/short-name”, both names of lower-case letters, digits and hyphens."
            )
        case .fileName:
            return sprache(
                "Der Dateiname »\(value(0))« lässt sich nicht auf jedem System speichern. Verwenden Sie Buchstaben, Ziffern, Bindestriche und Punkte.",
                "The file name “\(value(0))” cannot be stored on every system. Use letters, digits, hyphens and points."
            )
        case .fileNameCollision:
            return sprache(
                "Die Dateinamen »\(value(0))« und »\(value(1))« sind unter Windows und macOS derselbe.",
                "The file names “\(value(0))” and “\(value(1))” are the same on Windows and macOS.")
        case .strayFile:
            return sprache(
                "Diese Datei hat in einer Vorlage keinen festen Platz. Anlagen gehören in den Ordner »dokumente«.",
                "This file has no place in a template. Attachments belong in the folder “dokumente”.")
        case .readmeMissing:
            return sprache(
                "Die Beschreibung (README.md) fehlt: Wofür ist die Vorlage, was braucht man vorher, wie lange dauert es?",
                "The description (README.md) is missing: what is the template for, what is needed before, how long does it take?"
            )
        case .notCanonical:
            return sprache(
                "Die Datei ist nicht in der Normalform; das nächste Speichern schreibt sie um, ohne den Inhalt zu ändern.",
                "The file is not in canonical form; saving rewrites it without changing its content.")
        case .notNormal:
            return sprache(
                "Umlaute oder andere Zeichen sind zerlegt gespeichert (nicht NFC); beim Speichern werden sie vereinheitlicht.",
                "Letters are stored decomposed (not NFC); saving makes them uniform.")
        case .controlCharacter:
            return sprache(
                "Der Text enthält das unsichtbare Steuerzeichen \(value(0)). Löschen Sie es.",
                "The text contains the invisible control character \(value(0)). Delete it.")
        case .unknownField:
            return sprache(
                "Die Angabe »\(value(0))« kennt diese Programmversion nicht; sie bleibt unverändert erhalten.",
                "This version of the program does not know the field “\(value(0))”; it is kept unchanged.")
        default:
            return sprache(
                "Die Kennung »\(value(0))« ist nicht zufällig erzeugt; zwei Kommunen könnten dieselbe vergeben.",
                "The id “\(value(0))” was not made at random; two municipalities might use the same.")
        }
    }

    /// What can be wrong with a text or value, by the word of `TemplateError` or `JSONError`.
    private static let reading: [String: (String, String)] = [
        "empty": ("sie ist leer", "it is empty"),
        "truncated": ("sie bricht mitten im Text ab", "it ends in the middle"),
        "unexpected": ("hier steht ein unerwartetes Zeichen", "there is an unexpected character"),
        "trailing": ("nach dem Ende steht noch etwas", "something follows the end"),
        "byteOrderMark": ("sie beginnt mit einer Bytereihenfolge-Marke (BOM)", "it begins with a byte order mark"),
        "invalidUTF8": ("sie ist nicht in UTF-8 gespeichert", "it is not stored as UTF-8"),
        "controlCharacter": ("ein Steuerzeichen steht ungeschützt im Text", "a control character stands unescaped"),
        "invalidEscape": ("nach dem Rückstrich steht kein gültiges Zeichen", "an invalid escape"),
        "loneSurrogate": ("ein halbes Zeichen (Surrogat)", "half of a surrogate pair"),
        "nulInKey": ("ein Feldname enthält ein Nullzeichen", "a field name contains a NUL"),
        "duplicateKey": ("derselbe Feldname steht zweimal", "the same field name is there twice"),
        "keyNotNormal": ("ein Feldname ist zerlegt gespeichert (nicht NFC)", "a field name is not in NFC"),
        "leadingZero": ("eine Zahl beginnt mit einer überflüssigen Null", "a number has a leading zero"),
        "invalidNumber": ("eine Zahl ist falsch geschrieben", "a number is malformed"),
        "numberOutOfRange": ("eine Zahl ist zu groß", "a number is too large"),
        "tooDeep": ("zu viele Ebenen ineinander", "too many levels"),
        "tooLarge": ("sie ist zu groß", "it is too large"),
        "tooManyValues": ("sie enthält zu viele Angaben", "it has too many values"),
        "wrongFormat": ("das Format ist ein anderes", "it is of another format"),
        "wrongType": ("eine Angabe ist von falscher Art", "a value is of the wrong kind"),
        "missingField": ("eine Pflichtangabe fehlt", "a required field is missing"),
        "unknownValue": ("ein Wert ist nicht vorgesehen", "a value is not one of those allowed"),
        "outOfRange": ("eine Zahl liegt außerhalb der Grenzen", "a number is out of range"),
        "invalidID": ("eine Kennung ist ungültig", "an id is invalid"),
        "invalidRang": ("ein Rang ist ungültig", "a rank is invalid"),
        "notTrue": ("ein Eintrag einer Menge muss den Wert true haben", "an entry of a set must have the value true"),
        "tooManyNodes": ("sie enthält zu viele Knoten", "it has too many nodes"),
    ]

    private func headSentence(_ sprache: Sprache, _ subject: String, _ value: (Int) -> String) -> String {
        switch code {
        case .titleMissing:
            return subject.isEmpty
                ? sprache("Der Titel der Vorlage ist leer.", "The title of the template is empty.")
                : sprache("Der Titel des Eintrags \(subject) ist leer.", "The title of the entry \(subject) is empty.")
        case .titleLong:
            return subject.isEmpty
                ? sprache(
                    "Der Titel der Vorlage ist länger als 200 Zeichen.",
                    "The title of the template is longer than 200 characters.")
                : sprache(
                    "Der Titel von \(subject) ist länger als 200 Zeichen.",
                    "The title of \(subject) is longer than 200 characters.")
        case .summaryMissing:
            return sprache(
                "Der Kurztext fehlt; an ihm erkennt man in der Trefferliste, wofür die Vorlage ist.",
                "There is no short text to tell what the template is for.")
        case .licenceMissing:
            return sprache(
                "Die Lizenz fehlt; ohne sie darf niemand die Vorlage nachnutzen. Üblich ist CC-BY-4.0.",
                "There is no licence, so nobody may reuse the template. CC-BY-4.0 is usual.")
        case .licenceUnknown:
            return sprache(
                "Die Lizenz »\(value(0))« ist nicht in der Liste der bekannten Lizenzen.",
                "The licence “\(value(0))” is not on the list of known licences.")
        case .contactMissing:
            return sprache(
                "Es fehlt eine Ansprechperson (mindestens ein Kontakt mit Funktion).",
                "There is no contact (at least one, with a function).")
        case .stewardMissing:
            return sprache(
                "Die verantwortliche Stelle fehlt (Amtlicher Regionalschlüssel).",
                "The responsible organisation is missing (Amtlicher Regionalschlüssel).")
        case .stewardForm:
            return sprache(
                "»\(value(0))« ist kein Amtlicher Regionalschlüssel (12 Ziffern).",
                "“\(value(0))” is no Amtlicher Regionalschlüssel (12 digits).")
        case .serviceForm:
            return sprache(
                "»\(value(0))« ist kein Leistungsschlüssel (14 Ziffern, beginnend mit 99).",
                "“\(value(0))” is no LeiKa key (14 digits beginning with 99).")
        case .referenceUnknown:
            return sprache(
                "Ein Verweis führt zu einer Vorlage, die es in der Bibliothek nicht gibt.",
                "A link leads to a template the library does not have.")
        case .lawEmpty:
            return subject.isEmpty
                ? sprache(
                    "Eine Rechtsgrundlage der Vorlage hat keine Norm.", "A legal basis of the template has no citation."
                )
                : sprache(
                    "Bei \(subject) steht eine Rechtsgrundlage ohne Norm.",
                    "A legal basis of \(subject) has no citation.")
        case .lawUndated:
            return sprache(
                "Die Rechtsgrundlage »\(value(0))« hat keinen Stand. Tragen Sie den Tag ein, auf den sie sich bezieht.",
                "The legal basis “\(value(0))” has no date. Enter the day it refers to.")
        case .lawDateForm:
            return sprache(
                "Der Stand »\(value(1))« der Rechtsgrundlage »\(value(0))« ist kein Tag (JJJJ-MM-TT).",
                "The date “\(value(1))” of the legal basis “\(value(0))” is no day (YYYY-MM-DD).")
        case .lawOld:
            return sprache(
                "Die Rechtsgrundlage »\(value(0))« hat den Stand \(shownDay(value(1), .de)). Gilt sie noch?",
                "The legal basis “\(value(0))” is as of \(value(1)). Is it still in force?")
        default:
            return sprache(
                "»\(value(1))« ist kein Land (Rechtsgrundlage »\(value(0))«); erwartet wird zum Beispiel NW oder BY.",
                "“\(value(1))” is no Land (legal basis “\(value(0))”); NW or BY would be one.")
        }
    }

    private func treeSentence(_ sprache: Sprache, _ subject: String, _ value: (Int) -> String) -> String {
        let count = Int(value(0)) ?? 0
        let titles = values.dropFirst().map { sprache.quoted($0) }.joined(separator: " → ")
        let ring = count > 8 ? titles + sprache(" → … (\(count) insgesamt)", " → … (\(count) in all)") : titles
        switch code {
        case .empty: return sprache("Der Projektstrukturbaum ist leer.", "The work breakdown structure is empty.")
        case .parentUnknown:
            return sprache(
                "\(subject) hängt an einem Oberknoten, den es nicht gibt.", "The parent of \(subject) does not exist.")
        case .treeCycle:
            return sprache(
                "Diese Knoten liegen im Kreis untereinander: \(ring).",
                "These nodes are below each other in a ring: \(ring).")
        case .phaseBelow:
            return sprache(
                "Die Phase \(subject) liegt nicht auf der obersten Ebene.",
                "The phase \(subject) is not at the top level.")
        case .milestoneParent:
            return sprache(
                "Unter dem Meilenstein \(subject) liegen weitere Knoten.",
                "There are nodes below the milestone \(subject).")
        case .taskParent:
            return sprache(
                "Unter der Aufgabe \(subject) liegen weitere Knoten; ein Arbeitspaket wäre passender.",
                "There are nodes below the task \(subject); a work package would fit better.")
        case .placeTaken:
            return sprache(
                "\(subject) und »\(value(0))« stehen auf demselben Rang; ihre Reihenfolge ist Zufall.",
                "\(subject) and “\(value(0))” have the same rank; their order is arbitrary.")
        case .codeDuplicate:
            return sprache(
                "Der Code »\(value(0))« ist doppelt vergeben: \(subject) und »\(value(1))«.",
                "The code “\(value(0))” is there twice: \(subject) and “\(value(1))”.")
        case .leafUndated: return sprache("Die Dauer von \(subject) fehlt.", "\(subject) has no duration.")
        case .milestoneDuration:
            return sprache(
                "Der Meilenstein \(subject) hat eine Dauer; Meilensteine dauern 0.",
                "The milestone \(subject) has a duration; milestones take 0.")
        case .summaryDuration:
            return sprache(
                "\(subject) hat eine Dauer, obwohl Knoten darunter liegen; sie ergibt sich aus diesen.",
                "\(subject) has a duration although there are nodes below it, from which it follows.")
        case .predecessorUnknown:
            return sprache(
                "\(subject) wartet auf einen Vorgänger, den es nicht gibt.",
                "\(subject) waits for a predecessor that does not exist.")
        case .summaryPredecessor:
            return sprache(
                "\(subject) hat einen Vorgänger, obwohl Knoten darunter liegen. Setzen Sie ihn an den Aufgaben.",
                "\(subject) has a predecessor although there are nodes below it. Set it on the tasks.")
        default:
            return sprache(
                "Diese Knoten warten im Kreis aufeinander: \(ring).",
                "These nodes wait for each other in a ring: \(ring).")
        }
    }

    private func parameterSentence(_ sprache: Sprache, _ subject: String, _ value: (Int) -> String) -> String {
        switch code {
        case .leafWithoutRole:
            return sprache("Für \(subject) ist niemand verantwortlich.", "Nobody answers for \(subject).")
        case .roleUnknown:
            return sprache(
                "\(subject) nennt eine Rolle, die es nicht gibt.", "\(subject) names a role that does not exist.")
        case .roleUnused: return sprache("Die Rolle \(subject) kommt nirgends vor.", "The role \(subject) is not used.")
        case .abbreviationDuplicate:
            return sprache(
                "Das Kürzel »\(value(0))« steht für zwei Rollen.",
                "The abbreviation “\(value(0))” stands for two roles.")
        case .conditionSyntax:
            let what = Self.conditionErrors[value(0)].map { sprache($0.0, $0.1) } ?? value(0)
            return sprache(
                "Die Bedingung von \(subject) ist nicht lesbar: \(what) (Zeichen \(value(1)) in »\(value(3))«).",
                "The condition of \(subject) cannot be read: \(what) (character \(value(1)) in “\(value(3))”).")
        case .conditionKind:
            return sprache(
                "Die Bedingung von \(subject) vergleicht »\(value(0))« mit etwas anderer Art: »\(value(1))«.",
                "The condition of \(subject) compares “\(value(0))” with something of another kind: “\(value(1))”.")
        case .conditionValue:
            return sprache(
                "Die Bedingung von \(subject) nennt »\(value(0))«, das bei »\(value(1))« nicht zur Wahl steht.",
                "The condition of \(subject) names “\(value(0))”, which is no choice of “\(value(1))”.")
        case .parameterUnknown:
            return sprache(
                "\(subject) hängt von der Angabe »\(value(0))« ab, die es nicht gibt.",
                "\(subject) depends on the parameter “\(value(0))”, which does not exist.")
        case .parameterUnused:
            return sprache("Von der Angabe \(subject) hängt nichts ab.", "Nothing depends on the parameter \(subject).")
        case .parameterName:
            return sprache(
                "Der Name »\(value(0))« kann nicht in einer Bedingung stehen: Er beginnt mit einem Buchstaben und ist nicht und, oder, nicht, ja, nein.",
                "The name “\(value(0))” cannot stand in a condition: it begins with a letter and is not und, oder, nicht, ja, nein."
            )
        case .parameterValues:
            return sprache(
                "Die Werte von \(subject) passen nicht: Eine Auswahl braucht welche, Zahl und Ja/Nein haben keine.",
                "The values of \(subject) do not fit: a choice needs some, number and yes/no have none.")
        default:
            return sprache(
                "\(subject) wird für »\(value(0))« wiederholt; dafür braucht es eine Liste oder eine Zahl.",
                "\(subject) is repeated for “\(value(0))”, which has to be a list or a number.")
        }
    }

    private static let conditionErrors: [String: (String, String)] = [
        "empty": ("sie ist leer", "it is empty"),
        "unfinished": ("am Ende fehlt etwas", "something is missing at the end"),
        "unexpected": ("hier steht etwas Unerwartetes", "there is something unexpected"),
        "unclosedBracket": ("eine Klammer bleibt offen", "a bracket is not closed"),
        "unclosedText": ("ein Anführungszeichen fehlt", "a quotation mark is missing"),
        "numberOutOfRange": ("eine Zahl ist zu groß", "a number is too large"),
        "invalidName": ("ein Name ist ungültig", "a name is invalid"),
        "tooDeep": ("zu viele Klammern ineinander", "too many brackets"),
        "tooLong": ("sie ist zu lang", "it is too long"),
    ]
}
