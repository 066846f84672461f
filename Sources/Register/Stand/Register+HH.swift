// swift-format-ignore-file
// Written by Fixtures/gemeinden/make.py from the official register and nachfolger.tsv.

extension Register {
    static let hh = Textpaar(gebiete: #"""
020000000000F|1862565|20038|Hamburg, Freie und Hansestadt|
"""#, erloschen: "")
}
