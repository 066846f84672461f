import Foundation
import Testing

/// CONTRIBUTING.md, "The house": data flows upward, imports point down only, and Package.swift lists them.
@Suite("The house")
struct RoomTests {
    /// What the toolchain brings, and who may use it. Files and Net speak to the system; `allmende` asks it for the
    /// terminal and the environment; Store and Library ask only for the time of day.
    static let toolchain: [String: Set<String>] = [
        // By name only for the Unicode tables of the standard library itself.
        "Swift": ["Bytes"],
        "Glibc": ["Files", "Net", "Store", "Library", "allmende"],
        "Synchronization": [
            "Files", "Store", "Wire", "Net", "Library", "Site", "Hub", "allmende", "allmende-remote-https",
        ],
        // DESIGN.md, section 3: the helper is the only user of FoundationNetworking; no room needs Foundation.
        "Foundation": ["allmende-remote-https"],
        "FoundationNetworking": ["allmende-remote-https"],
    ]

    @Test("Package.swift lists every folder of Sources, and nothing that is not there")
    func folders() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: House.root.appending(path: "Sources").path
        ).sorted()
        // CLinux, the system calls of Net, lies inside of Net; CDigest, instructions for hashing, inside of Bytes.
        let listed = House.targets.map(\.name) + House.systemLibraries.filter { !["CLinux", "CDigest"].contains($0) }
        #expect(folders == listed.sorted())
        #expect(Set(House.targets(in: House.manifest).map(\.name)).count == House.targets(in: House.manifest).count)
        #expect(House.sources.count > 100)
    }

    @Test("every import of every file is on its room's list")
    func imports() {
        let listed = Dictionary(uniqueKeysWithValues: House.targets.map { ($0.name, Set($0.imports)) })
        var count = 0
        for file in House.sources {
            for (line, module) in file.imports {
                count += 1
                let allowed =
                    listed[file.room]?.contains(module) == true || Self.toolchain[module]?.contains(file.room) == true
                #expect(allowed, "\(file.path):\(line) imports \(module), which room \(file.room) may not")
            }
        }
        // Every file imports something or stands in a room that needs nothing; far fewer means the reader is broken.
        #expect(count > House.sources.count)
    }

    @Test("only known modules are listed, and none leads back to itself")
    func cycles() {
        let names = Set(House.targets.map(\.name) + House.systemLibraries)
        for target in House.targets {
            for module in target.imports { #expect(names.contains(module), "\(target.name) lists unknown \(module)") }
        }
        var left = House.targets
        while !left.isEmpty {
            let remaining = Set(left.map(\.name))
            let (free, bound) = (
                left.filter { remaining.isDisjoint(with: $0.imports) },
                left.filter { !remaining.isDisjoint(with: $0.imports) }
            )
            if free.isEmpty {
                Issue.record("import each other: \(remaining.sorted())")
                return
            }
            left = bound
        }
    }

    @Test("the rooms keep to what the house says of them")
    func rules() {
        let imports = Dictionary(uniqueKeysWithValues: House.targets.map { ($0.name, Set($0.imports)) })
        let programs = Set(House.targets.filter(\.isProgram).map(\.name))
        func expect(_ room: String, without forbidden: String...) {
            #expect(imports[room]?.isDisjoint(with: forbidden) == true, "\(room)")
        }
        #expect(imports["Bytes"] == ["CZlib", "CDigest"])
        #expect(imports["Templates"] == ["Bytes"])
        #expect(imports["Objects"] == ["Bytes"])
        #expect(imports["Files"] == ["Bytes"])
        #expect(imports["Net"] == ["Bytes", "CLinux"])
        #expect(imports["Signatures"] == ["Bytes", "Objects", "Files", "Net"])
        expect("Packs", without: "Files", "Store", "Net")
        expect("Wire", without: "Net", "Files")
        expect("Library", without: "Net", "Wire", "Sync")
        expect("Web", without: "Net", "Files", "Store")
        for (room, list) in imports { #expect(list.isDisjoint(with: programs), "\(room) imports a program") }
    }

    private static let words = ["print(", "dump(", "env(", "puts(", "Log(", "environ"]

    @Test("libraries neither print nor read the environment")
    func outputs() {
        for file in House.sources where !file.room.hasPrefix("allmende") && !file.path.contains("/Starter+") {
            for (number, line) in file.lines.enumerated() where !line.drop(while: \.isWhitespace).hasPrefix("//") {
                guard Self.words.contains(where: { line.contains($0) }) else { continue }
                let word = line.firstMatch(
                    of: /(?:^|[^.\w"])(?:print|debugPrint|dump|getenv|setenv|putenv|fputs|NSLog)\(|\benviron\b/)
                // A parameter of a child process is called so in Net.
                guard word != nil, !(file.room == "Net" && line.contains("environ")) else { continue }
                Issue.record("\(file.path):\(number + 1): \(line)")
            }
        }
    }

    @Test("unsafe code stays in Bytes, Files and Net, and at the program's edge to the system")
    func unsafeCode() {
        let edge = ["Sources/allmende/Surroundings.swift", "Sources/allmende/Terminal/ProgressLine.swift"]
        for file in House.sources where !["Bytes", "Files", "Net"].contains(file.room) && !edge.contains(file.path) {
            let isUnsafe = file.lines.contains { line in
                (line.contains("nsafe")) && !line.drop(while: \.isWhitespace).hasPrefix("//")
                    && line.firstMatch(of: /\bunsafe\s+[\w(!]|\bUnsafe\w*Pointer|@unsafe|nonisolated\(unsafe\)/) != nil
            }
            #expect(!isUnsafe || file.path.contains("/Starter+"), "\(file.path)")
        }
    }

    @Test("the manifest and the imports of a file are read as the compiler reads them")
    func reading() {
        let manifest = """
            room("A", []),
            room("B", ["A", "C"], without: ["C"]),
            room(
                "Hub",
                [
                    "A",
                    "B",
                ]),
            program("tool", ["B"], path: "Tests/Tool"),
            """
        #expect(
            House.targets(in: manifest) == [
                ListedTarget(name: "A", imports: [], isProgram: false),
                ListedTarget(name: "B", imports: ["A", "C"], isProgram: false),
                ListedTarget(name: "Hub", imports: ["A", "B"], isProgram: false),
                ListedTarget(name: "tool", imports: ["B"], isProgram: true),
            ])
        let file = SourceFile(
            path: "Sources/A/X.swift",
            text: """
                import B
                public import C
                @preconcurrency import D
                internal import struct E.Name
                @_spi(Test) private import F
                // import G
                let important = 1
                """)
        #expect(file.imports.map(\.module) == ["B", "C", "D", "E", "F"])
        #expect(file.room == "A")
    }
}
