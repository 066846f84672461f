import Templates

/// A page of the help: whom it is for, what they see, and what they do.
struct HelpTopic: Sendable {
    /// A sentence in both languages.
    typealias Words = (german: String, english: String)

    /// The last piece of its address.
    let word: String
    /// What it is about.
    let title: Words
    /// Whom it is for.
    let reader: Words
    /// What they see.
    let seen: [Words]
    /// What they do, in this order.
    let steps: [Words]
    /// The path of the page where they do it, in segments; nil for none.
    var place: (words: [String], title: Words)?

    /// All of them, in the order of the list.
    static let all = forClerks + forPlans + forReviewers + forOperators
}
