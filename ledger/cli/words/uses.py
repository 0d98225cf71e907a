"""What the uses of a year's result say."""

WORDS = {
    "uses.short": ("列出年度结果的运用", "list the uses of a year's result"),
    "uses.help": (
        "列出年度结果的运用建议：资格、后果、奖项和奖金，附理由和已作出的决定。都是建议，由有权机关决定。"
        "年度写作 2026，单位的年度写作 units-2026。不写入任何文件。",
        "List what a year's result opens and leads to: eligibility, consequences, awards and bonuses, with "
        "reasons and with what was decided. All of it is proposed; a person or body decides. A year is "
        "2026, a year of units units-2026. Nothing is written.",
    ),
    "uses.head": ("【{name}】{use}，依据 {basis}", "[{name}] {use}, basis {basis}"),
    "uses.subject": ("编号", "id"),
    "uses.name": ("名称", "name"),
    "uses.unit": ("单位", "unit"),
    "uses.value": ("建议", "proposal"),
    "uses.decision": ("决定", "decision"),
    "uses.reasons": ("理由", "reasons"),
    "uses.answers": (
        "符合 {yes}，不符合 {no}，无法判断 {unknown}",
        "{yes} pass, {no} do not, {unknown} are not known",
    ),
    "uses.nobody": ("没有人", "nobody"),
    "uses.no_pool": ("没有奖金总额的记录，不能分配", "there is no record of a pool to share out"),
    "uses.pool": (
        "总额 {amount}，{people} 人参加分配，最大差额 {difference}，未分配 {unspent}",
        "pool {amount}, shared by {people}, largest difference {difference}, not spent {unspent}",
    ),
    "uses.held": (
        "总额 {amount}，{people} 人参加分配，最大差额按规定压到 {difference}，未分配 {unspent}",
        "pool {amount}, shared by {people}, largest difference held to {difference}, not spent {unspent}",
    ),
    "uses.total": (
        "名额 {cap}：{people} 人，各处名额合计 {places}，总量 {limit}",
        "cap {cap}: {people} people, {places} places in all, {limit} allowed",
    ),
    "uses.exceeded": (
        "名额 {cap}：{people} 人，各处名额合计 {places}，超过总量 {limit}，不能定案",
        "cap {cap}: {people} people, {places} places in all, over the {limit} allowed: it cannot be settled",
    ),
    "uses.whole": ("整个名单：{decision}", "the whole list: {decision}"),
    "uses.decided": ("{outcome}（{by}，{date}）", "{outcome} ({by}, {date})"),
    "uses.adopted": ("采纳", "adopted"),
    "uses.not_adopted": ("不采纳", "not adopted"),
    "uses.deferred": ("暂缓", "deferred"),
    "uses.not_a_year": (
        "{name} 不是年度；结果的运用按年度，如 2026 或 units-2026",
        "{name} is not a year; results are used by year, such as 2026 or units-2026",
    ),
}
