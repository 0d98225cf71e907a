"""What `shaiji diff` says."""

WORDS = {
    "diff.head": (
        "从 {first} 到 {second}，不同的条款 {count} 条：",
        "from {first} to {second}, clauses that differ: {count}",
    ),
    "diff.added": ("新增", "added"),
    "diff.removed": ("删去", "removed"),
    "diff.order": ("次序改变", "another order"),
    "diff.nobody.people": (
        "{period}（截至 {as_of}）：{count} 人，没有人变动",
        "{period} (as of {as_of}): {count} people, nobody moves",
    ),
    "diff.nobody.units": (
        "{period}（截至 {as_of}）：{count} 个单位，没有单位变动",
        "{period} (as of {as_of}): {count} units, none of them moves",
    ),
    "diff.moved.people": (
        "{period}（截至 {as_of}）：{count} 人，其中 {moved} 人变动",
        "{period} (as of {as_of}): {count} people, of whom move: {moved}",
    ),
    "diff.moved.units": (
        "{period}（截至 {as_of}）：{count} 个单位，其中 {moved} 个变动",
        "{period} (as of {as_of}): {count} units, of which move: {moved}",
    ),
    "diff.person": ("人员", "person"),
    "diff.name": ("姓名", "name"),
    "diff.unit_name": ("名称", "name"),
    "diff.unit": ("单位", "unit"),
    "diff.class": ("类别", "class"),
    "diff.what": ("项目", "result"),
    "diff.from": ("原为", "from"),
    "diff.to": ("变为", "to"),
    "diff.clause": ("条款", "clause"),
    "diff.status": ("状态", "status"),
    "diff.score": ("得分", "score"),
    "diff.grade": ("等次", "grade"),
    "diff.cohort": ("组别", "cohort"),
    "diff.cohort_rank": ("同组名次", "rank in cohort"),
    "diff.unit_rank": ("单位内名次", "rank in unit"),
    "diff.alone.people": (
        "单独改动第 {number} 条：{count} 人变动",
        "by clause {number} alone, people who move: {count}",
    ),
    "diff.alone.units": (
        "单独改动第 {number} 条：{count} 个单位变动",
        "by clause {number} alone, units that move: {count}",
    ),
    "diff.not_alone": (
        "第 {number} 条不能单独改动：那样的办法通不过核对",
        "clause {number} alone makes no policy that passes the check",
    ),
    "diff.or": (" 或 ", " or "),
    "diff.unsorted": ("{clauses}（未逐一分清）", "{clauses} (not told apart)"),
    "diff.legend": (
        "条款一栏：只写一条的，单独改动它就得出新的结果；“或”表示其中任一条单独就够；“+”表示须一并改动。",
        "clause: one number alone brings the new result about; “or”: each does alone; “+”: only together.",
    ),
}
