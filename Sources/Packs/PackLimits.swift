/// How much a pack from somebody else may ask for. A few bytes of a pack can demand gigabytes, so sizes are held against
/// these before anything is allocated.
public struct PackLimits: Sendable {
    /// The largest pack in bytes.
    public var packSize: UInt64
    /// The most objects a pack may state.
    public var objects: UInt32
    /// The largest object that is only passed through (a blob stored whole), in bytes.
    public var objectSize: Int
    /// The largest object that must be held in memory, whatever was received.
    public var heldSize: Int
    /// What may be held in memory per object however small the pack is; it grows with 8 times the bytes received.
    public var heldFloor: Int

    /// What a hub takes from a stranger.
    public static let stranger = PackLimits(
        packSize: 2 << 30, objects: 20_000_000, objectSize: 512 << 20, heldSize: 256 << 20, heldFloor: 8 << 20)
    /// What a client takes from the hub it chose.
    public static let trusted = PackLimits(
        packSize: 1 << 40, objects: 200_000_000, objectSize: 4 << 30, heldSize: 2 << 30, heldFloor: 2 << 30)

    /// Creates limits.
    public init(packSize: UInt64, objects: UInt32, objectSize: Int, heldSize: Int, heldFloor: Int) {
        (self.packSize, self.objects, self.objectSize) = (packSize, objects, objectSize)
        (self.heldSize, self.heldFloor) = (heldSize, heldFloor)
    }

    /// The largest object that may be held after `received` bytes, when the repository already holds one of `known` bytes
    /// that it is a change of.
    public func held(received: UInt64, known: Int = 0) -> Int {
        let grown = heldFloor + Int(min(received, 1 << 40)) * 8
        return min(heldSize, max(grown, 2 * known))
    }
}
