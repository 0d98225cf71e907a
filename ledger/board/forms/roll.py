"""The list of a unit's people and their results in a round, to be signed (名册式登记表)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.both import both, counted
from ledger.board.forms.members import grade, members, name, post, remark
from ledger.board.forms.paper import Paper, Row, label, said, value
from ledger.board.pages.words import GRADE, SCORE, period_name
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.outcome import PersonOutcome

WIDTHS = (6, 10, 10, 24, 10, 10, 10, 12, 20)
HEAD = (
    both("序号", "No."),
    both("姓名", "Name"),
    both("编号", "Id"),
    both("职务", "Post"),
    SCORE,
    GRADE,
    both("名次", "Rank"),
    both("本人签名", "Signature"),
    both("备注", "Remarks"),
)


def roll(view: View, settled: Settled, unit: str) -> Paper:
    """The list of one unit."""
    people = members(view, settled, unit)
    rows = (_row(view, settled, number, outcome) for number, outcome in enumerate(people, start=1))
    period = period_name(settled.period)
    kind = (
        both("年度考核", "annual assessment")
        if "-" not in settled.period
        else both("平时考核", "routine assessment")
    )
    return Paper(
        id="list",
        name=view.facts.units[unit].name,
        columns=WIDTHS,
        title=both(f"{period}{kind}结果登记表", f"Results of the {kind}, {period}"),
        under=(
            value(view.facts.units[unit].name),
            said(both("单位（盖章）：", "Seal of the unit: ")),
            said(counted(len(people), "人", "person", "people")),
        ),
        rows=(tuple(label(words) for words in HEAD), *rows),
        below=tuple(_below(view, settled)),
        headed=True,
    )


def _row(view: View, settled: Settled, number: int, outcome: PersonOutcome) -> Row:
    return (
        value(str(number)),
        value(name(view, outcome.person)),
        value(outcome.person),
        value(post(view, settled, outcome)),
        value(view.score(settled, outcome)),
        value(grade(view, settled, outcome)),
        value(view.rank(outcome)),
        value(""),
        said(remark(view, outcome)),
    )


def _below(view: View, settled: Settled) -> Iterator[str]:
    yield both(
        "主要负责人（签名）：　　　　　　　填表人（签名）：　　　　　　　　　　年　　月　　日",
        "Head of the unit: ____________ Filled in by: ____________ Date: ____________",
    )
    yield source(view, settled)


def source(view: View, settled: Settled) -> str:
    """Where the form comes from, so that it can be checked."""
    number, day, seal = settled.act.number, settled.act.as_of, str(settled.record["seal"])
    return both(
        f"第 {number} 次定案，截至 {day}；由记录生成，可用 shaiji verify 复算。封存摘要 {seal}",
        f"Settlement {number}, as of {day}; made from the records (recompute: shaiji verify). Seal {seal}",
    )
