import Files
import Foundation
import Hub
import Journal
import TestSupport

extension PeopleStage.Copy {
    /// Runs a read command and reads what it says for programs.
    public func json(_ words: [String]) throws -> [String: Any] {
        let result = try run(words + ["--json"])
        return try JSONSerialization.jsonObject(with: Data(result.utf8)) as? [String: Any] ?? [:]
    }

    /// The ids of the posts of a discussion, in their order.
    public func posts(of discussion: String) throws -> [String] {
        let texts = try json(["discussion", "show", discussion])["texte"] as? [[String: Any]] ?? []
        return texts.compactMap { $0["id"] as? String }
    }

    /// Drops what a hub did not take.
    public func dropWaiting() throws {
        let waiting = try json(["outbox"])["vorgaenge"] as? [[String: Any]] ?? []
        for item in waiting { try self("outbox", "--drop", item["id"] as? String ?? "") }
    }

    /// Changes a file as text.
    public func edit(_ file: String, _ change: (String) -> String) throws {
        let place = path.appending(Array(file.utf8))
        let before = String(decoding: try FileSystem.read(place, limit: 1 << 24), as: UTF8.self)
        let after = change(before)
        guard after != before else { throw Program.Failure(description: "nothing to change in \(file)") }
        try FileSystem.replace(place, with: Array(after.utf8))
    }

    /// Puts a node of a structure below another one.
    public func move(_ node: String, under parent: String, in file: String) throws {
        try change(file) { nodes in
            var moved = nodes[node] as? [String: Any] ?? [:]
            moved["oberknoten"] = parent
            moved["rang"] = "zz"
            nodes[node] = moved
        }
    }

    /// Takes a node out of a structure, and what waits for it.
    public func strike(_ node: String, in file: String) throws {
        try change(file) { nodes in
            nodes[node] = nil
            for (id, value) in nodes {
                guard var other = value as? [String: Any], var before = other["vorgaenger"] as? [String: Any] else {
                    continue
                }
                before[node] = nil
                other["vorgaenger"] = before
                nodes[id] = other
            }
        }
    }

    private func change(_ file: String, _ body: (inout [String: Any]) -> Void) throws {
        let place = path.appending(Array(file.utf8))
        let bytes = try FileSystem.read(place, limit: 1 << 24)
        guard var json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            var nodes = json["knoten"] as? [String: Any]
        else { throw Program.Failure(description: file) }
        body(&nodes)
        json["knoten"] = nodes
        try FileSystem.replace(
            place, with: Array(JSONSerialization.data(withJSONObject: json, options: [.prettyPrinted, .sortedKeys])))
    }

    /// Proposes what is saved; the proposal's name.
    public func propose(_ title: String, _ stage: PeopleStage) throws -> String {
        let said = try self("propose", "-m", title)
        guard let id = try stage.library().journal().proposals.first(where: { $0.title == title })?.id.description
        else {
            throw Program.Failure(description: said)
        }
        return id
    }
}

extension PeopleStage {
    /// What the hub answers at an address, whatever its status, as nobody in particular.
    public func get(_ path: String) throws -> String {
        guard let curl = Program("curl") else { throw Program.Failure(description: "curl is not installed") }
        return String(decoding: try curl.run(["-s", address + path]).output, as: UTF8.self)
    }
}
