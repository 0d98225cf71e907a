"""Corrections: every settlement that was done again, why, and whose result changed."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import Column, back, facts, lead, link, page, section, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.offices import office
from ledger.board.pages.withdrawn import withdrawn
from ledger.board.pages.words import BASIS, REASON, STATUS, UNGRADED, day_name, period_name
from ledger.board.settled import Correction, Settled
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.rounds import UNITS, running_order, subjects_of

COLUMNS = (
    Column(both("姓名", "Name")),
    Column(both("原来", "Before")),
    Column(both("更正为", "Corrected to")),
)
UNCHANGED = both("没有人的等次和得分因此改变。", "Nobody's grade or score changed by it.")


def corrections(view: View) -> str:
    """The page of corrections, newest first."""
    found = [(settled, each) for settled in reversed(_all(view)) for each in reversed(settled.corrections)]
    listed = [_correction(view, settled, each) for settled, each in found]
    parts = [
        back(way(address.CORRECTIONS, address.NOTICES)),
        lead(
            both(
                "定案以后改动的结果都在这里：改了谁的、怎么改的、为什么。原来的定案保留在仓库里。",
                "Every result changed after it was settled: whose, how and why. What was settled first "
                "stays in the repository.",
            )
        ),
        *(listed or [f"<p>{both('还没有更正过。', 'Nothing has been corrected yet.')}</p>"]),
        withdrawn(view),
    ]
    return page(NAMES[address.CORRECTIONS], parts)


def _all(view: View) -> list[Settled]:
    """The settlements of people and of units, in order of time."""
    return sorted((*view.settled, *view.units_settled), key=lambda settled: running_order(settled.period))


def _correction(view: View, settled: Settled, correction: Correction) -> str:
    act = correction.act
    known = [
        (REASON, text(act.reason or "")),
        (BASIS, text(act.authority)),
        (both("更正单位", "Corrected by"), office(view, act.settled_by)),
    ]
    rows = list(_changed(view, settled, correction))
    people = table(COLUMNS, rows) if rows else f"<p>{UNCHANGED}</p>"
    period, as_of = period_name(act.period), day_name(act.as_of)
    title = both(
        f"{period}第 {act.number} 次定案（截至 {as_of}）",
        f"{period}, settlement {act.number} (as of {as_of})",
    )
    return section(title, f"c{act.period}-{act.number}", facts(known), people)


def _changed(view: View, settled: Settled, correction: Correction) -> Iterator[list[str]]:
    for person in sorted(correction.before.keys() | correction.after.keys()):
        before = _said(view, settled, correction.before.get(person))
        after = _said(view, settled, correction.after.get(person))
        if before != after:
            yield [_named(view, settled, person), before, after]


def _named(view: View, settled: Settled, subject: str) -> str:
    """A link to the person's page, or to the unit's."""
    of_units = subjects_of(settled.period) == UNITS
    there = address.unit(subject) if of_units else address.person(subject)
    name = view.unit_name(subject) if of_units else view.person_name(subject)
    return link(address.between(address.CORRECTIONS, there), name)


def _said(view: View, settled: Settled, row: Map | None) -> str:
    """A settled result in a few words, as far as the board may show it."""
    if row is None:
        return both("不在名册", "not on the roster")
    if "score" not in row:
        return STATUS[str(row["status"])] if view.sight.sees("result.status") else UNGRADED
    grade = score = ""
    if "grade" in row and view.sight.sees("result.grade"):
        grade = view.grade_badge(settled, str(row["grade"]), str(row.get("identity", "")))
    if view.sight.sees("result.score"):
        score = text(str(row["score"]))
    return f"{grade} {score}".strip()
