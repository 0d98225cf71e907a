"""The phrases of an explanation that belong to no single step: (Chinese, English)."""

PHRASES = {
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "unknown": ("无法判断", "not known"),
    "none": ("无", "none"),
    "or": ("或", " or "),
    "comma": ("、", ", "),
    "period.year": ("{year}年", "{year}"),
    "period.Q": ("{year}年第{number}季度", "quarter {number} of {year}"),
    "period.H": ("{year}年{number}半年", "half {number} of {year}"),
    "period.M": ("{year}年第{number}个月", "month {number} of {year}"),
    "status.assessed": ("参加考核", "assessed"),
    "status.left": ("期末不在岗", "no longer in post"),
    "status.probation": ("试用期", "on probation"),
    "status.long_leave": ("长期请假", "on long leave"),
    "status.short": ("在岗时间不足", "in post too short"),
    "status.withheld": ("暂不计分", "withheld"),
    "base.unit": ("本单位", "of the unit"),
    "base.cohort": ("本组", "of the cohort"),
    "base.body": ("全部单位", "of the whole body"),
    "rounding.half_up": ("四舍五入", "half up"),
    "rounding.half_even": ("四舍六入五成双", "half to even"),
    "rounding.floor": ("向下取整", "down"),
    "rounding.ceiling": ("向上取整", "up"),
    "formula.round": (
        "{value} 按“{mode}”保留 {places} 位小数",
        "{value} rounded {mode} to {places} decimal places",
    ),
    "formula.clamp": (
        "{value}，不低于 {least}，不高于 {greatest}",
        "{value}, kept between {least} and {greatest}",
    ),
    "formula.minimum": ("{values} 中较小的", "the smaller of {values}"),
    "formula.maximum": ("{values} 中较大的", "the greater of {values}"),
    "formula.count": ("共 {number} 项", "{number} of them"),
    "formula.if": ("若“{condition}”（{answer}）则取 {value}；", "if “{condition}” ({answer}) then {value}; "),
    "formula.else": ("否则取 {value}", "otherwise {value}"),
    "formula.lowest": ("{values} 中最低的", "the lowest of {values}"),
    "formula.all": ("是否全部成立：{values}", "whether all hold: {values}"),
    "formula.any": ("是否有一项成立：{values}", "whether any holds: {values}"),
    "formula.not": ("与“{value}”相反", "the opposite of “{value}”"),
    "formula.enough": (
        "已有 {sure}，另有 {possible} 无法判断，要求 {needed}",
        "{sure} for certain, {possible} not known, {needed} needed",
    ),
    "formula.zero": ("缺失，计 0 分", "lacking, counts 0"),
    "formula.nothing": ("没有数值", "no value"),
    "formula.whole": ("{value} {mode}为整数", "{value} rounded {mode} to a whole number"),
    "kind.period": ("平时考核", "assessment"),
    "kind.year": ("年度考核", "annual assessment"),
    "head.scored": (
        "{name}（{person}）{period}{kind}得分 {score}，等次“{grade}”",
        "{name} ({person}), {kind} of {period}: score {score}, grade “{grade}”",
    ),
    "head.ranks": (
        "{unit}第 {unit_rank} 名（共 {unit_size} 人）",
        "number {unit_rank} of {unit_size} in {unit}",
    ),
    "head.cohort": (
        "{cohort}第 {cohort_rank} 名（共 {cohort_size} 人）",
        "number {cohort_rank} of {cohort_size} among {cohort}",
    ),
    "head.stop": ("。", "."),
    "head.and": ("，", ", "),
    "head.unscored": (
        "{name}（{person}）{period}{kind}没有得分：{status}",
        "{name} ({person}), {kind} of {period}: no score, {status}",
    ),
    "head.withheld": (
        "缺少{component}，暂不计分；缺少的部分不按零分计算",
        "because {component} is lacking; what is lacking is not counted as zero",
    ),
    "act.settled": (
        "已定案：第 {number} 次，{settled_by}，{authority}，按 {as_of} 的记录计算",
        "Settled: number {number}, by {settled_by}, under {authority}, as of {as_of}",
    ),
    "act.open": (
        "未定案：按 {as_of} 的记录试算，结果可能变动",
        "Provisional: computed as of {as_of}; it may still change",
    ),
    "title.why": ("为什么", "Why"),
    "title.score": ("得分的计算", "How the score was worked out"),
    "title.status": ("不计分的原因", "Why there is no score"),
    "title.grade": ("等次的确定", "How the grade was decided"),
    "title.rank": ("名次", "Ranks"),
    "title.eligibility": ("评先评优和提拔任用的条件", "What the result opens"),
    "title.consequence": (
        "结果运用（建议，由有权机关决定）",
        "What follows (a proposal; a person or body decides)",
    ),
    "title.objection": ("如有异议", "How to object"),
    "why.weighted": ("{name} {value} 分，权重 {weight}", "{name}: {value}, weight {weight}"),
    "why.points": ("{name} {value} 分", "{name}: {value}"),
    "why.absent": ("{name}：缺", "{name}: lacking"),
    "why.missing_days": ("缺日志 {days} 天", "{days} days without a log"),
    "why.summary": ("缺小结", "no summary"),
    "why.grade": ("等次“{grade}”：{reason}", "grade “{grade}”: {reason}"),
    "why.grade.direct": ("一票否决直接确定", "given outright by a veto"),
    "why.grade.bounded": ("得分或各周期等次过低", "the score or the periods are low"),
    "why.grade.won": ("符合条件并在名额之内", "the conditions are met and there is a place"),
    "why.grade.default": ("没有更高或更低等次的情形", "nothing calls for a higher or lower grade"),
    "step.from": ("第 {step} 步", "step {step}"),
    "step.clause": ("办法 {clause}", "policy {clause}"),
    "step.basis": ("依据 {basis}", "basis {basis}"),
    "basis.illustrative": ("示例值", "an illustrative value"),
    "record.uncommitted": ("未提交", "not committed"),
    "objection.records": (
        "先核对上面列出的记录；记录有误的，指出是哪一条。",
        "Look at the records named above; if one is wrong, say which.",
    ),
    "objection.steps": (
        "计算有误的，指出是第几步；每一步都能用纸笔复算，任何人都可以运行 shaiji verify 复算全部结果。",
        "If the arithmetic is wrong, say in which step; each can be redone by pencil, and anybody can "
        "recompute everything with shaiji verify.",
    ),
    "objection.office": (
        "向{office}提出。复核、申诉的期限和程序按有关规定执行；提出异议不会使结果变差。",
        "Tell {office}. Terms and procedure of review and appeal are those of the regulations; objecting "
        "never makes a result worse.",
    ),
    "objection.notice": (
        "公示期 {start} 至 {end}，联系：{contact}。",
        "Public notice from {start} to {end}; contact: {contact}.",
    ),
}


def phrase(lang: str, key: str, **values: object) -> str:
    """A phrase in one language, filled in."""
    return PHRASES[key][0 if lang == "zh" else 1].format(**values)
