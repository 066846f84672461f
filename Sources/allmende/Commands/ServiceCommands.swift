import Bytes
import Files
import Hub
import Objects
import Store
import Wire

// Git's services on standard input and output, so that a repository can be reached over ssh:
//
//   git clone --upload-pack "allmende upload-pack" ssh://host/path

extension Command {
    private static let directory = Words("VERZEICHNIS", "DIRECTORY")

    static let uploadPack = Command(
        "upload-pack", .technical, "gibt Fassungen heraus, über Ein- und Ausgabe (für ssh)",
        "sends versions over standard streams (for ssh)", arguments: directory, count: 1...1,
        details: Words(
            """
            Der Dienst, den »git clone« und »git fetch« auf der anderen Seite aufrufen:
            git clone --upload-pack "allmende upload-pack" ssh://rechner/pfad
            """,
            """
            The service that “git clone” and “git fetch” call on the other side:
            git clone --upload-pack "allmende upload-pack" ssh://host/path
            """)
    ) { context in
        try serve(context) { repository, version, output in
            let server = try UploadPack(repository, ServerSettings(repository), stateless: false, to: output)
            try server.advertise(version)
            try output.flush()
            try server.serve(File.standardInput, version)
        }
    }

    static let receivePack = Command(
        "receive-pack", .technical, "nimmt Fassungen an, über Ein- und Ausgabe (für ssh)",
        "takes versions over standard streams (for ssh)", arguments: directory, count: 1...1,
        options: [
            Option(
                "stateless-rpc", "beantwortet eine einzelne Anfrage einer Zentrale",
                "answers a single request on behalf of a hub"),
            Option(
                "identity", value: Words("»NAME <ADRESSE>«", "“NAME <ADDRESS>”"), "wer einreicht, für das Protokoll",
                "who pushes, for the log"),
            Option(
                "hub", value: Words("VERZEICHNIS", "DIRECTORY"), "die Zentrale, zu der der Speicher gehört",
                "the hub that the repository belongs to"),
            Option(
                "access", value: Words("KURZNAME", "SHORTNAME"), "der Zugangsschlüssel, mit dem eingereicht wird",
                "the access key that is pushed with"),
        ],
        details: Words(
            """
            Der Dienst, den »git push« auf der anderen Seite aufruft:
            git push --receive-pack "allmende receive-pack" ssh://rechner/pfad main
            """,
            """
            The service that “git push” calls on the other side:
            git push --receive-pack "allmende receive-pack" ssh://host/path main
            """)
    ) { context in
        let identity = context.line.value("identity").map { text in
            let who = Signature(lenient: Array("\(text) 0 +0000".utf8))
            return Signature(name: who.name, email: who.email, seconds: 0)
        }
        let hub = context.line.value("hub").map { context.path($0) }
        let access = context.line.value("access")
        if context.line.has("stateless-rpc") {
            try PushWorker.run(
                context.path(context.line.words[0]), hub: hub, identity: identity, access: access,
                input: File.standardInput, output: BufferedOutput(File.standardOutput))
            return .done
        }
        return try serve(context) { repository, version, output in
            let server = try PushWorker.server(
                repository, hub: hub ?? repository.gitDirectory.parent, identity, access, stateless: false, to: output)
            try server.advertise(version)
            try output.flush()
            try server.serve(File.standardInput)
        }
    }

    /// Serves until the client ends; errors end with git's own code and are said on standard error.
    private static func serve(
        _ context: Context, _ body: (Repository, ProtocolVersion, BufferedOutput) throws -> Void
    ) throws -> ExitCode {
        let output = BufferedOutput(File.standardOutput)
        do {
            let repository = try Repository(at: context.path(context.line.words[0]), includes: false)
            try body(repository, ProtocolVersion(asked: (context.surroundings["GIT_PROTOCOL"] ?? "").utf8), output)
            try output.flush()
            return .done
        } catch {
            try? output.flush()
            let problem = Problem(error)
            context.console.note(problem.text(context.language))
            throw ExitStatus(code: 128)
        }
    }
}
