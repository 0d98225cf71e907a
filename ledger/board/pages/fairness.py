"""Observations on fairness: formula, limits and figures; never a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ledger.board import address
from ledger.board.both import LANGS, both, capital
from ledger.board.encode import text
from ledger.board.html import (
    CAREFUL,
    Column,
    back,
    cards,
    counted,
    facts,
    grade,
    lead,
    more,
    note,
    page,
    section,
)
from ledger.board.pages.fairness_words import in_plain_words
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.policy_words import names_of
from ledger.board.pages.rules import tree
from ledger.board.pages.words import period_name
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.fairness.evidence import gather
from ledger.fairness.names import Names, shown
from ledger.fairness.wording import FIGURES, PHRASES, SAYS, TITLES, said
from ledger.verify.found import Found
from scoring.derivation import Value
from scoring.fairness.observation import Observation, Row
from scoring.fairness.registry import observe
from scoring.rounds import PEOPLE, subjects_of

SEEN: Mapping[str, tuple[str, ...]] = {
    "distribution": ("result.grade", "person.appointments"),
    "leniency": ("result.groups",),
    "rotation": ("result.grade",),
    "reciprocity": ("result.groups",),
    "negatives": (
        *("adjustment.points", "veto.ground", "attendance.absent"),
        *("review.tone", "petition.nature", "inspection.findings"),
    ),
    "attendance": ("log.date", "attendance.absent", "attendance.excused", "person.leave"),
    "seniority": ("result.grade", "person.appointments"),
}
"""Observation → the fields that one has to see to be shown it."""
FORMULAS: Mapping[str, str] = {
    "distribution": both(
        "比例 ＝ 该等次人数 ÷ 人数；差距 ＝ 各等次中高于总体的（比例 − 总体比例）之和。",
        "share = people with the grade ÷ people; distance = the sum, over the grades above the body's share, "
        "of (share − the body's share).",
    ),
    "leniency": both(
        "平均 ＝ 打分合计 ÷ 打分个数；与总体之差 ＝ 平均 − 全体同类评价主体的平均；"
        "票内平均距离 ＝ 各分数与所在票均分之差的绝对值合计 ÷ 打分个数。",
        "mean = sum of scores ÷ scores; lean = mean − the mean of all of the same rater group; spread = the "
        "sum of what each score is off the mean of its ballot ÷ scores.",
    ),
    "rotation": both(
        "一人得过 c 次，计 c ×（c − 1）÷ 2 次重复；期望 ＝ 任两个周期人次之积的合计 ÷ 人数；"
        "概率 ＝ 随机抽取时重复不多于实际的排法所占的比例。",
        "who had one of the grades c times counts c × (c − 1) ÷ 2 repeats; expected = the sum, over pairs of "
        "periods, of the product of their places ÷ people; chance = the part of all random draws with no "
        "more repeats than seen.",
    ),
    "reciprocity": both(
        "单向之差 ＝ 这一方给出的平均 − 全体同类票的平均；互高 ＝ 两个单向之差中较小的一个。",
        "there, back = the mean that this side gave − the mean of all ballots of the kind; mutual = the "
        "smaller of the two.",
    ),
    "negatives": both(
        "按人数应有 ＝ 全体负面记录 × 本单位人次 ÷ 全体人次。",
        "expected = negative records of the body × seats of the unit ÷ seats of the body.",
    ),
    "attendance": both(
        "占比 ＝ 不在岗而有日志的天数 ÷ 不在岗天数；在岗而无日志的天数 ÷ 在岗天数。",
        "share = days away with a log ÷ days away; days present without a log ÷ days present.",
    ),
    "seniority": both(
        "同向比例 ＝ 资历高者等次也高的对数 ÷ 资历和等次都不同的对数；"
        "与总体之差 ＝ 该段时间的人取得所列等次的比例 − 总体比例。",
        "same way = pairs in which the senior has the better grade ÷ pairs that differ in both; "
        "lean = part of the people of a band with one of the grades − their part in the body.",
    ),
}
"""Observation → how its figures are worked out."""
HOW = both("怎么算，界限是多少", "How it is worked out, and within which limits")
LEAD = both(
    "打分有没有宽严不一、轮流坐庄、互相抬高，看得见。",
    "Whether scoring is lenient or severe, good grades go round, or people raise each other's scores.",
)
MANY = 8
"""Rows of a table shown at once; the others are folded."""
FEW = 3
"""So many more rows are not worth folding."""


def fairness(view: View) -> Iterator[tuple[str, str]]:
    """The list of the settled rounds of people whose policy has observations."""
    rounds = [each for each in reversed(view.settled) if _asked(view, each)]
    if not rounds:
        return
    here = address.FAIRNESS
    listed = (
        (
            address.between(here, address.fairness(each.period)),
            period_name(each.period),
            both(f"截至 {each.act.as_of}", f"as of {each.act.as_of}"),
        )
        for each in rounds
    )
    yield here, page(NAMES[here], [back(way(here, address.RESULTS)), lead(LEAD), cards(listed)])


def fairness_of(view: View, settled: Settled) -> Iterator[tuple[str, str]]:
    """The page of a round of people whose policy has observations."""
    if subjects_of(settled.period) == PEOPLE and _asked(view, settled):
        yield address.fairness(settled.period), _page(view, settled)


def _asked(view: View, settled: Settled) -> bool:
    rules = view.policy_of(settled.period).fairness
    return rules is not None and any(
        getattr(rules, name) is not None and view.sight.sees(*fields) for name, fields in SEEN.items()
    )


def _page(view: View, settled: Settled) -> str:
    here = address.fairness(settled.period)
    known = {each.period: each.outcome for each in view.rounds}
    evidence = gather(Found(view.tree), view.book, settled.period, settled.act.as_of, known)
    names = [Names.of(evidence, view.facts, lang) for lang in LANGS]
    seen = (each for each in observe(evidence) if view.sight.sees(*SEEN[each.id]))
    parts = [
        back(way(here, address.FAIRNESS)),
        note(_said(PHRASES, "preface", least=evidence.rules.withhold_below)),
        *(_observation(view, settled, names, each) for each in seen),
    ]
    period = period_name(settled.period)
    return page(both(f"{period}公平性观察", f"Fairness of {period}"), parts, searched=False)


def _said(table: Mapping[str, tuple[str, str]], key: str, **values: object) -> str:
    """An entry of one of the tables of words, in both languages."""
    return both(*(said(table, key, lang, **values) for lang in LANGS))


def _named(names: Sequence[Names], name: Callable[[Names], str]) -> str:
    """What the names of each language call something, encoded."""
    return both(*(text(name(each)) for each in names))


def _observation(view: View, settled: Settled, names: Sequence[Names], found: Observation) -> str:
    told = [row for row in found.rows if not row.withheld]
    rest = len(found.rows) - len(told)
    return section(
        _said(TITLES, found.id),
        found.id,
        f"<p>{_said(SAYS, found.id)}</p>",
        in_plain_words(found.id, [_whom(names, row) for row in told if row.noted]) if told else "",
        more(HOW, f"<p>{FORMULAS[found.id]}</p>{_limits(view, settled, found.id)}"),
        _body(names, found),
        _table(names, found, told) if told else f"<p>{_said(PHRASES, found.lacking or 'none')}</p>",
        f"<p>{capital(_said(PHRASES, 'withheld', count=rest))}</p>" if rest else "",
    )


def _limits(view: View, settled: Settled, observation: str) -> str:
    """What the policy says of this observation, each number with its meaning and basis."""
    policy = view.policy_of(settled.period)
    for record in view.ledger.by_kind["policy"]:
        if (record.value["policy"], record.value["version"]) == (policy.id, policy.version):
            rules = record.value["fairness"][observation]
            return tree(rules, f"fairness.{observation}", "", names_of(record.value))
    return ""


def _body(names: Sequence[Names], found: Observation) -> str:
    """The figures over everybody."""
    return facts(
        (capital(_figure(names, name, node.label)), _number(node.value)) for name, node in found.body.items()
    )


def _figure(names: Sequence[Names], name: str, label: str) -> str:
    kind, _, of = name.partition(".")
    return _named(names, lambda each: each.round.grade(of)) if kind == "grade" else _said(FIGURES, label)


def _table(names: Sequence[Names], found: Observation, rows: list[Row]) -> str:
    used = [column for column in found.columns if any(column in row.figures for row in rows)]
    columns = [Column(_said(PHRASES, "about")), *(_column(names, found, each) for each in used)]
    made = [[_about(names, row), *(_value(row, column) for column in used)] for row in rows]
    if len(made) <= MANY + FEW:
        return counted(columns, made)
    rest = len(made) - MANY
    words = both(f"其余 {rest} 行", f"{rest} more rows")
    return counted(columns, made[:MANY]) + more(words, counted(columns, made[MANY:]))


def _column(names: Sequence[Names], found: Observation, name: str) -> Column:
    return Column(_named(names, lambda each: each.column(found, name)), number=True)


def _about(names: Sequence[Names], row: Row) -> str:
    mark = f" {grade(_said(PHRASES, 'noted'), CAREFUL)}" if row.noted else ""
    return f"{_whom(names, row)}{mark}"


def _whom(names: Sequence[Names], row: Row) -> str:
    return _named(names, lambda each: each.about(row.about))


def _value(row: Row, column: str) -> str:
    return _number(row.figures[column].value) if column in row.figures else ""


def _number(value: Value) -> str:
    """A figure with a true minus."""
    return text(shown(value).replace("-", "−"))
