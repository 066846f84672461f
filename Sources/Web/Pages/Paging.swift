/// One page of a long list.
public struct Paging: Hashable, Sendable {
    /// How many entries a page has, where nothing else is said.
    public static let size = 100

    /// How many entries there are in all.
    public let total: Int
    /// Which page is shown, from 1.
    public let number: Int
    /// How many pages there are, at least 1.
    public let count: Int
    private let size: Int

    /// The page a query asks for, `?seite=3`. What is no number is the first page, what is too great the last.
    public init(total: Int, seite: String? = nil, size: Int = Paging.size) {
        self.total = max(0, total)
        self.size = max(1, size)
        count = max(1, (self.total + self.size - 1) / self.size)
        let digits = seite ?? ""
        let isNumber = !digits.utf8.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        // More digits than a number can have name a page behind the last.
        let asked = isNumber ? Int(digits) ?? count : 1
        number = min(max(1, asked), count)
    }

    /// The places of the entries that are shown.
    public var range: Range<Int> { (number - 1) * size..<min(number * size, total) }

    /// The pages a reader is offered: the first, the last and those around; nil stands for some that are left out.
    var offered: [Int?] {
        let near = Set([1, count] + (number - 2...number + 2).filter { (1...count).contains($0) })
        var offered: [Int?] = []
        var last = 0
        for page in near.sorted() {
            if page == last + 2 { offered.append(last + 1) } else if page > last + 1 { offered.append(nil) }
            offered.append(page)
            last = page
        }
        return offered
    }
}
