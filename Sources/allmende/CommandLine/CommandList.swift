/// All commands, in the order in which the help lists them.
enum CommandList {
    static let all: [Command] = [
        .demo, .initialise, .clone, .settings, .list, .search, .show, .log, .diff, .new, .check, .save, .status, .pull,
        .push, .sync, .merge, .key, .keyList, .keyRemove, .hubInit, .hubServe, .hubKeyAdd, .hubKeyList, .hubKeyRemove,
        .fsck,
        .gc, .catFile, .uploadPack, .receivePack, .version, .help,
    ]
}
