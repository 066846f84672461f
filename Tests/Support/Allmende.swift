public import Files
import Foundation

/// The program of this package as it was built, cut off from the settings of whoever runs the tests.
public enum Allmende {
    /// Where it lies: beside the tests, or where the variable ALLMENDE points.
    public static let path: String = {
        if let given = ProcessInfo.processInfo.environment["ALLMENDE"] { return given }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let bundle = CommandLine.arguments.lazy.compactMap { argument in
            argument.hasSuffix(".xctest") ? URL(filePath: argument) : nil
        }.first
        return (bundle ?? tests).deletingLastPathComponent().appending(path: "allmende").path
    }()

    /// Settings that hide those of the machine: no key, no proxy, English.
    public static let environment = [
        "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "XDG_CONFIG_HOME": "", "ALLMENDE_KEY": "", "http_proxy": "",
        "https_proxy": "", "HTTP_PROXY": "", "HTTPS_PROXY": "", "all_proxy": "", "ALL_PROXY": "", "no_proxy": "",
        "NO_PROXY": "", "SWIFT_BACKTRACE": "enable=no",
    ]

    /// The program, with further settings.
    public static func program(_ more: [String: String] = [:]) -> Program {
        Program(at: path, environment: environment.merging(more) { $1 })
    }
}

extension Program {
    /// The program at a path.
    public init(at path: String, environment: [String: String] = [:]) {
        self.path = path
        self.environment = environment
    }

    /// Runs it and returns what it did when it failed as it should; throws when it succeeded or was ended by a signal.
    public func failing(
        _ arguments: String..., in directory: Path? = nil, input: [UInt8] = [], with extra: [String: String] = [:]
    ) throws -> Result {
        let result = try run(arguments, in: directory, input: input, extra)
        guard result.status != 0, result.status < 128 || result.status == 128 else {
            throw Failure(
                description: "\(path) \(arguments) -> \(result.status), should fail\n\(result.errors)\(result.text)")
        }
        return result
    }
}
