import Bytes
import Files
import Hub
import Journal
import Library
import Objects
import Sync
import Templates

extension Command {
    static let hubBundleApply = Command(
        "hub bundle apply", .hub, "nimmt Vorgänge aus einer Transportdatei an",
        "takes operations from a transport file",
        arguments: Words("VERZEICHNIS DATEI", "DIRECTORY FILE"), count: 2...2, options: [.json],
        details: Words(
            """
            Geprüft wird wie bei »allmende bundle verify« und wie bei jeder Einreichung. Über jeden Vorgang wird einzeln
            entschieden; noch einmal dieselbe Datei ändert nichts. Ergebnis 1: Etwas wurde nicht angenommen.
            """,
            """
            Checked as by “allmende bundle verify” and as every submission is. Each operation is judged by itself; the same
            file again changes nothing. Exit code 1: something was not taken.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let answer: BundleAnswer
        do {
            let reader = try BundleFile.open(context.path(context.line.words[1]))
            let results = try BundleIntake.apply(reader, to: hub.journal(), from: .stranger)
            answer = BundleAnswer(entries: results.map { BundleAnswer.Entry(id: $0.id, $0.result) })
        } catch {
            throw Problem(transport: error)
        }
        if context.isJSON {
            try context.console.bytes(answer.encode())
        } else {
            for entry in answer.entries {
                let word =
                    switch entry.outcome {
                    case .taken: context.say("angenommen", "taken")
                    case .known: context.say("schon da", "known already")
                    case .refused:
                        context.say(
                            "abgelehnt: \(entry.reason?.german ?? "")", "refused: \(entry.reason?.english ?? "")")
                    }
                try context.console.line("\(entry.id.short)  \(word)")
            }
        }
        return answer.entries.contains { $0.outcome == .refused } ? .findings : .done
    }

    static let receiveBundle = Command(
        "receive-bundle", .technical, "nimmt eine Transportdatei von der Eingabe an, für eine Zentrale",
        "takes a transport file from standard input, on behalf of a hub",
        arguments: Words("SPEICHER --hub VERZEICHNIS", "REPOSITORY --hub DIRECTORY"), count: 1...1,
        options: [
            Option(
                "hub", value: Words("VERZEICHNIS", "DIRECTORY"), "die Zentrale, zu der der Speicher gehört",
                "the hub that the repository belongs to"),
            Option(
                "identity", value: Words("»NAME <ADRESSE>«", "“NAME <ADDRESS>”"), "wer die Datei sendet",
                "who sends the file"),
            Option(
                "access", value: Words("KURZNAME", "SHORTNAME"), "der Zugangsschlüssel, mit dem sie gesendet wird",
                "the access key that it is sent with"),
        ],
        details: Words(
            "Wird von einer Zentrale für jede hochgeladene Datei aufgerufen; die Antwort ist JSON (Specs/bundle.md).",
            "Called by a hub for every file that is uploaded; the answer is JSON (Specs/bundle.md).")
    ) { context in
        guard let hub = context.line.value("hub") else {
            throw Problem.usage(Words("--hub wird gebraucht.", "--hub is needed."))
        }
        let identity = context.line.value("identity").map { Signature(lenient: Array("\($0) 0 +0000".utf8)) }
        var answer: BundleAnswer
        do {
            answer = try BundleWorker.run(
                context.path(context.line.words[0]), hub: context.path(hub), identity: identity,
                access: context.line.value("access"), input: File.standardInput)
        } catch {
            let problem = Problem(transport: error)
            answer = BundleAnswer(
                problem: BundleAnswer.Reason(
                    code: Problem.transportCode(error), german: problem.what.german, english: problem.what.english))
        }
        try context.console.bytes(answer.encode())
        return .done
    }
}
