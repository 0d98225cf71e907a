"""What `shaiji diff` says."""

WORDS = {
    "diff.head": (
        "从 {first} 到 {second}，不同的条款 {count} 条：",
        "from {first} to {second}, clauses that differ: {count}",
    ),
    "diff.added": ("新增", "added"),
    "diff.removed": ("删去", "removed"),
    "diff.order": ("次序改变", "another order"),
    "diff.nobody": (
        "{period}（截至 {as_of}）：{people} 人，没有人变动",
        "{period} (as of {as_of}): {people} people, nobody moves",
    ),
    "diff.moved": (
        "{period}（截至 {as_of}）：{people} 人，其中 {moved} 人变动",
        "{period} (as of {as_of}): {people} people, of whom move: {moved}",
    ),
    "diff.person": ("人员", "person"),
    "diff.name": ("姓名", "name"),
    "diff.unit": ("单位", "unit"),
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
    "diff.alone": (
        "单独改动第 {number} 条：{people} 人变动",
        "by clause {number} alone, people who move: {people}",
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
