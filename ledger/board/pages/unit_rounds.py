"""The assessment of units: every settled round, class by class, with score, grade and rank (T2)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import Column, back, lead, link, more, page, section, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.words import GRADE, HOW, SCORE, WHY, period_name, status_words
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.outcome import PersonOutcome
from scoring.rounds import period_of_round

COLUMNS = (
    Column(both("单位", "Unit")),
    Column(GRADE, choice=True),
    Column(SCORE, number=True),
    Column(both("类内名次", "Rank in class"), number=True),
    Column(HOW),
)
LEAD = both(
    "单位按类别考核，只在同类中排名，不同类别不作比较。",
    "Units are assessed by class and ranked only within it; classes are not compared.",
)


def unit_rounds(view: View) -> Iterator[tuple[str, str]]:
    """The page of all rounds, newest first; nothing when no round of units is settled."""
    if not view.units_settled:
        return
    newest = view.units_settled[-1]
    parts = [
        back(way(address.UNIT_ROUNDS, address.UNITS)),
        lead(LEAD),
        *(_round(view, each, newest=each is newest) for each in reversed(view.units_settled)),
    ]
    yield address.UNIT_ROUNDS, page(NAMES[address.UNIT_ROUNDS], parts)


def _round(view: View, settled: Settled, *, newest: bool) -> str:
    inside = "".join(_classes(view, settled))
    title = period_name(period_of_round(settled.period))
    units = counted(len(settled.outcome.people), "个单位", "unit", "units")
    shown = inside if newest else more(both(f"{units}的结果", f"Results of {units}"), inside)
    return section(title, f"r{settled.period}", shown)


def _classes(view: View, settled: Settled) -> Iterator[str]:
    for named in view.policy_of(settled.period).unit_classes:
        inside = [unit for unit in settled.outcome.people.values() if unit.unit == named.id]
        if inside:
            rows = (_unit(view, settled, unit) for unit in sorted(inside, key=_place))
            yield f"<h3>{text(named.name)}</h3>{table(COLUMNS, rows)}"


def _place(unit: PersonOutcome) -> tuple[bool, int, str]:
    """By rank in the class, those without one last."""
    return unit.cohort_rank is None, unit.cohort_rank or 0, unit.person


def _unit(view: View, settled: Settled, unit: PersonOutcome) -> list[str]:
    there = address.between(address.UNIT_ROUNDS, address.unit(unit.person))
    why = address.between(address.UNIT_ROUNDS, address.why(unit.person, settled.period))
    return [
        link(there, view.unit_name(unit.person)),
        view.grade(settled, unit) or status_words(view.sight, unit),
        view.score(settled, unit),
        view.rank(unit),
        link(why, WHY),
    ]
