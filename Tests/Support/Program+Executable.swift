import Foundation

extension Program {
    /// A program that this package builds; it lies beside the tests.
    public init(built name: String, environment: [String: String] = [:]) throws {
        // The tests are a program of their own, in the directory of all products.
        let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let places = [beside] + CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
        guard
            let found = places.map({ $0.appending(path: name).path })
                .first(where: FileManager.default.isExecutableFile)
        else { throw Failure(description: "\(name) is not built beside the tests") }
        self.init(path: found, environment: environment)
    }
}
