// Forms as browsers send them: application/x-www-form-urlencoded (WHATWG URL, section 5.1), and queries in the same form.
//
//   name=value&name=value     "+" stands for a space, "%" and two digits for a byte
//
// A name may occur more than once; the order is kept, and a caller that wants one value uses `FormFields.only`, which
// refuses repetitions, so that no two readers can pick different ones.

/// How large a form may be (413).
public struct FormLimits: Sendable {
    /// Fields, or parts of a multipart form.
    public var fields = 1_000
    /// Bytes of a name.
    public var nameBytes = 256
    /// Bytes of a value that is not a file.
    public var valueBytes = 65_536
    /// Bytes of a file in a multipart form.
    public var fileBytes = 8 << 20
    /// Bytes of the header fields of one part of a multipart form.
    public var partHeadBytes = 4_096
    /// Whether names and values that are not files must be UTF-8 (400).
    public var demandsUTF8 = true

    /// The defaults.
    public init() {}
}

/// One field of a form.
public struct FormField: Sendable, Equatable {
    /// What a form says of a file that was chosen.
    public struct File: Sendable, Equatable {
        /// The name the client gives: any bytes, `../..` included. Never use it as a path.
        public let name: [UInt8]
        /// The media type the client states, if it does.
        public let mediaType: MediaType?
    }

    /// The name.
    public let name: [UInt8]
    /// The value, or what the file contains.
    public let value: [UInt8]
    /// What is known of the file if the field is one.
    public let file: File?

    /// A field that is not a file.
    public init(name: [UInt8], value: [UInt8], file: File? = nil) {
        self.name = name
        self.value = value
        self.file = file
    }
}

/// The fields of a form in the order they came.
public struct FormFields: Sendable, Equatable {
    /// All of them.
    public let list: [FormField]

    /// Wraps fields.
    public init(_ list: [FormField]) { self.list = list }

    /// The value of the field of this name if there is exactly one.
    public func only(_ name: String) -> [UInt8]? {
        let found = all(name)
        return found.count == 1 ? found[0] : nil
    }

    /// The values of all fields of this name.
    public func all(_ name: String) -> [[UInt8]] {
        list.compactMap { $0.name.elementsEqual(name.utf8) ? $0.value : nil }
    }
}

/// Reads urlencoded forms and queries.
public enum FormDecoder {
    /// The fields of a form. Throws 413 over a limit and 400 for broken percent-encoding and for what is not UTF-8.
    ///
    /// Costs time and memory linear in the input; stops at the first field over a limit.
    public static func decode(_ form: [UInt8], limits: FormLimits = FormLimits()) throws(HTTPError) -> FormFields {
        var fields: [FormField] = []
        var pieces = 0
        var start = 0
        while start < form.count {
            let end = form[start...].firstIndex(of: UInt8(ascii: "&")) ?? form.count
            let piece = form[start..<end]
            start = end + 1
            pieces += 1
            guard pieces <= limits.fields else { throw HTTPError(413, "number of fields of a form") }
            if piece.isEmpty { continue }
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? end
            // Three encoded bytes make at least one, so nothing much larger than its limit is decoded.
            guard (equals - piece.startIndex) / 3 <= limits.nameBytes, (end - equals) / 3 <= limits.valueBytes else {
                throw HTTPError(413, "field of a form")
            }
            guard let name = PercentCoding.decode(piece[..<equals], plusIsSpace: true),
                let value = PercentCoding.decode(piece[min(equals + 1, end)...], plusIsSpace: true)
            else { throw HTTPError(400, "percent-encoding in a form") }
            guard name.count <= limits.nameBytes, value.count <= limits.valueBytes else {
                throw HTTPError(413, "field of a form")
            }
            if limits.demandsUTF8, !HTTPGrammar.isUTF8(name) || !HTTPGrammar.isUTF8(value) {
                throw HTTPError(400, "text of a form")
            }
            fields.append(FormField(name: name, value: value))
        }
        return FormFields(fields)
    }
}
