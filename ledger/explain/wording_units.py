"""Wording of the labels that speak of people, where they are said of units."""

WORDING = {
    "outcome": ("等次、名次及其运用", "grade, rank and what follows from them"),
    "score.weight": ("{component}的权重（万分之）", "weight of {component} for the class (in 10,000)"),
    "quota.needed": ("得分更高与同分的单位合计数", "units ahead and level together"),
    "quota.ahead": ("得分更高的候选单位数", "candidate units ahead"),
    "quota.level": ("同分的候选单位数（含本单位）", "candidate units level, this one included"),
    "quota.rounded": ("按比例取整的名额", "share of the base in whole units"),
    "quota.product": ("比例乘以单位数", "share times units"),
    "quota.base": ("计算名额的单位数（{base}）", "units that the share is of ({base})"),
    "rank.cohort": ("在{cohort}中的名次", "rank among {cohort}"),
    "rank.ahead": ("得分更高的单位数", "units with a higher score"),
    "rank.size": ("参加排名的单位数", "units ranked"),
    "rank.level": ("同分的单位数（含本单位）", "units with the same score, this one included"),
    "eligibility.cohort_rank": ("类内名次", "rank in the class"),
    "eligibility.cohort_size": ("类内单位数", "units in the class"),
    "consequence.among": (
        "参加比较的单位数（同为末位 {tied} 个，至少 {minimum} 个才计）",
        "units compared ({tied} tied last; at least {minimum} are needed)",
    ),
}
