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

    /// Somebody who takes part.
    private struct Actor {
        let folder: String
        let ars: String
        let name: String
        let roles: String
    }

    private static let musterstadt = Actor(
        folder: "musterstadt", ars: "000000000001", name: "Stadt Musterstadt", roles: "beitragende,prueferin")
    private static let beispielhausen = Actor(
        folder: "beispielhausen", ars: "000000000002", name: "Gemeinde Beispielhausen",
        roles: "beitragende,prueferin,moderation")

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
        let town = try clone(url, Self.musterstadt)
        let village = try clone(url, Self.beispielhausen)
        try change(town)
        let proposal = try propose(town, hub)
        try review(village, proposal)
        try receive(town, village, hub)
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
            "Zwei Kommunen werden Mitglied und bekommen je einen Zugangsschlüssel.",
            "Two municipalities become members and get an access key each.")
        for actor in [Self.musterstadt, Self.beispielhausen] {
            let output = try stage.run([
                "hub", "member", "add", hub, "--stelle", actor.ars, "--name", actor.name, "--rolle", actor.roles,
            ])
            guard let key = output.split(separator: "\n").first(where: { $0.hasPrefix("allmende-") }) else {
                throw stage.failed("hub member add")
            }
            stage.keys[actor.folder] = String(key)
        }
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

    private func clone(_ url: String, _ actor: Actor) throws -> String {
        try stage.title(
            "\(actor.name) holt sich eine vollständige Kopie und meldet sich an.",
            "\(actor.name) gets a complete copy and enrols.")
        let path = stage.path(actor.folder)
        try stage.run(["clone", url, path, "--stelle", actor.ars, "--name", actor.name])
        guard try Replica.discover(from: Path(path)).catalogue().entries.count == 4 else { throw stage.failed("clone") }
        try stage.run(["-C", path, "join", url], as: actor.folder)
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

    /// Proposes the change; returns the proposal's name. Nothing is published by that.
    private func propose(_ town: String, _ hub: String) throws -> String {
        try stage.title("Musterstadt hält das als Fassung fest.", "Musterstadt saves it as a version.")
        try stage.run([
            "-C", town, "save", "-m",
            context.say("Fristen stimmt das Archiv in 15 Arbeitstagen ab", "The archive takes 15 working days"),
        ])
        try stage.title(
            "Musterstadt schlägt sie vor. Veröffentlicht ist damit noch nichts.",
            "Musterstadt proposes it. Nothing is published by that.")
        let before = try stage.head(hub + "/vorlagen.git")
        let output = try stage.run(["-C", town, "propose"], as: Self.musterstadt.folder)
        let names = output.split(whereSeparator: \.isWhitespace).filter { word in
            word.utf8.count == 10 && word.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
        }
        guard let name = names.first, try stage.head(hub + "/vorlagen.git") == before else {
            throw stage.failed("propose")
        }
        return String(name)
    }

    private func review(_ village: String, _ proposal: String) throws {
        let actor = Self.beispielhausen.folder
        try stage.title("Beispielhausen sieht sich den Vorschlag an.", "Beispielhausen looks at the proposal.")
        try stage.run(["-C", village, "sync"], as: actor)
        let output = try stage.run(["-C", village, "proposal", "show", proposal])
        guard output.contains("10 → 15") else { throw stage.failed("proposal show") }
        try stage.title(
            "Beispielhausen zeichnet mit und gibt frei; erst jetzt ist es der aktuelle Stand.",
            "Beispielhausen approves and releases; only now is it the current version.")
        try stage.run(["-C", village, "review", proposal, "--approve"], as: actor)
        try stage.run(["-C", village, "accept", proposal, "--yes"], as: actor)
    }

    private func receive(_ town: String, _ village: String, _ hub: String) throws {
        try stage.title("Beide übernehmen den neuen Stand.", "Both take over the new version.")
        for (path, actor) in [(village, Self.beispielhausen), (town, Self.musterstadt)] {
            try stage.run(["-C", path, "sync"], as: actor.folder)
        }
        let (mine, theirs) = (Path(village) / Self.structure, Path(town) / Self.structure)
        let text = String(decoding: try FileSystem.read(mine, limit: 1 << 24), as: UTF8.self)
        guard text.contains("\"wert\": 15,"), try FileSystem.read(theirs, limit: 1 << 24) == Array(text.utf8),
            try stage.head(village) == stage.head(hub + "/vorlagen.git"), try stage.head(village) == stage.head(town)
        else { throw stage.failed("sync") }
    }

    private func verify(_ hub: String, _ town: String, _ village: String, _ url: String) throws {
        try stage.title("Alle drei Speicher sind unbeschädigt.", "All three stores are sound.")
        for path in [hub + "/vorlagen.git", town, village] { try stage.run(["-C", path, "fsck"]) }
        let catalogue = url + "bibliothek"
        let response = try HTTPClient().send(HTTPClientRequest("GET", URLParts(catalogue)))
        let page = String(decoding: try response.wholeBody(), as: UTF8.self)
        guard response.status == 200, page.contains("eAkte-Einführung") else { throw stage.failed("GET \(catalogue)") }
        try stage.title(
            "Darunter liegt gewöhnliches Git; wer git hat, kann nachsehen:",
            "Underneath is ordinary Git; whoever has git can look:")
        try context.console.line("     git -C \(town) log --stat      git -C \(village) status      git clone \(url)")
    }
}
