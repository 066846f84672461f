import Bytes
import Net
import Web

/// What came with a form, as text. Nothing is taken twice under one name but boxes.
struct FormInput {
    private let fields: FormFields

    init(_ fields: FormFields) { self.fields = fields }

    /// A line or text without blanks around it, its line ends as LF; empty when it is not there or there twice.
    func text(_ name: String) -> String {
        guard let bytes = fields.only(name) else { return "" }
        return Self.text(bytes)
    }

    /// The same; nil when it is empty.
    func optional(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    /// All values of boxes.
    func all(_ name: String) -> [String] { fields.all(name).map(Self.text) }

    /// Whether a box was checked.
    func isChecked(_ name: String) -> Bool { text(name) == "ja" }

    /// A whole number; nil for anything else.
    func number(_ name: String) -> Int? { Int(text(name)) }

    /// The bytes of a file that was chosen.
    func file(_ name: String) -> [UInt8]? { fields.only(name) }

    /// Fields that hold a secret: they are never written into a page again.
    static let secrets: Set<String> = ["schluessel", "einladung", "abholung"]

    /// Whether a secret came along.
    var hasSecret: Bool { Self.secrets.contains { optional($0) != nil } }

    /// All that came, for a form that is shown again after signing in; without files, secrets and the form's own token.
    var values: [(name: String, value: String)] {
        fields.list.filter { $0.file == nil }.map {
            (String(decoding: $0.name, as: UTF8.self), String(decoding: $0.value, as: UTF8.self))
        }.filter { $0.0 != "marke" && !Self.secrets.contains($0.0) }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0d {
                plain.append(0x0a)
                if index + 1 < bytes.count, bytes[index + 1] == 0x0a { index += 1 }
            } else {
                plain.append(bytes[index])
            }
            index += 1
        }
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0a]
        let start = plain.firstIndex { !blanks.contains($0) } ?? plain.endIndex
        let end = plain.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? start
        return String(decoding: plain[start..<max(start, end)], as: UTF8.self)
    }
}

/// What is wrong with a form: by field, and on the whole.
struct Problems {
    private var byField: [String: String] = [:]
    private(set) var whole: [String] = []

    /// Whether nothing is wrong.
    var isEmpty: Bool { byField.isEmpty && whole.isEmpty }

    /// What is wrong with a field. The first thing that is wrong stays.
    subscript(field: String) -> String? {
        get { byField[field] }
        set { if byField[field] == nil { byField[field] = newValue } }
    }

    /// Says something about the form as a whole.
    mutating func add(_ sentence: String) { whole.append(sentence) }
}

extension Form {
    /// The form with what was typed and what is wrong with it.
    func filled(_ input: FormInput, _ problems: Problems = Problems()) -> Form {
        var form = self
        form.problems = problems.whole
        for index in form.fields.indices {
            let name = form.fields[index].name
            if case .boxes = form.fields[index].kind {
                form.fields[index].values = input.all(name)
            } else if case .secret = form.fields[index].kind {
                form.fields[index].values = []
            } else {
                form.fields[index].values = [input.text(name)]
            }
            form.fields[index].problem = problems[name]
        }
        return form
    }
}
