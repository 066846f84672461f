// swift-tools-version: 6.2
import PackageDescription

// One target per room of the house (CONTRIBUTING.md, "The house"). A room may import only what is listed for it here;
// Tests/ArchitectureTests holds every import of every file against this list.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

// Hashing, inflating and walking are the inner loop of everything: unoptimised, the tests would take thirty times longer.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func room(_ name: String, _ rooms: [String], without: [String] = []) -> Target {
    .target(
        name: name, dependencies: rooms.map { .byName(name: $0) }, exclude: without, swiftSettings: strict + optimised)
}

func program(_ name: String, _ rooms: [String], path: String? = nil) -> Target {
    .executableTarget(
        name: name, dependencies: rooms.map { .byName(name: $0) }, path: path, swiftSettings: strict + optimised)
}

func tests(_ name: String, _ rooms: [String]) -> Target {
    .testTarget(name: name, dependencies: rooms.map { .byName(name: $0) }, swiftSettings: strict)
}

let package = Package(
    name: "allmende",
    products: [
        .executable(name: "allmende", targets: ["allmende"]),
        .executable(name: "allmende-remote-https", targets: ["allmende-remote-https"]),
    ],
    targets: [
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CDigest", path: "Sources/Bytes/CDigest"),
        .systemLibrary(name: "CLinux", path: "Sources/Net/CLinux"),
        room("Bytes", ["CZlib", "CDigest"], without: ["CDigest"]),
        room("Objects", ["Bytes"]),
        room("Packs", ["Bytes", "Objects"]),
        room("Files", ["Bytes"]),
        room("Store", ["Bytes", "Objects", "Packs", "Files"]),
        room("History", ["Bytes", "Objects", "Packs", "Files", "Store"]),
        room("Wire", ["Bytes", "Objects", "Packs", "Store", "History"]),
        room("Net", ["Bytes", "CLinux"], without: ["CLinux"]),
        room("Templates", ["Bytes"]),
        room("Register", ["Bytes", "Templates"]),
        room("Exchange", ["Bytes", "Templates"]),
        room("Journal", ["Bytes"]),
        room("Signatures", ["Bytes", "Objects", "Files", "Net"]),
        room(
            "Library",
            ["Bytes", "Objects", "Files", "Store", "History", "Templates", "Journal", "Signatures"]),
        room("Sync", ["Bytes", "Objects", "Packs", "Files", "Store", "History", "Wire", "Net"]),
        room("Web", ["Bytes", "Templates"]),
        room(
            "Site",
            [
                "Bytes", "Objects", "Files", "Store", "Net", "Templates", "Exchange", "Register", "Journal",
                "Signatures", "Library", "Web",
            ]),
        room(
            "Hub",
            [
                "Bytes", "Objects", "Packs", "Files", "Store", "History", "Wire", "Net", "Templates", "Register",
                "Journal",
                "Signatures", "Library", "Web", "Site",
            ]),
        program(
            "allmende",
            [
                "Bytes", "Objects", "Packs", "Files", "Store", "History", "Wire", "Net", "Templates", "Exchange",
                "Register", "Journal", "Signatures", "Library", "Sync", "Web", "Site", "Hub",
            ]),
        program("allmende-remote-https", ["Bytes", "Net"]),
        .target(
            name: "TestSupport", dependencies: ["Bytes", "Files", "Net", "Templates"], path: "Tests/Support",
            swiftSettings: strict),
        tests("BytesTests", ["Bytes", "TestSupport"]),
        tests("ObjectsTests", ["Bytes", "Objects", "TestSupport"]),
        tests("PacksTests", ["Bytes", "Objects", "Packs", "TestSupport"]),
        tests("FilesTests", ["Bytes", "Files", "TestSupport"]),
        tests("StoreTests", ["Bytes", "Objects", "Packs", "Files", "Store", "TestSupport"]),
        tests("HistoryTests", ["Bytes", "Objects", "Packs", "Files", "Store", "History", "TestSupport"]),
        tests(
            "SignaturesTests",
            ["Bytes", "Objects", "Packs", "Files", "Store", "Net", "Signatures", "TestSupport"]),
        tests("WireTests", ["Bytes", "Objects", "Packs", "Files", "Store", "History", "Wire", "TestSupport"]),
        // These make and merge plans by the ten thousand.
        .testTarget(
            name: "TemplatesTests", dependencies: ["Bytes", "Templates", "TestSupport"],
            swiftSettings: strict + optimised),
        // These read back what they wrote, tens of thousands of plans.
        .testTarget(
            name: "ExchangeTests", dependencies: ["Bytes", "Templates", "Exchange", "TestSupport"],
            swiftSettings: strict + optimised),
        tests("RegisterTests", ["Bytes", "Templates", "Register", "TestSupport"]),
        // These pass thousands of journals around.
        .testTarget(
            name: "JournalTests", dependencies: ["Bytes", "Journal", "TestSupport"],
            swiftSettings: strict + optimised),
        tests(
            "LibraryTests",
            ["Bytes", "Objects", "Files", "Store", "History", "Templates", "Journal", "Library", "TestSupport"]),
        tests(
            "SyncTests",
            ["Bytes", "Objects", "Packs", "Files", "Store", "History", "Wire", "Net", "Sync", "TestSupport"]),
        .target(
            name: "HubSupport",
            dependencies: [
                "Bytes", "Objects", "Files", "Store", "Journal", "Signatures", "Library", "Hub", "TestSupport",
            ], path: "Tests/HubSupport", swiftSettings: strict),
        tests("CommandTests", ["Bytes", "Files", "TestSupport", "allmende"]),
        tests("ArchitectureTests", ["Library", "TestSupport"]),
        program("http-probe", ["Bytes", "Net"], path: "Tests/HTTPProbe"),
        tests("NetTests", ["Bytes", "Net", "http-probe"]),
        tests(
            "HubTests",
            [
                "Bytes", "Objects", "Files", "Store", "Wire", "Net", "Templates", "Signatures", "Journal", "Library",
                "Web", "Site", "Hub", "TestSupport",
            ]),
        tests(
            "SiteTests",
            [
                "Bytes", "Files", "Objects", "Store", "Net", "Templates", "Journal", "Library", "Web", "Site", "Hub",
                "TestSupport",
            ]),
        program(
            "gate-probe", ["Bytes", "Objects", "Files", "Store", "Templates", "Journal", "Library", "Hub"],
            path: "Tests/GateProbe"),
        program("plan-probe", ["Bytes", "Templates"], path: "Tests/PlanProbe"),
        program("journal-probe", ["Bytes", "Journal"], path: "Tests/JournalProbe"),
        program("merge-probe", ["Bytes", "Templates"], path: "Tests/MergeProbe"),
        program("markdown-probe", ["Web"], path: "Tests/MarkdownProbe"),
        // These read megabytes of pages back, byte by byte.
        .testTarget(
            name: "WebTests", dependencies: ["Bytes", "Templates", "Web", "TestSupport"],
            swiftSettings: strict + optimised),
        tests(
            "InteropTests",
            [
                "Bytes", "Objects", "Files", "Store", "Wire", "Net", "Templates", "Journal", "Signatures", "Library",
                "Sync", "Web", "Site", "Hub", "TestSupport", "HubSupport", "allmende", "allmende-remote-https",
            ]),
        tests(
            "FaultTests",
            [
                "Bytes", "Objects", "Packs", "Files", "Store", "Wire", "Net", "Journal", "Signatures", "Library", "Hub",
                "TestSupport", "HubSupport", "allmende", "gate-probe",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
