"""Measures of care (D11, D12, X9, J17): how many of each are due, open, overdue and closed; and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import (
    BAD,
    CAREFUL,
    GOOD,
    PLAIN,
    Column,
    back,
    counted,
    grade,
    lead,
    more,
    page,
    section,
    timeline,
)
from ledger.board.pages.links import lines, person_link
from ledger.board.pages.small import counts, withheld
from ledger.board.pages.words import basis, day_name
from ledger.board.view import View
from ledger.care.measures import measures as standings_of
from ledger.care.measures import of_year
from scoring.care.standing import STATES, Standing
from scoring.policy.care import Measure

HERE = address.MEASURES
NEEDED = ("measure.measure", "measure.opened", "measure.closed", "measure.date")
GROUNDS: Mapping[str, tuple[str, ...]] = {
    "veto": ("veto.ground",),
    "random": ("seeds.values",),
    "missing_logs": ("log.date", "log.filed"),
    "periodic": ("person.appointments",),
    "last_in_unit": ("result.unit_rank",),
    "consequence": ("result.consequences",),
}
"""What opens a measure → what one has to see to be told that it is due; else the grades."""
WORDS = {
    "awaited": ("待启动", CAREFUL),
    "overdue": ("逾期未启动", BAD),
    "open": ("办理中", PLAIN),
    "closed": ("已办结", GOOD),
}
KINDS = {"reminder": "提醒", "mentoring": "帮带", "visit": "回访", "talk": "谈话", "correction": "限期整改"}


def measures(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when measures may not be shown or there are none."""
    if not view.sight.sees(*NEEDED) or not view.as_of:
        return
    found = [each for each in standings_of(view.tree, view.book, view.as_of) if _told(view, each)]
    parts = [_year(view, year, of_year(view.book.policies, found, year)) for year in _years(found)]
    if not any(parts):
        return
    head = [
        back((address.between(HERE, address.TAKING_PART), "参与")),
        lead(f"考核不只是打分：该提醒的提醒，该帮带的帮带。截至 {day_name(view.as_of)}。"),
    ]
    yield HERE, page("关心帮带", [*head, *parts])


def _years(found: Sequence[Standing]) -> list[int]:
    """The assessment years that may hold one, newest first; such a year need not be that of the calendar."""
    taken = {each.taken.opened for each in found if each.taken}
    due = {each.due.since for each in found if each.due}
    return sorted({int(day[:4]) + near for day in taken | due for near in (-1, 0, 1)}, reverse=True)


def _told(view: View, found: Standing) -> bool:
    """Whether it may be counted: one that nothing but a rule speaks of only with what the rule looks at."""
    return found.taken is not None or view.sight.sees(
        *GROUNDS.get(found.measure.opening.trigger, ("result.grade",))
    )


def _year(view: View, year: int, found: Sequence[Standing]) -> str:
    if not found:
        return ""
    named = view.sight.sees("measure.person")
    rules = view.policy.fairness
    least = 0 if named or rules is None else rules.withhold_below
    listed = {each.measure.id: each.measure for each in found}
    columns = [Column("措施"), *(Column(words, number=True) for words, _ in WORDS.values())]
    rows = [_counted(measure, found, least) for measure in listed.values()]
    told = counted([*columns, Column("合计", number=True)], rows)
    people = "".join(_of(view, measure, found) for measure in listed.values()) if named else ""
    return section(f"{year}年", f"y{year}", told, withheld(told, least), people)


def _counted(measure: Measure, found: Sequence[Standing], least: int) -> list[str]:
    states = Counter(each.state for each in found if each.measure.id == measure.id)
    name = f"{text(measure.name)}<br><small>{KINDS[measure.kind]}</small> {basis(measure.basis)}"
    return [name, *counts([states[state] for state in STATES], least)]


def _of(view: View, measure: Measure, found: Sequence[Standing]) -> str:
    """Whom a measure is for, those amiss first."""
    own = [each for each in found if each.measure.id == measure.id]
    order = ("overdue", "open", "awaited", "closed")
    inside = "".join(_one(view, each) for each in sorted(own, key=lambda each: order.index(each.state)))
    return more(f"{text(measure.name)}：{len(own)} 件", inside)


def _one(view: View, found: Standing) -> str:
    value: Mapping[str, Any] = {}
    if found.taken is not None:
        value = view.sight.shown("measure", view.ledger.records[found.taken.record].value)
    state = grade(*WORDS[found.state])
    until = f" {text(found.due.until)} 前启动" if found.taken is None and found.due else ""
    mentor = person_link(view, HERE, value.get("mentor"))
    by = f"，由 {mentor} 帮带" if mentor else ""
    amiss = "".join(f" {grade(words, CAREFUL)}" for words in _amiss(found))
    head = f"<p>{person_link(view, HERE, found.person)} {state}{until}{by}{amiss}</p>"
    return head + timeline(_course(value))


def _amiss(found: Standing) -> Iterator[str]:
    if found.late:
        yield "启动晚了"
    if found.missed:
        yield f"缺 {found.missed} 次记录"
    if found.lapsed:
        yield "到期没有办结"


def _course(value: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    opened = value.get("opened", {})
    if "date" in opened:
        yield text(opened["date"]), "启动", lines(opened.get("by"), opened.get("authority"))
    for step in value.get("steps", ()):
        yield text(step.get("date", "")), text(step.get("text", "")), lines(step.get("by"))
    closed = value.get("closed", {})
    if "date" in closed:
        yield text(closed["date"]), "办结", lines(closed.get("result"), closed.get("by"))
