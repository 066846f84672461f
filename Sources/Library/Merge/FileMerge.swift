import Bytes
import Objects
import Templates

/// Three versions of a file merged by what the file is.
struct FileMerge {
    enum Outcome {
        /// The content, what is open in it, and what was decided.
        case merged([UInt8], PathFinding.Open?, [Entscheidung])
        /// It only counts as a whole.
        case whole
        /// A side is a document that cannot be read.
        case unreadable
    }

    let outcome: Outcome

    init(_ sources: MergeSources, _ path: [UInt8], base: ObjectID?, ours: ObjectID, theirs: ObjectID) throws {
        guard let art = Dokumentart(name: path) else {
            outcome = .whole
            return
        }
        let limit = art == .text ? TemplateFolder.maximumText : TemplateFolder.maximumStructure
        for id in [base, ours, theirs] {
            if let id, try sources.size(id) > limit {
                outcome = .whole
                return
            }
        }
        let before = try base.map { try sources.read($0, .blob) }
        let (mine, other) = (try sources.read(ours, .blob), try sources.read(theirs, .blob))
        if art == .text {
            outcome = Self.text(before ?? [], mine, other)
        } else if before == nil {
            // Two documents that do not come from one.
            outcome = .whole
        } else {
            outcome = Self.document(art, before, mine, other)
        }
    }

    private static func document(
        _ art: Dokumentart, _ base: [UInt8]?, _ ours: [UInt8], _ theirs: [UInt8]
    ) -> Outcome {
        do throws(TemplateError) {
            let merge = try DocumentMerge(art, base: base, ours: ours, theirs: theirs)
            return .merged(
                merge.bytes, merge.konflikte.isEmpty ? nil : .document(merge.konflikte), merge.entscheidungen)
        } catch {
            // Without a base that can be read all that differs is open, and nothing is lost.
            if error.file == DocumentMerge.Side.base.rawValue { return document(art, nil, ours, theirs) }
            return .unreadable
        }
    }

    private static func text(_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> Outcome {
        if [base, ours, theirs].contains(where: { $0.contains(0) }) { return .whole }
        let merge = TextMerge(base: base, ours: ours, theirs: theirs)
        if merge.isClean {
            let open = TextConflict.stretches(merge.text)
            return .merged(merge.text, open.isEmpty ? nil : .text(open), [])
        }
        // Marks inside of marks could not be told apart. Those of a virtual base can be left out: what stood there is open anyway.
        if TextConflict.isOpen(in: ours) || TextConflict.isOpen(in: theirs) { return .whole }
        var text: [UInt8] = []
        let isOpen = TextConflict.isOpen(in: base)
        for piece in merge.pieces {
            switch piece {
            case .settled(let bytes): text += bytes
            case .disputed(let base, let ours, let theirs):
                TextConflict(base: isOpen ? [] : Array(base), ours: Array(ours), theirs: Array(theirs)).write(to: &text)
            }
        }
        return .merged(text, .text(TextConflict.stretches(text)), [])
    }

    /// Notes in a merged document who wrote the two sides of what was found now.
    static func sign(
        _ bytes: [UInt8], _ path: [UInt8], _ konflikte: Konflikte,
        _ from: (ours: Konflikt.Herkunft?, theirs: Konflikt.Herkunft?)
    ) throws -> (Konflikte, [UInt8]) {
        guard from.ours != nil || from.theirs != nil else { return (konflikte, bytes) }
        var signed = konflikte
        for (key, konflikt) in konflikte where konflikt.unsere == nil && konflikt.fremde == nil {
            var konflikt = konflikt
            (konflikt.unsere, konflikt.fremde) = (from.ours, from.theirs)
            signed[key] = konflikt
        }
        guard var document = try OpenDocument(path, bytes) else { return (konflikte, bytes) }
        document.konflikte = signed
        return (signed, document.canonicalText)
    }
}

extension TextConflict {
    /// The disputed stretches of a text.
    static func stretches(_ text: [UInt8]) -> [TextConflict] {
        parts(of: text).compactMap { if case .conflict(let stretch) = $0 { stretch } else { nil } }
    }
}
