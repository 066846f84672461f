/// What operators of a hub do by hand.
public protocol Administration: Sendable {}
