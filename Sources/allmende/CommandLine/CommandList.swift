/// All commands, in the order in which the help lists them.
enum CommandList {
    static let all: [Command] = [
        .demo, .initialise, .clone, .join, .register, .settings,
        .list, .search, .show, .plan, .log, .diff, .law, .contactShow, .discussions, .discussionShow, .events,
        .badges, .figures, .serve,
        .new, .check, .save, .status, .undo,
        .variantNew, .variantList, .variantShow, .variantOpen, .variantClose, .variantUpdate, .variantPropose,
        .variantShare,
        .export, .importFile,
        .pull, .push, .sync, .merge, .resolve, .bundleCreate, .bundleVerify, .bundleApply,
        .contactAdd, .contactConfirm, .contactRemove, .post, .reply, .edit, .retract, .solve,
        .eventAdd, .eventChange, .eventCancel, .eventMinutes,
        .practiceUse, .practiceReport, .practiceActuals, .practiceWithdraw,
        .propose, .proposals, .proposalShow, .review, .accept, .withdraw, .outbox, .moderation, .moderate,
        .key, .keyList, .keyRemove,
        .hubInit, .hubFound, .hubServe, .hubMemberAdd, .hubMemberList, .hubMemberRevoke, .hubInvite, .hubInviteList,
        .hubInviteRevoke, .hubEnrolmentList, .hubEnrolmentConfirm, .hubEnrolmentReject, .hubPolicy,
        .hubKeyAdd, .hubKeyList, .hubKeyRemove, .hubKeyRevoke,
        .hubErase, .hubDisclose, .hubRecord, .hubNotify,
        .hubBundleApply, .hubRestore, .hubPull, .hubAdmit,
        .mergeFile, .mergeDriver, .textconv, .gitSetup, .signers,
        .fsck, .gc, .catFile, .uploadPack, .receivePack, .receiveBundle,
        .version, .help,
    ]
}
