/// A value that changes along the order of operations: what held at any position can be asked.
struct Timeline<Value: Sendable & Hashable>: Sendable, Hashable {
    struct Step: Sendable, Hashable {
        let position: Position
        let value: Value
    }

    private(set) var steps: [Step] = []

    /// The value that holds last.
    var current: Value? { steps.last?.value }

    /// The value that holds at a position: that of the last step not after it. O(log steps).
    func value(at position: Position) -> Value? {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].position <= position { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : steps[low - 1].value
    }

    /// Adds a step, which must be after all others.
    mutating func append(_ value: Value, at position: Position) {
        steps.append(Step(position: position, value: value))
    }
}
