// swift-format-ignore-file
// Written by Fixtures/gemeinden/make.py from the official register and nachfolger.tsv.

extension Register {
    static let be = Textpaar(gebiete: #"""
110000000000F|3685265|10178|Berlin, Stadt|
"""#, erloschen: "")
}
