"""Measures of care (D11, D12, X9, J17): how many of each are due, open, overdue and closed; and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.both import counted as count_of
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
from ledger.board.pages.finder import sifted
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines, person_link
from ledger.board.pages.small import counts, smallest, withheld
from ledger.board.pages.words import SUM, basis, day_name, titled, year_name
from ledger.board.view import View
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
    "awaited": (both("待启动", "to be opened"), CAREFUL),
    "overdue": (both("逾期未启动", "overdue"), BAD),
    "open": (both("办理中", "under way"), PLAIN),
    "closed": (both("已办结", "closed"), GOOD),
}
KINDS = {
    "reminder": both("提醒", "reminder"),
    "mentoring": both("帮带", "mentoring"),
    "visit": both("回访", "follow-up visit"),
    "talk": both("谈话", "talk"),
    "correction": both("限期整改", "correction by a deadline"),
}


def measures(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when measures may not be shown or there are none."""
    found = told(view)
    parts = [_year(view, year, of_year(view.book.policies, found, year)) for year in years(found)]
    if not any(parts):
        return
    head = [
        back(way(HERE, address.TAKING_PART)),
        lead(_lead(day_name(view.as_of))),
    ]
    yield HERE, page(NAMES[HERE], [*head, *parts])


def _lead(as_of: str) -> str:
    return both(
        f"考核不只是打分：该提醒的提醒，该帮带的帮带。截至 {as_of}。",
        f"Assessment is more than scores: reminders and mentoring reach those who need them. As of {as_of}.",
    )


def told(view: View) -> list[Standing]:
    """The measures that may be counted, as they stand on the board's day."""
    if not view.sight.sees(*NEEDED) or not view.as_of:
        return []
    return [each for each in view.standings if _told(view, each)]


def least(view: View) -> int:
    """The smallest count that is told; 0 where the people themselves are."""
    return 0 if view.sight.sees("measure.person") else smallest(view.policy)


def years(found: Sequence[Standing]) -> list[int]:
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
    smallest = least(view)
    listed = {each.measure.id: each.measure for each in found}
    columns = [Column(both("措施", "Measure")), *(Column(words, number=True) for words, _ in WORDS.values())]
    rows = [_counted(measure, found, smallest) for measure in listed.values()]
    cells = counted([*columns, Column(SUM, number=True)], rows)
    people = "".join(_of(view, measure, found) for measure in listed.values()) if named else ""
    return section(year_name(str(year)), f"y{year}", cells, withheld(cells, smallest), people)


def _counted(measure: Measure, found: Sequence[Standing], least: int) -> list[str]:
    states = Counter(each.state for each in found if each.measure.id == measure.id)
    name = f"{text(measure.name)}<br><small>{KINDS[measure.kind]}</small> {basis(measure.basis)}"
    return [name, *counts([states[state] for state in STATES], least)]


def _of(view: View, measure: Measure, found: Sequence[Standing]) -> str:
    """Whom a measure is for, those amiss first."""
    own = [each for each in found if each.measure.id == measure.id]
    order = ("overdue", "open", "awaited", "closed")
    ordered = sorted(own, key=lambda each: order.index(each.state))
    box, inside = sifted([_one(view, each) for each in ordered], both("姓名或状态", "a name or a state"))
    title = titled(text(measure.name), count_of(len(own), "件", "measure", "measures"))
    return more(title, box + "".join(inside))


def _one(view: View, found: Standing) -> str:
    value: Mapping[str, Any] = {}
    if found.taken is not None:
        value = view.sight.shown("measure", view.ledger.records[found.taken.record].value)
    state = grade(*WORDS[found.state])
    last = text(found.due.until) if found.taken is None and found.due else ""
    until = both(f" {last} 前启动", f" by {last}") if last else ""
    mentor = person_link(view, HERE, value.get("mentor"))
    by = both(f"，由 {mentor} 帮带", f", mentored by {mentor}") if mentor else ""
    amiss = "".join(f" {grade(words, CAREFUL)}" for words in _amiss(found))
    head = f"<p>{person_link(view, HERE, found.person)} {state}{until}{by}{amiss}</p>"
    return head + timeline(_course(value))


def _amiss(found: Standing) -> Iterator[str]:
    if found.late:
        yield both("启动晚了", "opened late")
    if found.missed:
        yield both(f"缺 {found.missed} 次记录", f"records missing: {found.missed}")
    if found.lapsed:
        yield both("到期没有办结", "not closed in time")


def _course(value: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    opened = value.get("opened", {})
    if "date" in opened:
        yield text(opened["date"]), both("启动", "opened"), lines(opened.get("by"), opened.get("authority"))
    for step in value.get("steps", ()):
        yield text(step.get("date", "")), text(step.get("text", "")), lines(step.get("by"))
    closed = value.get("closed", {})
    if "date" in closed:
        yield text(closed["date"]), both("办结", "closed"), lines(closed.get("result"), closed.get("by"))
