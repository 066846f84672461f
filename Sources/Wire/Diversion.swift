public import Objects
public import Store

/// Takes pushes to names that are no refs but doors behind which something else happens.
///
/// What came with the push is there to be read and is not stored unless refs proper move too.
public struct Diversion {
    /// Whether a name is such a door.
    public let takes: (RefName) -> Bool
    /// Does what the commands ask for; for each, in order, why it was refused, or nil. `say` tells the client something.
    public let carryOut:
        (_ commands: [RefCommand], _ options: [String], _ reader: ObjectReader, _ say: (String) throws -> Void) throws
            -> [String?]

    /// Creates a diversion.
    public init(
        takes: @escaping (RefName) -> Bool,
        carryOut:
            @escaping (
                _ commands: [RefCommand], _ options: [String], _ reader: ObjectReader, _ say: (String) throws -> Void
            ) throws -> [String?]
    ) { (self.takes, self.carryOut) = (takes, carryOut) }
}
