"""What the observations say, in Chinese and English: titles, what is observed, and what each figure is."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, str]] = {
    "distribution": ("等次分布", "Distribution of grades"),
    "leniency": ("打分宽严", "Leniency and severity"),
    "rotation": ("好等次是否轮流", "The best grade in rotation"),
    "reciprocity": ("互评互高", "Reciprocal rating"),
    "negatives": ("负面记录是否完整", "Completeness of negative records"),
    "attendance": ("考勤与日志", "Attendance against logs"),
    "seniority": ("资历与等次", "Seniority and grades"),
}
"""Observation → its title."""

SAYS: Mapping[str, tuple[str, str]] = {
    "distribution": (
        "各单位、职级、身份的等次分布与总体相差多少，由大到小排列。差距为 0 即相同，为 1 即毫无相同之处。",
        "How far the grades of each unit, rank and identity are from the body's, the farthest first: 0 is "
        "alike, 1 has no grade in common.",
    ),
    "leniency": (
        "各单位每类评价主体的平均打分与总体之差，以及一张票上各分数与该票均分的平均距离。",
        "The mean score of each rater group in a unit less the body's, and how far the scores on a ballot "
        "are from its mean on average.",
    ),
    "rotation": (
        "同一批人在各周期取得所列等次的重复次数，与随机抽取时的期望相比。概率是随机抽取时重复不多于实际的"
        "可能性，很小即比随机更平均。",
        "How often the same people had one of the grades again, against what chance would give. The "
        "probability is that of no more repeats by chance; a small one means a more even round than chance.",
    ),
    "reciprocity": (
        "互相评价的两方，各自给对方的平均打分与同类票总体之差。",
        "Of two that rate each other, the mean score each gives the other less the body's for such ballots.",
    ),
    "negatives": (
        "各单位及其人员的减分、否决、点名批评、信访和检查发现的条数，与按人数应有的条数相比；"
        "旷工而没有减分、否决、批评的人次。",
        "Deductions, vetoes, criticisms, petitions and findings of each unit and its people against its part "
        "by number of people; absences without leave and without deduction, veto or criticism.",
    ),
    "attendance": (
        "请假、准假或旷工当天有日志的天数，在岗当天没有日志的天数。",
        "Days on leave, excused or absent that have a log, and days present that have none.",
    ),
    "seniority": (
        "同单位两人职级（职务、任现职时间）和等次都不同时，资历高者等次也高的比例，一半即无关；任现职各段"
        "时间的人取得所列等次的比例与总体之差。",
        "Of pairs in a unit that differ in rank (role, time in post) and in grade, the part in which the "
        "senior has the better grade: a half means no link. For bands of time in post, the part with one of "
        "the grades less the body's.",
    ),
}
"""Observation → what it looks at."""

PHRASES: Mapping[str, tuple[str, str]] = {
    "head": ("{period}公平性观察（截至 {as_of}）", "Fairness of {period} (as of {as_of})"),
    "preface": (
        "以下是由记录算出的观察，不是结论：差异可能有正当的原因。不足 {least} 人的数据不公布。",
        "These are observations computed from the records, not verdicts: a difference may have a good "
        "reason. Nothing is told of fewer than {least} people.",
    ),
    "withheld": (
        "另有 {count} 行人数太少，不公布。",
        "rows withheld because of too few people: {count}",
    ),
    "body": ("全体：{figures}", "the whole body: {figures}"),
    "none": ("没有可观察的内容。", "There is nothing to observe."),
    "too_few_periods": (
        "有等次的周期不足两个，无从观察。",
        "Fewer than two periods have grades, so nothing can be said.",
    ),
    "legend": ("* 达到办法所定的界限，供核查参考", "* beyond what the policy sets; something to look into"),
    "noted": ("提示", "noted"),
    "unit": ("单位", "unit"),
    "group": ("评价主体", "rater group"),
    "base": ("计数基数", "counting base"),
    "part": ("分组", "part"),
    "rank": ("职级", "rank"),
    "identity": ("身份", "identity"),
    "attribute": ("资历", "attribute"),
    "band": ("任现职时间", "time in post"),
    "about": ("对象", "about"),
    "attribute.rank": ("职级高低", "rank"),
    "attribute.role": ("职务高低", "role"),
    "attribute.service": ("任现职先后", "time in post"),
    "between": ("与", " and "),
    "list": ("，", ", "),
    "figure": ("{name} {value}", "{name} {value}"),
}

FIGURES: Mapping[str, tuple[str, str]] = {
    "fairness.people": ("人数", "people"),
    "fairness.zero": ("零", "zero"),
    "fairness.scores": ("打分数", "scores"),
    "fairness.total": ("分数合计", "sum of scores"),
    "fairness.mean": ("平均分", "mean"),
    "fairness.body_mean": ("总体平均分", "the body's mean"),
    "fairness.lean": ("与总体之差", "lean"),
    "fairness.strayed": ("各分数与所在票均分的距离合计", "sum of distances from the ballots' means"),
    "fairness.compared": ("可比的打分数", "scores compared"),
    "fairness.spread": ("票内平均距离", "spread"),
    "fairness.lean_there": ("前给后", "there"),
    "fairness.lean_back": ("后给前", "back"),
    "fairness.mutual": ("两者中较小", "mutual"),
    "fairness.places": ("人次", "places"),
    "fairness.holders": ("得过的人", "holders"),
    "fairness.repeats": ("重复", "repeats"),
    "fairness.pairs_of_places": ("各两个周期人次之积合计", "products of places over pairs of periods"),
    "fairness.expected_repeats": ("期望重复", "expected"),
    "fairness.ways_as_few": ("重复不多于实际的排法数", "ways with no more repeats"),
    "fairness.ways": ("全部排法数", "all ways"),
    "fairness.draws_as_few": (
        "重复不多于实际的抽取次数（实际算一次）",
        "draws with no more repeats, what was seen being one",
    ),
    "fairness.draws": ("全部抽取次数（实际算一次）", "all draws, what was seen being one"),
    "fairness.chance": ("概率", "chance"),
    "fairness.chance_limit": ("提示界限", "limit"),
    "fairness.tested": ("观察的单位", "units looked at"),
    "fairness.noted": ("提示的单位", "units noted"),
    "fairness.noted_by_chance": ("纯属偶然时的提示数", "units that chance would note"),
    "fairness.seats": ("人次", "seats"),
    "fairness.body_seats": ("总体人次", "the body's seats"),
    "fairness.positives": ("正面记录", "positive"),
    "fairness.negatives": ("负面记录", "negative"),
    "fairness.body_negatives": ("总体负面记录", "the body's negative records"),
    "fairness.negatives_by_seats": ("总体负面记录乘本单位人次", "the body's negative records × seats"),
    "fairness.expected_negatives": ("按人数应有", "expected"),
    "fairness.unanswered": ("旷工无记录", "unanswered absences"),
    "fairness.units": ("单位", "units"),
    "fairness.silent": ("没有负面记录的单位", "units without a negative record"),
    "fairness.away": ("不在岗天数", "days away"),
    "fairness.away_logged": ("其中有日志", "with a log"),
    "fairness.away_share": ("占比", "share"),
    "fairness.present": ("在岗天数", "days present"),
    "fairness.present_unlogged": ("其中无日志", "without a log"),
    "fairness.present_share": ("占比", "share"),
    "fairness.pairs": ("对数", "pairs"),
    "fairness.same_way": ("同向对数", "pairs the same way"),
    "fairness.same_way_share": ("同向比例", "same way"),
    "fairness.best": ("取得所列等次", "with the grades"),
    "fairness.best_share": ("所占比例", "their part"),
    "fairness.body_best_share": ("总体比例", "their part in the body"),
    "fairness.best_lean": ("与总体之差", "lean"),
    "fairness.grade_count": ("人数", "people with the grade"),
    "fairness.share": ("比例", "share"),
    "fairness.body_share": ("总体比例", "the body's share"),
    "fairness.share_lean": ("比例之差", "difference of shares"),
    "fairness.above": ("高出部分", "as far as it is above"),
    "fairness.distance": ("差距", "distance"),
}
"""Label of a figure → what it is called."""


def said(table: Mapping[str, tuple[str, str]], key: str, lang: str, **values: object) -> str:
    """An entry of one of the tables, with its values put in."""
    return table[key][0 if lang == "zh" else 1].format(**values)
