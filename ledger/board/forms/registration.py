"""The registration form of one person in a round (考核登记表): what records say, and room to sign."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.forms.members import grade, name, parts, post, remark, span_of
from ledger.board.forms.paper import Paper, Row, block, essay, label, said, sign, value
from ledger.board.forms.roll import source
from ledger.board.pages.people import signed
from ledger.board.pages.words import GRADE, SCORE, period_name
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.outcome import PersonOutcome

WIDTHS = (14, 20, 14, 20, 14, 18)
WHOLE = len(WIDTHS) - 1
"""Columns beside the label of a row."""


def registration(view: View, settled: Settled, outcome: PersonOutcome) -> Paper:
    """The form of one person; a quarter's, or with the year's title that of a year."""
    period = period_name(settled.period)
    year = "-" not in settled.period
    kind = both("年度考核", "annual assessment") if year else both("平时考核", "routine assessment")
    return Paper(
        id=outcome.person,
        name=name(view, outcome.person),
        columns=WIDTHS,
        title=both(f"{kind}登记表", f"Registration form, {kind}"),
        under=(said(period), said(span_of(view, settled))),
        rows=tuple(_rows(view, settled, outcome, year=year)),
        below=(source(view, settled),),
    )


def _rows(view: View, settled: Settled, outcome: PersonOutcome, *, year: bool) -> Iterator[Row]:
    yield from _who(view, settled, outcome)
    yield from _result(view, settled, outcome)
    summary = _summary(view, settled.period, outcome.person)
    name_of = both("本人总结", "Own summary") if year else both("个人小结", "Own summary")
    yield label(name_of), essay(summary, WHOLE)
    yield _opinion(
        both("主管领导评语和等次建议", "Opinion of the superior and proposed grade"),
        both("签名：　　　　　　年　　月　　日", "Signature: ____________ Date: ____________"),
    )
    yield _opinion(
        both("考核领导小组意见", "Opinion of the assessment group"),
        both("（盖章）　　　　　　年　　月　　日", "Seal: ____________ Date: ____________"),
    )
    yield _opinion(
        both("本人意见", "Own opinion on the result"),
        both("签名：　　　　　　年　　月　　日", "Signature: ____________ Date: ____________"),
    )
    yield label(both("备注", "Remarks")), said(remark(view, outcome), WHOLE)


def _opinion(name_: str, line: str) -> Row:
    return label(name_), sign(line, WHOLE)


def _who(view: View, settled: Settled, outcome: PersonOutcome) -> Iterator[Row]:
    policy = view.policy_of(settled.period)
    identities = {each.id: each.name for each in policy.identities}
    ranks = {each.id: each.name for each in policy.ranks}
    yield (
        label(both("姓名", "Name")),
        value(name(view, outcome.person)),
        label(both("编号", "Id")),
        value(outcome.person),
        label(both("身份", "Identity")),
        value(identities.get(outcome.identity, outcome.identity)),
    )
    yield (
        label(both("单位", "Unit")),
        value(view.facts.units[outcome.unit].name),
        label(both("职务", "Post")),
        value(post(view, settled, outcome)),
        label(both("职级", "Rank")),
        value(ranks.get(outcome.rank, outcome.rank)),
    )


def _result(view: View, settled: Settled, outcome: PersonOutcome) -> Iterator[Row]:
    yield (
        label(SCORE),
        value(view.score(settled, outcome)),
        label(GRADE),
        value(grade(view, settled, outcome)),
        label(both("同级名次", "Rank in cohort")),
        value(view.rank(outcome)),
    )
    found = parts(view, settled, outcome)
    if found:
        listed = both("；", "; ").join(text(f"{title} {points}") for title, points in found)
        yield label(both("得分构成", "Made up of")), said(listed, WHOLE)
    changes = _adjustments(view, settled.period, outcome.person)
    if changes:
        yield label(both("加分减分", "Adjustments")), block("\n".join(changes), WHOLE)


def _adjustments(view: View, period: str, person: str) -> list[str]:
    if not view.sight.sees("adjustment.item", "adjustment.points"):
        return []
    items = {item.id: item.name for item in view.policy_of(period).adjustments}
    of_period = (each for each in view.records_of("adjustment", person) if each["period"] == period)
    return [_adjustment(items.get(str(each["item"]), str(each["item"])), each) for each in of_period]


def _adjustment(item: str, record: Map) -> str:
    known = (str(record[name]) for name in ("reason", "authority") if name in record)
    return " · ".join((f"{item} {signed(str(record['points']))}", *known))


def _summary(view: View, period: str, person: str) -> str:
    if not view.sight.sees("summary.text"):
        return ""
    found = (each for each in view.records_of("summary", person) if each["period"] == period)
    return next((str(each["text"]) for each in found), "")
