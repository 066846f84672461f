/// Where among the refs an organisation works: its variants, and what it prepares to propose.
///
///     a copy      refs/heads/variante/<name>                            refs/heads/vorschlag/<name>
///     a hub       refs/allmende/hub/stellen/<ARS>/variante/<name>       refs/allmende/hub/stellen/<ARS>/vorschlag/<name>
///
/// What lies below `refs/allmende/hub/` is shown to nobody, so what an organisation prepares at a hub is its own until it shares or proposes
/// it.
public struct DeskPlace: Sendable, Hashable {
    /// What variants' refs begin with.
    let variants: String
    /// What the refs of prepared proposals begin with.
    let proposals: String
    /// What the refs of drafts begin with.
    let drafts: String
    /// What the refs of what was put away begin with.
    let shelf: String
    /// Where the branches that variants follow are looked for, in this order.
    let sources: [String]
    /// Whether moves are noted so that they can be taken back, and branches are shown in a working directory.
    let isCopy: Bool

    /// A Kommune's own copy.
    public static let copy = DeskPlace(
        variants: "refs/heads/variante/", proposals: "refs/heads/vorschlag/",
        drafts: "refs/heads/entwurf/", shelf: "refs/allmende/abgelegt/",
        sources: ["refs/remotes/origin/", "refs/heads/"], isCopy: true)

    /// An organisation's place at a hub.
    public static func organisation(_ ars: String) -> DeskPlace {
        let place = "refs/allmende/hub/stellen/\(ars)/"
        return DeskPlace(
            variants: place + "variante/", proposals: place + "vorschlag/", drafts: place + "entwurf/",
            shelf: place + "abgelegt/", sources: ["refs/heads/"], isCopy: false)
    }
}
