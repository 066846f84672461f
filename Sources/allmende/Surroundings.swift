import Bytes
import Files
import Glibc
import Templates

/// What the program takes from the system it runs on; no room below reads any of it.
struct Surroundings: Sendable {
    /// All variables, as `NAME=value`.
    let environment: [String]
    /// The language of messages.
    let language: Sprache
    /// The path of this program.
    let program: Path

    init() {
        var variables: [String] = []
        // The system's list of C strings, ended by NULL; read once at the start, while no other thread runs.
        var next = unsafe environ
        while let variable = unsafe next.pointee {
            variables.append(unsafe String(cString: variable))
            unsafe next += 1
        }
        environment = variables
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Self.value($0, variables) }.first
        language = locale?.lowercased().hasPrefix("de") == true ? .de : .en
        program =
            (try? FileSystem.readLink(Path("/proc/self/exe"))).map { Path($0) } ?? Path(Swift.CommandLine.arguments[0])
    }

    private static func value(_ name: String, _ variables: [String]) -> String? {
        let prefix = name + "="
        guard let line = variables.last(where: { $0.hasPrefix(prefix) }) else { return nil }
        let value = line.dropFirst(prefix.count)
        return value.isEmpty ? nil : String(value)
    }

    /// A variable; nil when it is not set or empty.
    subscript(name: String) -> String? { Self.value(name, environment) }

    /// Where this user's settings of this program lie (XDG Base Directory); nil for a user without a home.
    var settings: Path? {
        if let base = self["XDG_CONFIG_HOME"], base.hasPrefix("/") { return Path(base) / "allmende" }
        return self["HOME"].map { Path($0) / ".config" / "allmende" }
    }

    /// Whether the lines drawn in a tree can be shown: the locale's characters are Unicode, or none is named.
    var showsUnicode: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { self[$0] }.first
        guard let locale else { return true }
        let name = locale.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
    }
}

/// What the streams of the program are connected to.
enum Terminal {
    /// Whether standard error is a terminal that somebody watches.
    static var showsProgress: Bool { isatty(2) == 1 }
    /// Whether standard input is a terminal.
    static var canAsk: Bool { isatty(0) == 1 }

    /// The columns of the terminal at standard output; nil when there is none.
    static var width: Int? {
        var size = winsize()
        // The structure outlives the call.
        guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Reads a line from standard input that is not shown while it is typed.
    static func readSecret() -> String? {
        var settings = termios()
        // The structures outlive the calls.
        let isTerminal = unsafe tcgetattr(0, &settings) == 0
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO)
        if isTerminal { unsafe tcsetattr(0, TCSAFLUSH, &hidden) }
        defer { if isTerminal { unsafe tcsetattr(0, TCSAFLUSH, &settings) } }
        return readLine(strippingNewline: true)
    }
}
