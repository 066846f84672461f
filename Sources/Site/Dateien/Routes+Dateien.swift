import Library
import Net
import Web

// Files of other programs, out and in:
//
//   /vorlagen/*/*/ausgeben               which format, with what dates; what it cannot carry
//   /vorlagen/*/*/ausgabe                the file
//   /werkbank/*/*/ausgeben  …/ausgabe    the same of a variant or draft
//   /einlesen                            takes a file
//   /einlesen/SECRET                     what is in it, whom it names, what becomes of it
//   /einlesen/SECRET/spalten             of a table: which column is what

extension Site {
    static let fileRoutes: [Route] = [
        .page("/vorlagen/*/*/ausgeben") { try $0.exportPage(try $0.publishedSource()) },
        .page("/vorlagen/*/*/ausgabe") { try $0.exportFile(try $0.publishedSource()) },
        .page("/werkbank/*/*/ausgeben", .desk) { try $0.exportPage(try $0.pieceSource()) },
        .page("/werkbank/*/*/ausgabe", .desk) { try $0.exportFile(try $0.pieceSource()) },
        .page("/einlesen", .desk) { try $0.importPage() },
        .form("/einlesen", .desk, limit: Uploads.largest + (1 << 20)) { try $0.takeFile() },
        .page("/einlesen/*", .desk) { try $0.importReport() },
        .form("/einlesen/*", .desk) { try $0.decideImport() },
        .page("/einlesen/*/spalten", .desk) { try $0.columnsPage() },
        .form("/einlesen/*/spalten", .desk) { try $0.setColumns() },
    ]
}
