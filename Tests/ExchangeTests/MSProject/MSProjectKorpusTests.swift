import Bytes
import Exchange
import Foundation
import Templates
import TestSupport
import Testing

@Suite("MS Project XML from other hands", .enabled(if: SharedCorpus.exists, "needs ../shared"))
struct MSProjectKorpusTests {
    @Test(arguments: Planquellen.erwartet("mspdi/expected/visible.mpxj.jsonl"))
    func `Every value that MPXJ reads and a template has is read as MPXJ reads it`(_ erwartet: Erwartung) throws {
        let plan = try MSProject.lies(try erwartet.bytes())
        let angaben = erwartet.json["props"]
        if let title = angaben?["title"]?.string { #expect(plan.titel == title) }
        let alle = erwartet.liste("tasks")
        let leere = alle.filter { $0["null"]?.bool == true }
        #expect(plan.bericht.zahl("null-rows") == (leere.isEmpty ? 0 : 1))
        let tasks = alle.filter { $0["null"]?.bool != true && $0["uid"]?.string != "0" }
        try #require(plan.vorgaenge.count == tasks.count)
        var einschraenkungen = 0
        for (zeile, task) in zip(plan.vorgaenge, tasks) {
            #expect(zeile.fremdid == task["uid"]?.string)
            #expect(zeile.ort == "Vorgang \(task["id"]?.string ?? "")")
            #expect(zeile.titel == task["name"]?.string)
            let parent = task["parent"]?.string
            #expect(zeile.ueber.map { plan.vorgaenge[$0].fremdid } == (parent == "0" ? nil : parent))
            #expect("\(tiefe(zeile, plan) + 1)" == task["level"]?.string)
            #expect((zeile.hinweis ?? "") == task["notes"]?.string)
            #expect(zeile.istMeilenstein == task["milestone"]?.bool)
            #expect(zeile.anfang?.description == task["start"]?.string.map { String($0.prefix(10)) })
            #expect(zeile.ende?.description == task["finish"]?.string.map { String($0.prefix(10)) })
            if task["wbs"]?.string != task["outline"]?.string { #expect(zeile.kennung == task["wbs"]?.string) }
            if task["summary"]?.bool == true {
                #expect(zeile.dauer == nil)
            } else {
                pruefe(zeile.dauer.map { ($0.wert, $0.einheit) }, task["duration"], angaben, zeile.titel)
            }
            if task["constraint"]?.string != "AS_SOON_AS_POSSIBLE" { einschraenkungen += 1 }
            let links = task["pred"]?.alle ?? []
            try #require(zeile.vorgaenger.count == links.count)
            for link in links {
                let parts = link.alle
                let found = try #require(
                    zeile.vorgaenger.first { plan.vorgaenge[$0.von].fremdid == parts[0].string })
                #expect(Self.arten[parts[1].string ?? ""] == found.anordnung.art)
                pruefe(
                    found.anordnung.verzug.map { ($0.wert, $0.einheit) } ?? (0, .arbeitstage), parts[2], angaben,
                    zeile.titel)
            }
        }
        #expect(plan.bericht.zahl("constraint") == einschraenkungen)
        let begonnen = tasks.contains { ($0["pct"]?.string ?? "0") != "0" }
        if begonnen { #expect(plan.bericht.zahl("progress") == 1) }
    }

    @Test(arguments: Planquellen.erwartet("mspdi/expected/visible.mpxj.jsonl"))
    func `Resources with names and what they are assigned to are those MPXJ reads`(_ erwartet: Erwartung) throws {
        let plan = try MSProject.lies(try erwartet.bytes())
        let mitNamen = erwartet.liste("resources").filter { $0["name"]?.string != nil }
        let arbeit = mitNamen.filter { $0["type"]?.string == "WORK" }
        #expect(plan.beteiligte.map(\.name) == arbeit.map { $0["name"]?.string ?? "" })
        #expect(plan.bericht.zahl("resource-material") == mitNamen.count - arbeit.count)
        for (wer, resource) in zip(plan.beteiligte, arbeit) {
            if let mail = resource["email"]?.string, !mail.isEmpty { #expect(wer.spuren.contains(mail)) }
        }
        var names: [String: String] = [:]
        for resource in arbeit { names[resource["uid"]?.string ?? ""] = resource["name"]?.string }
        var assigned: [String: Set<String>] = [:]
        for assignment in erwartet.liste("assignments") {
            guard let name = assignment["resource"]?.string.flatMap({ names[$0] }) else { continue }
            assigned[assignment["task"]?.string ?? "", default: []].insert(name)
        }
        for zeile in plan.vorgaenge {
            let found = ([zeile.verantwortlich].compactMap { $0 } + zeile.mitwirkend).map { plan.beteiligte[$0].name }
            #expect(Set(found) == assigned[zeile.fremdid] ?? [])
            #expect(found.count == Set(found).count)
        }
    }

    @Test(arguments: SharedCorpus.cases("xml"))
    func `Bad documents are read or refused with a sentence by all three formats`(_ fall: SharedCorpus.Case) throws {
        let bytes = try fall.bytes()
        for code in [
            Planquellen.code { try MSProject.lies(bytes) }, Planquellen.code { try GanttProject.lies(bytes) },
            Planquellen.code { try BPMN.lies(bytes) },
        ] where fall.expect == "reject" { #expect(code != "read") }
    }

    @Test(arguments: 0..<24)
    func `A file of others damaged anywhere is read or refused, never a trap`(seed: Int) throws {
        var generator = Seeded(seed)
        let files =
            Planquellen.dateien("mspdi", "xml") + Planquellen.dateien("ganttproject", "gan")
            + Planquellen.dateien("bpmn", "bpmn")
        try #require(files.count > 10)
        for url in files {
            var bytes = Array(try Data(contentsOf: url))
            for _ in 0..<6 {
                let place = Int.random(in: bytes.indices, using: &generator)
                // Mostly inside of values and names, so that the documents stay well-formed.
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0x30...0x39, using: &generator)
                case 1: bytes[place] = bytes[Int.random(in: bytes.indices, using: &generator)]
                case 2: bytes.insert(contentsOf: "99999999999999999999".utf8, at: place)
                default: bytes.remove(at: place)
                }
                let codes = [
                    Planquellen.code { try MSProject.lies(bytes) }, Planquellen.code { try GanttProject.lies(bytes) },
                    Planquellen.code { try BPMN.lies(bytes) },
                ]
                #expect(codes.filter { $0 == "read" }.count <= 1)
            }
        }
    }

    private static let arten: [String: Anordnung.Art] = [
        "FF": .endeEnde, "FS": .endeAnfang, "SF": .anfangEnde, "SS": .anfangAnfang,
    ]

    private func tiefe(_ zeile: Fremdvorgang, _ plan: Fremdplan) -> Int {
        var (depth, above) = (0, zeile.ueber)
        while let index = above {
            depth += 1
            above = plan.vorgaenge[index].ueber
        }
        return depth
    }

    /// A figure of ours stands for a length of time; what is no whole number of the unit is rounded up.
    private func pruefe(
        _ ours: (wert: Int, einheit: Zeiteinheit)?, _ theirs: JSON?, _ angaben: JSON?, _ titel: String
    ) {
        guard let parts = theirs?.alle, parts.count == 2, let value = parts[0].bruch, let unit = parts[1].string else {
            #expect(ours == nil, "\(titel)")
            return
        }
        func zahl(_ name: String) -> Double { angaben?[name]?.string.flatMap { Double($0) } ?? 0 }
        let day = zahl("minutesPerDay")
        let minutes: [String: Double] = [
            "m": 1, "h": 60, "d": day, "w": zahl("minutesPerWeek"), "mo": zahl("daysPerMonth") * day, "em": 1, "eh": 60,
            "ed": 1_440, "ew": 10_080, "emo": 43_200,
        ]
        guard let ours, let size = minutes[unit] else {
            Issue.record("\(titel): \(value) \(unit) is not there")
            return
        }
        let step: Double =
            switch ours.einheit {
            case .arbeitstage: day
            case .stunden: 60
            case .kalendertage: 1_440
            }
        #expect((ours.einheit == .kalendertage) == unit.hasPrefix("e") || value == 0)
        let more = Double(ours.wert) * step - value * size
        // MPXJ rounds weeks to four places.
        #expect(more > -1 && more < step, "\(titel): \(value) \(unit) is \(ours)")
    }
}
