extension SHA1.Collision {
    /// The unavoidable conditions in families that differ only in the step: bit `bit` of word `first + n` and bit
    /// `otherBit` of the word `distance` steps later, and the mask of vectors that force them to differ (or to be
    /// equal). The families that tell most come first, so that ordinary data is done early.
    static let conditions: [Family] = [
        .init(
            bit: 29, distance: 1, otherBit: 29, differ: false, first: 40,
            [
                0x800a_00a2, 0x0018_0284, 0x0030_0a08, 0x00a1_2820, 0x0283_a080, 0x0a0a_8200, 0x1818_0801, 0x3030_2002,
                0x60a0_8004, 0xc281_0008, 0x8a02_0020, 0x1808_0080, 0x3011_0200, 0x6022_0800, 0xc088_2000, 0x8210_8000,
                0x0820_0000, 0x1080_0000, 0x2200_0000, 0x0800_0000,
            ]),
        .init(
            bit: 4, distance: 3, otherBit: 29, differ: false, first: 37,
            [
                0x5002_0021, 0xa008_0082, 0x4010_0205, 0x8020_080a, 0x0081_2025, 0x0202_808a, 0x0808_0225, 0x1010_088a,
                0x2020_2224, 0x4080_8888, 0x8201_2220, 0x0802_8880, 0x1009_2200, 0x2012_8800, 0x4028_2000, 0x8090_8000,
                0x0220_0000, 0x0880_0000, 0x1200_0000, 0x2800_0000,
            ]),
        .init(
            bit: 29, distance: 2, otherBit: 29, differ: true, first: 44,
            [
                0x0000_0025, 0x0000_008a, 0x0000_0224, 0x0000_0888, 0x0000_2220, 0x0000_8880, 0x0001_2200, 0x0000_0000,
            ]),
        .init(
            bit: 0, distance: 1, otherBit: 5, differ: true, first: 60,
            [
                0x0001_0004, 0x0002_0008, 0x0008_0020, 0x0010_0080,
            ]),
        .init(
            bit: 4, distance: 2, otherBit: 4, differ: true, first: 36,
            [
                0x2800_0000, 0x5000_0001, 0xa000_0002, 0x4000_0005, 0x8000_000a, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 4, distance: 4, otherBit: 29, differ: false, first: 35,
            [
                0x0008_0084, 0x0011_0208, 0x0020_0800, 0x0080_2000, 0x0200_8000, 0x0800_0000, 0x1000_0000, 0x2000_0000,
                0x4000_0000, 0x8000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 1, otherBit: 6, differ: true, first: 35,
            [
                0x0000_0410, 0x0004_1040, 0x0000_4100, 0x0000_0000, 0x0040_1010, 0x0100_4040, 0x0404_0100, 0x0000_0000,
                0x0000_0000, 0x0040_4000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 6, distance: 2, otherBit: 6, differ: false, first: 40,
            [
                0x0000_0010, 0x0000_0040, 0x0000_0110, 0x0000_0440, 0x0000_1110, 0x0000_4440, 0x0000_1100, 0x0000_4400,
                0x0004_1000, 0x0000_4000, 0x0000_0000, 0x0040_0000, 0x0100_0000, 0x0400_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 29, distance: 3, otherBit: 29, differ: true, first: 51,
            [
                0x000a_0800, 0x0000_0000, 0x0030_8000, 0x0000_0000, 0x0080_0000, 0x0a00_0000, 0x0000_0000, 0x1000_0000,
            ]),
        .init(
            bit: 4, distance: 4, otherBit: 29, differ: false, first: 57,
            [
                0x1000_0000, 0x2000_0000, 0x4000_0000, 0x8000_0000,
            ]),
        .init(
            bit: 1, distance: 1, otherBit: 6, differ: true, first: 61,
            [
                0x0000_0001, 0x0000_0002, 0x0001_0004, 0x0000_0000,
            ]),
        .init(
            bit: 2, distance: 1, otherBit: 7, differ: true, first: 61,
            [
                0x0004_0010, 0x0000_0040, 0x0000_0100, 0x0000_0000,
            ]),
        .init(
            bit: 6, distance: 1, otherBit: 1, differ: false, first: 39,
            [
                0x0000_0400, 0x0040_1000, 0x0100_4000, 0x0404_0000, 0x0000_0000, 0x0000_0000, 0x0040_0000, 0x0100_0010,
                0x0400_0040, 0x0000_0100, 0x0000_0400, 0x0004_1000, 0x0000_4000, 0x0000_0000, 0x0040_0000, 0x0100_0000,
                0x0400_0000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 3, distance: 4, otherBit: 28, differ: false, first: 35,
            [
                0x0008_2000, 0x0010_0000, 0x0020_0000, 0x0080_0000, 0x0200_0000, 0x0800_0000, 0x1000_0000, 0x2000_0000,
                0x4000_0000, 0x8000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 4, distance: 1, otherBit: 4, differ: true, first: 36,
            [
                0x0000_0800, 0x0000_2000, 0x0000_8000, 0x0000_0000,
            ]),
        .init(
            bit: 0, distance: 5, otherBit: 30, differ: true, first: 36,
            [
                0x0040_0000, 0x0100_0000, 0x0400_0000, 0x0000_0000,
            ]),
        .init(
            bit: 30, distance: 5, otherBit: 28, differ: true, first: 35,
            [
                0x0010_0000, 0x0020_0000, 0x0080_0000, 0x0200_0000, 0x0800_0000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 29, distance: 7, otherBit: 29, differ: true, first: 48,
            [
                0x0000_a000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 8, otherBit: 1, differ: true, first: 42,
            [
                0x0000_0400, 0x0000_1000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 4, otherBit: 1, differ: true, first: 47,
            [
                0x0004_0000, 0x0000_0000, 0x0000_0000, 0x0040_0000, 0x0100_0000, 0x0400_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 5, distance: 4, otherBit: 30, differ: false, first: 35,
            [
                0x0000_4000, 0x0000_0000, 0x0040_0000, 0x0100_0000, 0x0400_0000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 5, distance: 4, otherBit: 30, differ: false, first: 59,
            [
                0x0000_0001, 0x0000_0002, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 0, distance: 5, otherBit: 30, differ: true, first: 58,
            [
                0x0000_0001, 0x0000_0002, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 2, otherBit: 1, differ: true, first: 45,
            [
                0x0100_0000, 0x0400_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 2, otherBit: 1, differ: true, first: 38,
            [
                0x0000_0400, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 1, distance: 0, otherBit: 6, differ: false, first: 37,
            [
                0x0000_4000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
        .init(
            bit: 4, distance: 2, otherBit: 29, differ: false, first: 57,
            [
                0x4000_0000, 0x0000_0000, 0x0000_0000, 0x0000_0000,
            ]),
    ]
}
