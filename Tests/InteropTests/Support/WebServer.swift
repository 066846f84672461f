import Files
import Foundation
import TestSupport

/// nginx with a configuration of the test, on a free port, and what it hands requests to.
final class WebServer: @unchecked Sendable {
    /// Whether nginx is installed.
    static let exists = Program.find("nginx") != nil
    /// Whether `git http-backend` can be run behind it.
    static let servesGit = exists && Program.find("fcgiwrap") != nil && Git.exists
    /// Whether certificates can be made too.
    static let speaksTLS = exists && Program.find("openssl") != nil

    let port: UInt16
    private var processes: [Process] = []
    private let directory: Path

    /// Its address, with a slash at the end.
    func url(_ scheme: String = "http", _ host: String = "127.0.0.1") -> String { "\(scheme)://\(host):\(port)/" }

    /// Starts nginx.
    ///
    /// - Parameter server: the inside of `server { … }`, given the port.
    init(in directory: Path, fcgiwrap: [String: String]? = nil, _ server: (UInt16) -> String) throws {
        self.directory = directory
        port = try FreePort.take()
        for name in ["logs", "tmp"] { try FileSystem.makeDirectories(directory / name) }
        if let fcgiwrap {
            let socket = directory / "fcgi.sock"
            // One process, which can be ended without leaving others behind.
            try start("fcgiwrap", ["-c", "1", "-s", "unix:\(socket)"], fcgiwrap)
            try Self.wait("fcgiwrap") { (try? FileStatus.of(socket)) != nil }
        }
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(directory)/tmp/\($0);"
        }
        // As root its workers keep root's rights, so that they may read what the tests made.
        let text = """
            daemon off;
            \(getuid() == 0 ? "user root;" : "")
            worker_processes 1;
            pid \(directory)/nginx.pid;
            error_log \(directory)/logs/error.log;
            events { worker_connections 256; }
            http {
              log_format seen '$request $status $http_authorization';
              access_log \(directory)/logs/access.log;
              \(temporary.joined(separator: "\n  "))
              client_max_body_size 0;
              server {
            \(server(port))
              }
            }
            """
        try FileSystem.replace(directory / "nginx.conf", with: Array(text.utf8))
        try start("nginx", ["-p", directory.description, "-c", (directory / "nginx.conf").description], [:])
        try Self.wait("nginx: \(log)") { FreePort.answers(port) }
    }

    deinit {
        for process in processes.reversed() where process.isRunning {
            // nginx leaves nothing behind either way, and fcgiwrap does not listen.
            if process.executableURL?.lastPathComponent == "fcgiwrap" {
                kill(process.processIdentifier, SIGKILL)
            } else {
                process.terminate()
            }
            process.waitForEnd()
        }
    }

    /// What it complained about.
    var log: String {
        (try? String(contentsOfFile: "\(directory)/logs/error.log", encoding: .utf8)) ?? ""
    }

    /// The requests it answered.
    var requests: String {
        (try? String(contentsOfFile: "\(directory)/logs/access.log", encoding: .utf8)) ?? ""
    }

    private func start(_ name: String, _ arguments: [String], _ environment: [String: String]) throws {
        guard let path = Program.find(name) else { throw Program.Failure(description: "\(name) is not installed") }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        processes.append(process)
    }

    private static func wait(_ what: String, _ condition: () -> Bool) throws {
        let end = Date(timeIntervalSinceNow: 20)
        while !condition() {
            guard Date() < end else { throw Program.Failure(description: "\(what) does not start") }
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// `git http-backend` for all repositories below a directory; anybody may push.
    static func git(_ root: Path, in directory: Path) throws -> WebServer {
        let git = try Git.required()
        let backend = try git("--exec-path") + "/git-http-backend"
        let settings = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": "/nonexistent"]
        return try WebServer(in: directory, fcgiwrap: settings) { port in
            """
            listen 127.0.0.1:\(port);
            location / {
              fastcgi_pass unix:\(directory)/fcgi.sock;
              fastcgi_param SCRIPT_FILENAME \(backend);
              fastcgi_param GIT_PROJECT_ROOT \(root);
              fastcgi_param GIT_HTTP_EXPORT_ALL 1;
              fastcgi_param REMOTE_USER stelle;
              fastcgi_param PATH_INFO $uri;
              fastcgi_param QUERY_STRING $query_string;
              fastcgi_param REQUEST_METHOD $request_method;
              fastcgi_param CONTENT_TYPE $content_type;
              fastcgi_param CONTENT_LENGTH $content_length;
              fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
              fastcgi_param GIT_PROTOCOL $http_git_protocol;
            }
            """
        }
    }
}
