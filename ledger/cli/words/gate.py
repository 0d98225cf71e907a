"""What `shaiji gate` says."""

WORDS = {
    "gate.short": ("判定一份改动能否进主线", "judge whether a change may land"),
    "gate.help": (
        "判定从 --base 到 --head 的改动：谁改的、能不能改、历史是否只增不减、内容是否合规。名册和办法都以"
        " --base 为准，改动里的程序一概不运行。接受时退出码为 0，拒绝为 1，仓库或 --base 靠不住为 2。",
        "Judge what --head adds to --base: who made it, whether they may, whether history only grows, and "
        "what it holds. Roles and policy are those of --base, and nothing in the change is run. Exit code 0 "
        "when it is accepted, 1 when it is refused, 2 when the repository or --base cannot be relied on.",
    ),
    "gate.accepted": (
        "接受：{commits} 个提交，{files} 个文件",
        "accepted: {commits} commits, {files} files",
    ),
    "gate.refused": (
        "拒绝：{commits} 个提交，{files} 个文件；主线没有变",
        "refused: {commits} commits, {files} files; the main line is as it was",
    ),
    "gate.unapproved": (
        "暂不接受：{count} 处待另一人复核同意；把审批记录一起提交再来",
        "not yet: {count} findings await the approval of a second person; bring it in the same change",
    ),
    "gate.beyond": (
        "拒绝：没有逐个文件核对；主线没有变",
        "refused without looking at each file; the main line is as it was",
    ),
    "gate.open": (
        "{period}（未定案，截至 {as_of}）：{subjects} 个对象，其中 {moved} 个变动",
        "{period} (open, as of {as_of}): {subjects} subjects, of whom move: {moved}",
    ),
    "gate.settled": (
        "{period} 第 {number} 次定案（截至 {as_of}）：{subjects} 个对象，其中 {moved} 个与此前不同",
        "{period} settlement {number} (as of {as_of}): {subjects} subjects, otherwise than before: {moved}",
    ),
    "gate.mover": ("{who}：{moves}", "{who}: {moves}"),
    "gate.move": ("{what} {before} → {after}", "{what} {before} → {after}"),
    "gate.and": ("，", ", "),
    "gate.more_movers": ("另有 {count} 个", "and {count} more"),
    "gate.repository": ("{folder} 不是 git 仓库", "{folder} is no git repository"),
    "gate.inside": (
        "台账须在仓库的最上层，{folder} 不是",
        "the ledger must lie at the top of its repository, and {folder} does not",
    ),
    "gate.shallow": (
        "{folder} 里的历史不全（浅克隆或部分克隆），无法判定。请完整克隆",
        "{folder} holds only a part of the history (a shallow or partial clone), so nothing can be judged. "
        "Make a full clone",
    ),
    "gate.base": ("没有 {name} 这个提交，无从比较", "there is no commit {name} to compare with"),
    "gate.head": ("没有 {name} 这个提交可判定", "there is no commit {name} to judge"),
    "gate.roles": (
        "{name} 里没有 {path}，不知道谁可以改什么，一律不接受",
        "{name} has no {path}: nobody knows who may change what, so nothing is accepted",
    ),
    "gate.unreadable": (
        "主线上的 {path} 读不出来，无法判定。请先修好它",
        "{path} on the main line cannot be read, so nothing can be judged. Mend it first",
    ),
    "option.base": (
        "改动要接在哪个提交之后：主线现在的位置。",
        "The commit that the change is to follow: where the main line ends.",
    ),
    "option.head": ("改动的最后一个提交。", "The last commit of the change."),
    "option.actor": (
        "谁提交的：名册上的编号或账号；没有签名的提交算这个人的。",
        "Who brings it: an id or login that is listed; unsigned commits are theirs.",
    ),
    "option.received": (
        "收到的时间，带时区；默认取本机现在的时间。",
        "When it was received, with its time zone; by default this machine's time.",
    ),
    "option.summary": (
        "把全部问题以 Markdown 追加到这个文件（如 $GITHUB_STEP_SUMMARY）。",
        "Add everything that was found to this file, as Markdown (such as $GITHUB_STEP_SUMMARY).",
    ),
    "option.forge_signed": (
        "平台自己的签名（非 SSH）不作数，这样的提交算 --actor 的；只在平台已核实登录人时用。",
        "Signatures other than by SSH, such as a forge makes itself, are as none: such commits are the "
        "actor's. Only where the forge has made sure who that is.",
    ),
    "option.no_moves": (
        "不算谁的结果会变动（省时间）。",
        "Leave out who would move (which takes time to compute).",
    ),
    "option.repository": ("仓库目录；默认当前目录。", "The repository; by default this folder."),
    "usage.moment": (
        "“{value}”不是带时区的时间，如 2026-03-02T09:30:00+08:00",
        "“{value}” is no time with its zone, such as 2026-03-02T09:30:00+08:00",
    ),
}
