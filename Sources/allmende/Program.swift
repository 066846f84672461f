import Files
import Glibc

/// The program as a whole: one command, one exit code.
enum Program {
    static func run(_ arguments: [String]) -> Int32 {
        let surroundings = Surroundings()
        let progress = Terminal.showsProgress ? ProgressLine(surroundings.language) : nil
        let console = Console(progress: progress)
        var asked: Command?
        do {
            let line = try CommandLine(arguments, CommandList.all)
            guard let command = line.command else { return ExitCode.usage.rawValue }
            asked = command
            let context = Context(line: line, surroundings: surroundings, console: console, progress: progress)
            let code = line.has("help") ? try HelpText.show(command, context) : try command.run(context)
            try console.flush()
            return code.rawValue
        } catch let status as ExitStatus {
            try? console.flush()
            return status.code
        } catch {
            // Whoever reads the output (head, say) has enough. As if the signal for that had not been ignored by our caller.
            if let error = error as? FileError, error.code == EPIPE { return 128 + SIGPIPE }
            let plain = Problem(error)
            let problem = asked.map { plain.explained(by: $0) } ?? plain
            let isDocument = surroundings[Problem.variable] == "json"
            console.note(
                isDocument
                    ? String(decoding: problem.document(), as: UTF8.self)
                    : String(problem.text(surroundings.language).dropLast()))
            return problem.code.rawValue
        }
    }
}

/// Ends the program with a code that is another program's convention; nothing is said.
struct ExitStatus: Error {
    let code: Int32
}
