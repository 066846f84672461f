public import Objects
public import Store

// The settings of a served repository, in git's own words (git-config: transfer, uploadpack, receive, http).

/// What a server may do with one repository.
public struct ServerSettings: Sendable {
    /// Prefixes of refs that fetching clients do not see; "!" in front shows again, "^" is accepted and ignored.
    public var hiddenFromFetch: [String]
    /// Prefixes of refs that pushing clients neither see nor change.
    public var hiddenFromPush: [String]
    /// Wants of hidden tips are taken.
    public var allowsTipWants = false
    /// Wants of anything reachable are taken; otherwise only over stateless connections, where refs may have moved.
    public var allowsReachableWants = false
    /// Wants of anything that is there are taken.
    public var allowsAnyWants = false
    /// Partial clones are served.
    public var allowsFilter = true
    /// `want-ref` is offered.
    public var allowsRefWants = false
    /// `sideband-all` is offered.
    public var allowsSideBandAll = false
    /// Push options are taken.
    public var allowsPushOptions = true
    /// All-or-nothing pushes are offered.
    public var allowsAtomic = true
    /// Refs may be deleted.
    public var allowsDeletes = true
    /// Refs may be set back or aside.
    public var allowsNonFastForwards = true
    /// The checked-out branch of a repository with a working tree may be pushed to.
    public var allowsCheckedOutBranch = false
    /// The branch HEAD points to may be deleted.
    public var allowsDeletingHead = false
    /// The largest pack that is taken.
    public var maximumPush: UInt64 = 2 << 30
    /// Changes are noted in reflogs even where none exist.
    public var logsRefs = false
    /// Objects received must keep all rules of fsck.
    public var judgesObjects = true

    /// Refs of ours that nobody ever sees.
    public static let alwaysHidden = ["refs/allmende/hub/"]
    /// Refs of ours with what people wrote and who they are: shown to those who may see them, and to no plain git client
    /// (DESIGN, D7).
    public static let personal = ["refs/allmende/erasable", "refs/allmende/moderation"]
    /// Refs that are not given out either to those who know what they lead to.
    public private(set) var concealed = Self.alwaysHidden + Self.personal

    /// Shows a ref of `personal` to fetching clients.
    public mutating func reveal(_ name: String) {
        concealed.removeAll { $0 == name }
        hiddenFromFetch.removeAll { $0 == name }
    }

    /// Reads a repository's own settings.
    public init(_ repository: Repository) {
        let config = repository.config
        func values(_ section: String, _ key: String) -> [String] {
            config.all(section, nil, key).compactMap { $0.map { String(decoding: $0, as: UTF8.self) } }
        }
        let both = values("transfer", "hiderefs")
        let ours = Self.alwaysHidden + Self.personal
        hiddenFromFetch = ours + both + values("uploadpack", "hiderefs")
        hiddenFromPush = ours + both + values("receive", "hiderefs")
        func set(_ field: WritableKeyPath<ServerSettings, Bool>, _ section: String, _ key: String) {
            if let value = config.bool(section, nil, key) { self[keyPath: field] = value }
        }
        set(\.allowsTipWants, "uploadpack", "allowtipsha1inwant")
        set(\.allowsReachableWants, "uploadpack", "allowreachablesha1inwant")
        set(\.allowsAnyWants, "uploadpack", "allowanysha1inwant")
        set(\.allowsFilter, "uploadpack", "allowfilter")
        set(\.allowsRefWants, "uploadpack", "allowrefinwant")
        set(\.allowsSideBandAll, "uploadpack", "allowsidebandall")
        set(\.allowsPushOptions, "receive", "advertisepushoptions")
        set(\.allowsAtomic, "receive", "advertiseatomic")
        if config.bool("receive", nil, "denydeletes") == true { allowsDeletes = false }
        if config.bool("receive", nil, "denynonfastforwards") == true { allowsNonFastForwards = false }
        switch config.string("receive", nil, "denycurrentbranch")?.lowercased() {
        case "ignore", "warn", "false", "no", "off": allowsCheckedOutBranch = true
        default: break
        }
        switch config.string("receive", nil, "denydeletecurrent")?.lowercased() {
        case "ignore", "warn", "false", "no", "off": allowsDeletingHead = true
        default: break
        }
        if let size = config.number("receive", nil, "maxinputsize"), size > 0 { maximumPush = UInt64(size) }
        logsRefs = config.bool("core", nil, "logallrefupdates") ?? !repository.isBare
        if let judges = config.bool("receive", nil, "fsckobjects") ?? config.bool("transfer", nil, "fsckobjects") {
            judgesObjects = judges
        }
    }

    /// Whether a ref is hidden by a list of prefixes, the last that fits deciding. What nobody may see stays hidden.
    public static func isHidden(_ name: RefName, _ prefixes: [String]) -> Bool {
        func fits(_ prefix: some StringProtocol) -> Bool {
            let prefix = Array(prefix.utf8.reversed().drop { $0 == 0x2f }.reversed())
            return name.bytes == prefix || name.bytes.starts(with: prefix + [0x2f])
        }
        if alwaysHidden.contains(where: fits) { return true }
        for prefix in prefixes.reversed() {
            var text = prefix[...]
            let shows = text.hasPrefix("!")
            if shows { text = text.dropFirst() }
            if text.hasPrefix("^") { text = text.dropFirst() }
            if fits(text) { return !shows }
        }
        return false
    }
}
