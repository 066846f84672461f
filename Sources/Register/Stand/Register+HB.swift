// swift-format-ignore-file
// Written by Fixtures/gemeinden/make.py from the official register and nachfolger.tsv.

extension Register {
    static let hb = Textpaar(gebiete: #"""
040000000000L|704881||Bremen|Bremen
040110000000F|586271|28195|Bremen, Stadt|
040120000000F|118610|27576|Bremerhaven, Stadt|
"""#, erloschen: "")
}
