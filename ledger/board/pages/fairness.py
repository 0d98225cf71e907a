"""Observations on fairness: formula, limits and figures; never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import (
    CAREFUL,
    Column,
    back,
    cards,
    facts,
    grade,
    lead,
    more,
    note,
    page,
    section,
    table,
)
from ledger.board.pages.policy_words import names_of
from ledger.board.pages.rules import tree
from ledger.board.pages.words import period_name
from ledger.board.view import Settled, View
from ledger.fairness.evidence import gather
from ledger.fairness.names import Names, shown
from ledger.fairness.wording import FIGURES, PHRASES, SAYS, TITLES, said
from ledger.verify.found import Found
from scoring.fairness.observation import Observation, Row
from scoring.fairness.registry import observe

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
    "distribution": "比例 ＝ 该等次人数 ÷ 人数；差距 ＝ 各等次中高于总体的（比例 − 总体比例）之和。",
    "leniency": "平均 ＝ 打分合计 ÷ 打分个数；与总体之差 ＝ 平均 − 全体同类评价主体的平均；"
    "票内平均距离 ＝ 各分数与所在票均分之差的绝对值合计 ÷ 打分个数。",
    "rotation": "一人得过 c 次，计 c ×（c − 1）÷ 2 次重复；期望 ＝ 任两个周期人次之积的合计 ÷ 人数；"
    "概率 ＝ 随机抽取时重复不多于实际的排法所占的比例。",
    "reciprocity": "单向之差 ＝ 这一方给出的平均 − 全体同类票的平均；互高 ＝ 两个单向之差中较小的一个。",
    "negatives": "按人数应有 ＝ 全体负面记录 × 本单位人次 ÷ 全体人次。",
    "attendance": "占比 ＝ 不在岗而有日志的天数 ÷ 不在岗天数；在岗而无日志的天数 ÷ 在岗天数。",
    "seniority": "同向比例 ＝ 资历高者等次也高的对数 ÷ 资历和等次都不同的对数；"
    "与总体之差 ＝ 该段时间的人取得所列等次的比例 − 总体比例。",
}
"""Observation → how its figures are worked out."""
MANY = 8
"""Rows of a table shown at once; the others are folded."""


def fairness(view: View) -> Iterator[tuple[str, str]]:
    """The list and a page for every settled round of people whose policy has observations."""
    rounds = [each for each in reversed(view.settled) if _asked(view, each)]
    if not rounds:
        return
    here = address.FAIRNESS
    listed = (
        (
            address.between(here, address.fairness(each.period)),
            period_name(each.period),
            f"截至 {each.act.as_of}",
        )
        for each in rounds
    )
    up = back((address.between(here, address.RESULTS), "结果"))
    yield (
        here,
        page("公平性观察", [up, lead("打分有没有宽严不一、轮流坐庄、互相抬高，看得见。"), cards(listed)]),
    )
    for each in rounds:
        yield address.fairness(each.period), _page(view, each)


def _asked(view: View, settled: Settled) -> bool:
    rules = view.policy_of(settled.period).fairness
    return rules is not None and any(
        getattr(rules, name) is not None and view.sight.sees(*fields) for name, fields in SEEN.items()
    )


def _page(view: View, settled: Settled) -> str:
    here = address.fairness(settled.period)
    evidence = gather(Found(view.tree), view.book, settled.period, settled.act.as_of)
    names = Names.of(evidence, view.facts, "zh")
    seen = (each for each in observe(evidence) if view.sight.sees(*SEEN[each.id]))
    parts = [
        back((address.between(here, address.FAIRNESS), "公平性观察")),
        note(said(PHRASES, "preface", "zh", least=evidence.rules.withhold_below)),
        *(_observation(view, settled, names, each) for each in seen),
    ]
    return page(f"{period_name(settled.period)}公平性观察", parts, searched=False)


def _observation(view: View, settled: Settled, names: Names, found: Observation) -> str:
    told = [row for row in found.rows if not row.withheld]
    rest = len(found.rows) - len(told)
    return section(
        said(TITLES, found.id, "zh"),
        found.id,
        f"<p>{said(SAYS, found.id, 'zh')}</p>",
        more("怎么算，界限是多少", f"<p>{FORMULAS[found.id]}</p>{_limits(view, settled, found.id)}"),
        _body(names, found),
        _table(names, found, told) if told else f"<p>{said(PHRASES, found.lacking or 'none', 'zh')}</p>",
        f"<p>{said(PHRASES, 'withheld', 'zh', count=rest)}</p>" if rest else "",
    )


def _limits(view: View, settled: Settled, observation: str) -> str:
    """What the policy says of this observation, each number with its meaning and basis."""
    policy = view.policy_of(settled.period)
    for record in view.ledger.by_kind["policy"]:
        if (record.value["policy"], record.value["version"]) == (policy.id, policy.version):
            rules = record.value["fairness"][observation]
            return tree(rules, f"fairness.{observation}", "", names_of(record.value))
    return ""


def _body(names: Names, found: Observation) -> str:
    """The figures over everybody."""
    return facts(
        (_figure(names, name, node.label), text(shown(node.value))) for name, node in found.body.items()
    )


def _figure(names: Names, name: str, label: str) -> str:
    kind, _, of = name.partition(".")
    return text(names.round.grade(of) if kind == "grade" else said(FIGURES, label, "zh"))


def _table(names: Names, found: Observation, rows: list[Row]) -> str:
    used = [column for column in found.columns if any(column in row.figures for row in rows)]
    columns = [Column("对象"), *(Column(text(names.column(found, each)), number=True) for each in used)]
    made = [[_about(names, row), *(_value(row, column) for column in used)] for row in rows]
    first, others = made[:MANY], made[MANY:]
    return table(columns, first) + (more(f"其余 {len(others)} 行", table(columns, others)) if others else "")


def _about(names: Names, row: Row) -> str:
    mark = f" {grade('提示', CAREFUL)}" if row.noted else ""
    return f"{text(names.about(row.about))}{mark}"


def _value(row: Row, column: str) -> str:
    return text(shown(row.figures[column].value)) if column in row.figures else ""
