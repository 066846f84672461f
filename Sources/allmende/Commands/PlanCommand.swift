import Bytes
import Library
import Objects
import Templates

extension Command {
    static let plan = Command(
        "plan", .library, "macht aus einer Vorlage einen Plan mit Terminen", "makes a plan with dates of a template",
        arguments: Words(
            "VORLAGE[@FASSUNG]|VARIANTE --start TAG --land LAND", "TEMPLATE[@VERSION]|VARIANT --start DAY --land LAND"),
        count: 1...1,
        options: [
            Option("start", value: Words("TAG", "DAY"), "der erste Arbeitstag, 2027-03-01", "first day, 2027-03-01"),
            Option(
                "land", value: Words("LAND", "LAND"), "das Land, dessen Feiertage gelten, NW",
                "the Land whose holidays hold, NW"),
            Option(
                "param", value: Words("NAME=ANTWORT", "NAME=ANSWER"), "beantwortet eine Angabe der Vorlage; mehrfach",
                "answers a question of the template; repeatable"),
            Option(
                "repeat", value: Words("NAME=A,B,C", "NAME=A,B,C"), "wofür sich ein Block wiederholt; mehrfach",
                "what a block is repeated for; repeatable"),
            Option(
                "local", value: Words("FEIERTAG", "HOLIDAY"), "ein Feiertag nur der eigenen Gemeinde; mehrfach",
                "a holiday of the own commune only; repeatable"),
            Option(
                "eves", "24. und 31. Dezember sind arbeitsfrei", "24 and 31 December are free"), .json,
        ],
        details: Words(
            """
            Gerechnet wird mit Montag bis Freitag ohne die Feiertage des Landes, acht Stunden am Tag. Jeder Vorgang
            beginnt, sobald alles fertig ist, worauf er wartet. Der Puffer sagt, wie lange er später beginnen darf, ohne
            dass sich das Ende verschiebt. Kritisch (●) ist, was das Ende bestimmt. ◆ ist ein Meilenstein.

            Welche Angaben eine Vorlage kennt, sagt der Plan selbst unter »Noch offen«. Ja/Nein-Fragen beantwortet
            --param NAME=ja, eine Auswahl --param NAME=WERT; Blöcke »je Amt« wiederholt --repeat NAME=A,B,C oder, wo eine
            Zahl gefragt ist, --repeat NAME=3. Was offen ist, bleibt im Plan und läuft einmal.

            Feiertage einzelner Gemeinden (--local): mariae-himmelfahrt und friedensfest (BY), fronleichnam (SN, TH).
            Länder: BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH
            Ergebnis 0: Plan gerechnet; 1: Der Plan hat einen Fehler, etwa Vorgänge, die im Kreis aufeinander warten.
            """,
            """
            Counts Monday to Friday without the holidays of the Land, eight hours a day. Every task begins as soon as
            all it waits for is done. The float says how much later it may begin without moving the end. Critical (●)
            is what determines the end. ◆ is a milestone.

            The plan itself says under “Still open” which questions a template has. Yes/no questions are answered by
            --param NAME=yes, a choice by --param NAME=VALUE; blocks “for each office” are repeated by
            --repeat NAME=A,B,C or, where a number is asked for, --repeat NAME=3. What is open stays, once.

            Holidays of some communes (--local): mariae-himmelfahrt and friedensfest (BY), fronleichnam (SN, TH).
            Länder: BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH
            Exit code 0: the plan is there; 1: something is wrong with it, such as tasks that wait in a ring.
            """),
        examples: [
            (
                "allmende plan eakte-einfuehrung --start 2027-03-01 --land NW",
                Words("der Plan, wie die Vorlage ihn vorsieht", "the plan as the template has it")
            ),
            (
                "allmende plan eakte-einfuehrung --start 2027-03-01 --land NW --repeat \"aemter=Bauamt,Sozialamt\"",
                Words("mit einem Block je Amt", "with a block for each office")
            ),
        ]
    ) { context in
        let line = context.line
        guard let start = line.value("start"), let land = line.value("land") else {
            throw Problem.usage(
                Words(
                    "Ein Plan braucht Beginn und Land: --start 2027-03-01 --land NW",
                    "A plan takes start and Land: --start 2027-03-01 --land NW"))
        }
        var vorgaben = try Planvorgaben(
            start: start, land: land, orte: line.values("local"), ohneVorfeiertage: line.has("eves"))
        let ((mappe, path, revision), variant) = try templateOrVariant(context)
        for option in ["param", "repeat"] {
            for (name, answer) in try answers(option, context) {
                try vorgaben.antworte(name, answer, in: mappe.struktur, kopien: option == "repeat")
            }
        }
        if let variant { vorgaben.uebernimm(variant.antworten, in: mappe.struktur) }
        let plan = try Terminplan(mappe.struktur, vorgaben)
        let view = PlanView(plan, vorgaben, mappe, path, revision, context)
        if context.isJSON { try view.showJSON() } else { try view.show() }
        return plan.hatFehler ? .findings : .done
    }
}

extension Command {
    /// The answers given as NAME=ANSWER.
    static func answers(_ option: String, _ context: Context) throws -> [(name: String, answer: String)] {
        try context.line.values(option).map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw Problem.usage(
                    Words(
                        "Nach --\(option) gehört NAME=ANTWORT, nicht »\(Text.shown(word))«.",
                        "--\(option) takes NAME=ANSWER, not “\(Text.shown(word))”."))
            }
            return (parts[0], parts[1])
        }
    }
}

extension Problem {
    /// What was asked for a plan cannot be.
    init(plan error: PlanError) {
        let isTooMuch = error.code == .tooManyCopies || error.code == .tooManyNodes
        self.init(
            isTooMuch ? .refused : .usage,
            Words(Text.shown(error.satz(.de), limit: 1000), Text.shown(error.satz(.en), limit: 1000)))
    }
}
