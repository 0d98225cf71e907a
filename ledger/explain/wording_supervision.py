"""Wording of orders, petitions, findings and surveys."""

WORDING = {
    "orders.score": ("{component}", "{component}"),
    "orders.deduction": ("督办事项扣分合计", "what all orders cost"),
    "orders.capped": ("扣分（不超过上限）", "deduction, at most the cap"),
    "orders.cap": ("扣分上限", "cap on the deduction"),
    "orders.partly": ("督办事项 {matter} 部分完成", "order {matter} was met in part"),
    "orders.not_met": ("督办事项 {matter} 未完成", "order {matter} was not met"),
    "orders.overdue": (
        "督办事项 {matter} 到期（{due}）未反馈",
        "order {matter} has no report, due by {due}",
    ),
    "orders.late": ("督办事项 {matter} 反馈逾期扣分", "deduction for the late report of order {matter}"),
    "orders.late_days": (
        "逾期的工作日数（应于 {due} 反馈，实于 {reported} 反馈）",
        "workdays late (report due by {due}, made on {reported})",
    ),
    "orders.late_day": ("每逾期一个工作日扣", "points for each workday"),
    "orders.met": ("督办事项 {matter} 已完成，不扣分", "order {matter} was met and costs nothing"),
    "petitions.score": ("{component}", "{component}"),
    "petitions.deduction": ("信访投诉扣分合计", "what all petitions cost"),
    "petitions.capped": ("扣分（不超过上限）", "deduction, at most the cap"),
    "petitions.cap": ("扣分上限", "cap on the deduction"),
    "petitions.matter": ("信访投诉：{nature}，{remedy}", "petition: {nature}, {remedy}"),
    "petitions.late_answer": (
        "答复逾期（应于 {due} 答复，实于 {answered} 答复）",
        "late answer (due by {due}, given on {answered})",
    ),
    "petitions.free": (
        "信访投诉：{nature}，{remedy}，不扣分",
        "petition: {nature}, {remedy}; costs nothing",
    ),
    "findings.score": ("{component}", "{component}"),
    "findings.deduction": ("检查发现问题扣分合计", "what all findings cost"),
    "findings.capped": ("扣分（不超过上限）", "deduction, at most the cap"),
    "findings.cap": ("扣分上限", "cap on the deduction"),
    "findings.finding": ("检查发现的问题 {finding}（{severity}）", "finding {finding} ({severity})"),
    "findings.reused": (
        "问题 {finding} 与 {other} 是同一问题，互认，不重复扣分",
        "finding {finding} recognises {other} and is not counted again",
    ),
    "survey.score": ("{component}", "{component}"),
    "survey.absent": ("{component}没有可计的结果", "{component}: no results that count"),
    "survey.topic_weight": ("“{topic}”的权重（万分之）", "weight of “{topic}” (in 10,000)"),
    "survey.topic": ("“{topic}”各层加权平均", "mean of “{topic}” over the strata"),
    "survey.cell_weight": ("{stratum}的权重（万分之）", "weight of {stratum} (in 10,000)"),
    "survey.cell": ("“{topic}”在{stratum}的平均分", "mean of “{topic}” among {stratum}"),
    "survey.points": ("各项回答折算分之和", "sum of the answers' points"),
    "survey.answers": ("回答人数", "number of answers"),
    "survey.option": ("“{answer}”折算分", "points of the answers “{answer}”"),
    "survey.votes": ("回答“{answer}”的人数", "number of answers “{answer}”"),
    "survey.value": ("“{answer}”的分值", "the points of “{answer}”"),
    "survey.response": (
        "{stratum}：抽取 {drawn} 人，联系到 {reached} 人，拒答 {refused} 人，答复人数",
        "{stratum}: {drawn} drawn, {reached} reached, {refused} refused; number who answered",
    ),
    "survey.withheld": (
        "“{topic}”在{stratum}没有可公开的回答（不足 {needed} 人，或须防止由合计推知），不计入",
        "“{topic}” among {stratum} is not told (fewer than {needed} answers, or it would give another away) "
        "and is left out",
    ),
}
