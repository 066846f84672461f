/// All commands, in the order in which the help lists them.
enum CommandList {
    static let all: [Command] = [
        .demo, .initialise, .clone, .register, .settings,
        .list, .search, .show, .plan, .log, .diff,
        .new, .check, .save, .status, .undo,
        .variantNew, .variantList, .variantShow, .variantOpen, .variantClose, .variantUpdate, .variantPropose,
        .variantShare,
        .pull, .push, .sync, .merge, .resolve, .bundleCreate, .bundleVerify, .bundleApply,
        .key, .keyList, .keyRemove,
        .hubInit, .hubServe, .hubMemberAdd, .hubMemberList, .hubMemberRevoke, .hubKeyAdd, .hubKeyList, .hubKeyRemove,
        .hubBundleApply, .hubRestore, .hubPull, .hubAdmit,
        .mergeFile, .mergeDriver, .textconv, .gitSetup,
        .fsck, .gc, .catFile, .uploadPack, .receivePack, .receiveBundle,
        .version, .help,
    ]
}
