// Forms with files: multipart/form-data (RFC 7578, RFC 2046 section 5.1), as browsers write them.
//
//   --XX CRLF                                                          "--" and the boundary the Content-Type names
//   Content-Disposition: form-data; name="f"; filename="x.csv" CRLF    header fields of the part
//   Content-Type: text/csv CRLF
//   CRLF
//   data                                                               any bytes without CRLF "--" boundary
//   CRLF --XX CRLF                                                     another part follows
//   ...
//   CRLF --XX-- CRLF                                                   the end; the last CRLF may be missing
//
// Stricter than RFC 2046: nothing before the first boundary or after the last, no blanks after a boundary, no parts within
// parts, no transfer encodings, no `filename*`. A backslash in a quoted name stands for itself, as in browsers.

/// Reads multipart forms.
public enum MultipartDecoder {
    /// The fields of a form whose Content-Type is `type`.
    ///
    /// Throws 415 when that is not multipart/form-data in UTF-8, 413 over a limit and 400 for everything else. Costs time
    /// and memory linear in the input; stops at the first part over a limit.
    public static func decode(
        _ form: [UInt8], _ type: MediaType, limits: FormLimits = FormLimits()
    ) throws(HTTPError) -> FormFields {
        guard type.name == "multipart/form-data", type.isUTF8 else { throw HTTPError(415, "media type of a form") }
        guard let boundary = type["boundary"], (1...70).contains(boundary.count), boundary.allSatisfy(isBoundary) else {
            throw HTTPError(400, "boundary of a multipart form")
        }
        let mark = Array("\r\n--".utf8) + boundary
        guard form.starts(with: mark.dropFirst(2)) else { throw HTTPError(400, "start of a multipart form") }
        var fields: [FormField] = []
        var position = mark.count - 2
        while true {
            if form[position...].starts(with: "--".utf8) {
                let rest = form[(position + 2)...]
                guard rest.isEmpty || rest.elementsEqual("\r\n".utf8) else {
                    throw HTTPError(400, "bytes after a multipart form")
                }
                return FormFields(fields)
            }
            guard form[position...].starts(with: "\r\n".utf8) else { throw HTTPError(400, "boundary in a form") }
            guard fields.count < limits.fields else { throw HTTPError(413, "number of parts of a form") }
            let (header, start) = try head(form, from: position + 2, limits)
            guard let end = find(mark, in: form, from: start) else { throw HTTPError(400, "end of a multipart form") }
            fields.append(try part(header, form[start..<end], limits))
            position = end + mark.count
        }
    }

    /// A byte of a boundary, without the space that RFC 2046 would allow inside.
    private static func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x27, 0x28, 0x29, 0x2b, 0x5f, 0x2c, 0x2d, 0x2e, 0x2f, 0x3a, 0x3d, 0x3f: true
        default: false
        }
    }

    /// Reads the header fields of a part; returns them and where its content starts.
    private static func head(
        _ form: [UInt8], from start: Int, _ limits: FormLimits
    ) throws(HTTPError) -> (HTTPFields, Int) {
        var scanner = HeadScanner(
            HeadScanner.Limits(
                head: limits.partHeadBytes, firstLine: limits.partHeadBytes, fields: 15, allowsEmptyLine: false))
        let window = form[start..<min(start + limits.partHeadBytes + 1, form.count)]
        let bytes = Array(window)
        let length: Int?
        do {
            length = try scanner.scan(bytes.span)
        } catch {
            throw HTTPError(error.status == 400 ? 400 : 413, "header of a part")
        }
        guard let length else { throw HTTPError(400, "header of a part") }
        var fields = HTTPFields()
        try HeadScanner.lines(bytes.span.extracting(0..<length)) { (line, _) throws(HTTPError) in
            try fields.parse(line: line)
        }
        return (fields, start + length)
    }

    /// Where `mark`, which starts with CR and contains no other, occurs next. Every byte is compared at most twice.
    private static func find(_ mark: [UInt8], in form: [UInt8], from start: Int) -> Int? {
        var position = start
        while let found = form[position...].firstIndex(of: HTTPGrammar.cr) {
            if form[found...].starts(with: mark) { return found }
            position = found + 1
        }
        return nil
    }

    private static func part(
        _ header: HTTPFields, _ content: ArraySlice<UInt8>, _ limits: FormLimits
    ) throws(HTTPError) -> FormField {
        guard let disposition = header.only("content-disposition"),
            let (kind, parameters) = MediaType.parse(disposition, escapes: false), kind == "form-data",
            let name = parameters.first(where: { $0.name == "name" })?.value,
            !parameters.contains(where: { $0.name == "filename*" })
        else { throw HTTPError(400, "Content-Disposition of a part") }
        guard header.count("content-type") <= 1, header.count("content-transfer-encoding") <= 1 else {
            throw HTTPError(400, "header of a part")
        }
        var type: MediaType?
        if let value = header.first("content-type") {
            guard let parsed = MediaType(value), !parsed.name.hasPrefix("multipart/") else {
                throw HTTPError(400, "Content-Type of a part")
            }
            type = parsed
        }
        if let coding = header.first("content-transfer-encoding"),
            !["7bit", "8bit", "binary"].contains(where: { HTTPGrammar.matches(coding, $0) })
        {
            throw HTTPError(400, "Content-Transfer-Encoding of a part")
        }
        let file = parameters.first { $0.name == "filename" }.map { FormField.File(name: $0.value, mediaType: type) }
        guard name.count <= limits.nameBytes, content.count <= (file == nil ? limits.valueBytes : limits.fileBytes)
        else {
            throw HTTPError(413, "size of a part")
        }
        if limits.demandsUTF8, !HTTPGrammar.isUTF8(name) || file == nil && !HTTPGrammar.isUTF8(content) {
            throw HTTPError(400, "text of a form")
        }
        return FormField(name: name, value: Array(content), file: file)
    }
}
