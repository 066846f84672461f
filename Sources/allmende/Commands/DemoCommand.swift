import Bytes
import Files
import Library
import Net
import Templates

extension Command {
    static let demo = Command(
        "demo", .start, "führt alles vor: eine Zentrale, zwei Kommunen, eine Änderung",
        "shows it all: a hub, two municipalities, a change",
        options: [
            Option(
                "dir", value: Words("VERZEICHNIS", "DIRECTORY"), "legt alles dort an und lässt es liegen",
                "makes everything there and leaves it"),
            Option(
                "once", "endet nach dem letzten Schritt, statt die Seite weiter anzubieten",
                "ends after the last step instead of going on serving the page"),
        ],
        details: Words(
            """
            Ohne --dir entsteht alles in einem vorläufigen Verzeichnis und verschwindet am Ende. Jeder Schritt wird
            mit dem Befehl gezeigt, der ihn getan hat, und nachgeprüft. Ergebnis 0 nur, wenn jeder Schritt gelang.
            """,
            """
            Without --dir everything is made in a temporary directory and is gone at the end. Each step is shown with
            the command that did it, and verified. Exit code 0 only if every step succeeded.
            """)
    ) { context in
        try Demo(context).run(once: context.line.has("once"))
    }
}

/// The main job from beginning to end, every step a run of this very program.
struct Demo {
    private let context: Context
    private let stage: DemoStage

    private static let template = "eakte-einfuehrung"
    private static let structure = "vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json"

    init(_ context: Context) throws {
        self.context = context
        stage = try DemoStage(context)
    }

    func run(once: Bool) throws -> ExitCode {
        let signals = try SignalWatcher()
        defer { stage.clear() }
        try context.print(
            "Eine Zentrale, zwei Kommunen, eine Verbesserung. Alles liegt in \(stage.directory).",
            "A hub, two municipalities, one improvement. Everything lies in \(stage.directory).")
        let hub = stage.path("zentrale")
        try makeHub(hub)
        let (server, url) = try serve(hub)
        defer { stage.end(server) }
        let town = try clone(url, "musterstadt", "000000000001", "Stadt Musterstadt")
        let village = try clone(url, "beispielhausen", "000000000002", "Gemeinde Beispielhausen")
        try change(town)
        try submit(town, hub)
        try receive(village, town)
        try verify(hub, town, village, url)
        try context.console.line()
        try context.print("Alle Schritte sind nachgeprüft.", "All steps are verified.")
        if once { return .done }
        try context.print(
            "Die Seite der Zentrale: \(url)   (Strg-C beendet)", "The page of the hub: \(url)   (Ctrl-C ends it)")
        try context.console.flush()
        _ = signals.wait()
        return .done
    }

    private func makeHub(_ hub: String) throws {
        try stage.title(
            "Die Zentrale wird angelegt, mit der Starterbibliothek.", "The hub is made, with the starter library.")
        try stage.run(["hub", "init", hub, "--starter"])
        try stage.title(
            "Musterstadt darf einreichen und bekommt einen Schlüssel.", "Musterstadt may push and gets a key.")
        let output = try stage.run([
            "hub", "key", "add", hub, "--stelle", "000000000001", "--name", "Stadt Musterstadt",
        ])
        guard let key = output.split(separator: "\n").first(where: { $0.hasPrefix("allmende-") }) else {
            throw stage.failed("hub key add")
        }
        stage.key = String(key)
    }

    private func serve(_ hub: String) throws -> (ProcessChannel, String) {
        try stage.title(
            "Die Zentrale geht ans Netz (hier nur auf diesem Rechner).",
            "The hub goes on the network (here on this machine only).")
        let (server, url) = try stage.start(["hub", "serve", hub, "--listen", "127.0.0.1:0"])
        guard url.hasPrefix("http://127.0.0.1:") else {
            stage.end(server)
            throw stage.failed("hub serve")
        }
        return (server, url)
    }

    private func clone(_ url: String, _ name: String, _ ars: String, _ title: String) throws -> String {
        try stage.title("\(title) holt sich eine vollständige Kopie.", "\(title) gets a complete copy.")
        let path = stage.path(name)
        try stage.run(["clone", url, path, "--stelle", ars, "--name", title])
        guard try Replica.discover(from: Path(path)).catalogue().entries.count == 4 else { throw stage.failed("clone") }
        return path
    }

    /// Changes a duration as one would in an editor.
    private func change(_ town: String) throws {
        let path = Path(town) / Self.structure
        var lines = try FileSystem.read(path, limit: 1 << 24).split(separator: 0x0a, omittingEmptySubsequences: false)
            .map { Array($0) }
        let old = Array("\"wert\": 10,".utf8)
        guard let line = lines.firstIndex(where: { $0.suffix(old.count).elementsEqual(old) }) else {
            throw stage.failed("struktur.json")
        }
        lines[line] = lines[line].dropLast(old.count) + Array("\"wert\": 15,".utf8)
        try stage.title(
            "In Musterstadt dauert eine Aufgabe länger. Die Vorlage ist eine Textdatei:",
            "In Musterstadt a task takes longer. The template is a text file:")
        try context.console.line(
            "     \(Self.structure), \(context.say("Zeile", "line")) \(line + 1):  \"wert\": 10  →  \"wert\": 15")
        try FileSystem.replace(path, with: Array(lines.joined(separator: [0x0a])))
        let output = try stage.run(["-C", town, "diff"])
        guard output.contains("10 → 15") else { throw stage.failed("diff") }
    }

    private func submit(_ town: String, _ hub: String) throws {
        try stage.title("Musterstadt hält das als Fassung fest.", "Musterstadt saves it as a version.")
        try stage.run([
            "-C", town, "save", "-m",
            context.say("Fristen stimmt das Archiv in 15 Arbeitstagen ab", "The archive takes 15 working days"),
        ])
        try stage.title("Musterstadt reicht die Fassung ein.", "Musterstadt submits the version.")
        try stage.run(["-C", town, "push"], withKey: true)
        guard try stage.head(hub + "/vorlagen.git") == stage.head(town) else { throw stage.failed("push") }
    }

    private func receive(_ village: String, _ town: String) throws {
        try stage.title("Beispielhausen übernimmt sie.", "Beispielhausen takes it over.")
        let output = try stage.run(["-C", village, "pull"])
        let (mine, theirs) = (Path(village) / Self.structure, Path(town) / Self.structure)
        guard output.contains("10 → 15"), try stage.head(village) == stage.head(town),
            try FileSystem.read(mine, limit: 1 << 24) == FileSystem.read(theirs, limit: 1 << 24)
        else { throw stage.failed("pull") }
    }

    private func verify(_ hub: String, _ town: String, _ village: String, _ url: String) throws {
        try stage.title("Alle drei Speicher sind unbeschädigt.", "All three stores are sound.")
        for path in [hub + "/vorlagen.git", town, village] { try stage.run(["-C", path, "fsck"]) }
        let response = try HTTPClient().send(HTTPClientRequest("GET", URLParts(url)))
        let page = String(decoding: try response.wholeBody(), as: UTF8.self)
        guard response.status == 200, page.contains("eAkte-Einführung") else { throw stage.failed("GET \(url)") }
        try stage.title(
            "Darunter liegt gewöhnliches Git; wer git hat, kann nachsehen:",
            "Underneath is ordinary Git; whoever has git can look:")
        try context.console.line("     git -C \(town) log --stat      git -C \(village) status      git clone \(url)")
    }
}
