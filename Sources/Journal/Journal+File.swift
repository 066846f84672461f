extension Journal {
    public init?(_ bytes: [UInt8]) { return nil }
    public func encode() -> [UInt8] { [] }
}
