import Bytes
import Hub
import Library
import Templates

extension Command {
    static let hubNotify = Command(
        "hub notify", .hub, "verschickt, was neu ist, an alle, die darum gebeten haben",
        "mails what is new to those who asked for it",
        arguments: Words("VERZEICHNIS --von ADRESSE", "DIRECTORY --von ADDRESS"), count: 1...1,
        options: [
            Option("von", value: Words("ADRESSE", "ADDRESS"), "Absender", "sender"),
            Option(
                "sendmail", value: Words("PROGRAMM", "PROGRAM"),
                "Programm mit der Schnittstelle von sendmail (/usr/sbin/sendmail)",
                "a program with sendmail's interface (/usr/sbin/sendmail)"),
            Option(
                "url", value: Words("ADRESSE", "ADDRESS"), "wo die Zentrale erreichbar ist", "where the hub is reached"),
        ],
        details: Words(
            """
            Wer auf seiner Karte Nachrichten gewünscht hat (allmende contact add --nachrichten), bekommt eine Mail mit den Titeln
            dessen, was seit dem letzten Lauf sichtbar wurde. Für einen Zeitgeber gedacht, etwa einmal am Tag. Was ein Mailserver
            vorläufig nicht nimmt, versucht der nächste Lauf wieder.
            """,
            """
            Whoever asked for notices on their card (allmende contact add --nachrichten) gets one mail with the titles of what
            became visible since the last run. Meant for a timer, say once a day. What a mail server does not take for now, the
            next run tries again.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        guard let from = context.line.value("von").flatMap({ MailAddress($0) }) else {
            throw Problem.usage(Words("--von ADRESSE wird gebraucht.", "--von ADDRESS is needed."))
        }
        guard let sendmail = Sendmail(path: context.line.value("sendmail") ?? "/usr/sbin/sendmail") else {
            throw Problem.usage(Words("--sendmail ist ein ganzer Pfad.", "--sendmail is a whole path."))
        }
        let report = try Notices(hub, from: from, address: context.line.value("url")).send { sendmail.send($0) }
        try context.print(
            "\(report.sent) Mails verschickt, \(report.later) später noch einmal, \(report.refused) abgelehnt.",
            "Sent \(report.sent) mails, \(report.later) later again, \(report.refused) refused.")
        return report.refused == 0 ? .done : .findings
    }
}
