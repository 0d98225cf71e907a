"""Units side by side: the grades of their people and their own results, class by class (D16, T2).

Units stand in the order of their ids and not of any number: a comparison, not a league table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ledger.board import address
from ledger.board.both import both
from ledger.board.charts.svg import Key
from ledger.board.encode import text
from ledger.board.html import Column, back, lead, page, section, table
from ledger.board.pages.grade_charts import grade_keys, grades_chart, group, mean, small_chart
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.kept import kept, not_added_up
from ledger.board.pages.links import unit_link
from ledger.board.pages.shares import percent
from ledger.board.pages.small import UNTOLD
from ledger.board.pages.words import period_name, whole
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.facts import Unit
from scoring.outcome import PersonOutcome
from scoring.rounds import is_year, period_of_round

HERE = address.COMPARE
TITLE = NAMES[HERE]

Members = Sequence[PersonOutcome]


def compare(view: View) -> Iterator[tuple[str, str]]:
    """The page with the last period and the last year; nothing when no grade may be shown."""
    rounds = _rounds(view) if view.sight.sees("result.grade") else []
    parts = [part for settled in rounds for part in [_round(view, settled)] if part]
    if not parts:
        return
    yield HERE, page(TITLE, [back(way(HERE, address.RESULTS)), lead(_lead()), *parts])


def _lead() -> str:
    return both(
        "同类单位放在一起看，按编号排列，不排名次。差异可能有正当的原因，要结合由来看。",
        "Units of one class side by side, in order of their ids, without ranks. A difference may have a good "
        "reason; look at how it came about.",
    )


def _rounds(view: View) -> list[Settled]:
    """The newest year and the newest period in which anybody has a grade, the later one first."""
    graded = [each for each in view.settled if any(p.grade for p in each.outcome.people.values())]
    years = [each for each in graded if is_year(each.period)][-1:]
    periods = [each for each in graded if not is_year(each.period)][-1:]
    return sorted([*years, *periods], key=lambda each: each.act.as_of, reverse=True)


def _round(view: View, settled: Settled) -> str:
    keys = grade_keys(view, settled)
    of_unit: dict[str, list[PersonOutcome]] = {}
    for member in settled.outcome.people.values():
        of_unit.setdefault(member.unit, []).append(member)
    classes = [(text(named.name), _units(view, named.id, of_unit)) for named in view.policy.unit_classes]
    classes = [(name, units) for name, units in classes if units]
    told = kept(view, settled).units
    whole = [
        group(view, settled, name, [m for u in units for m in of_unit[u.id]])
        for name, units in classes
        if all(unit.id in told for unit in units)
    ]
    title = both("各类单位等次分布", "Grades by class of units")
    tables = "".join(
        f"<h3>{name}</h3>{_class(view, settled, keys, [(u, of_unit[u.id]) for u in units], told)}"
        for name, units in classes
    )
    few = not_added_up(
        view, settled, (view.unit_name(u.id) for _, us in classes for u in us if u.id not in told)
    )
    anchor = f"p{settled.period}"
    return (
        section(period_name(settled.period), anchor, grades_chart(title, settled, keys, whole), tables, few)
        if tables
        else ""
    )


def _units(view: View, class_: str, of_unit: dict[str, list[PersonOutcome]]) -> list[Unit]:
    """The units of a class with somebody who has a grade, by id."""
    known = (view.facts.units[unit] for unit in sorted(of_unit))
    return [u for u in known if u.unit_class == class_ and any(m.grade for m in of_unit[u.id])]


def _class(
    view: View,
    settled: Settled,
    keys: Sequence[Key],
    units: Sequence[tuple[Unit, Members]],
    told: Collection[str],
) -> str:
    scored = view.sight.sees("result.score")
    own = _own(view, settled)
    columns = [
        Column(both("单位", "unit")),
        Column(both("等次分布", "grades")),
        Column(both(f"{keys[0].words}占比", f"share of {keys[0].words}"), number=True),
    ]
    columns += [Column(both("平均分", "mean score"), number=True)] if scored else []
    columns += [Column(both("本单位考核", "own result of the unit"))] if own else []
    return table(columns, (_row(view, settled, keys, own, scored, told, *each) for each in units))


def _row(
    view: View,
    settled: Settled,
    keys: Sequence[Key],
    own: Settled | None,
    scored: bool,
    told: Collection[str],
    unit: Unit,
    members: Members,
) -> list[str]:
    cells = _grades(view, settled, keys, members) if unit.id in told else [UNTOLD, UNTOLD]
    cells += [mean(members, settled.outcome.places) if unit.id in told else UNTOLD] if scored else []
    own_result = [_own_result(view, own, unit.id)] if own else []
    return [unit_link(view, HERE, unit.id), *cells, *own_result]


def _grades(view: View, settled: Settled, keys: Sequence[Key], members: Members) -> list[str]:
    """The grades of a unit's people, and the share of the best one."""
    counts = group(view, settled, "", members).counts
    return [small_chart(keys, counts), percent(counts[0], sum(counts))]


def _own(view: View, settled: Settled) -> Settled | None:
    """The round of units of the same period, when one is settled."""
    found = (each for each in view.units_settled if period_of_round(each.period) == settled.period)
    return next(found, None)


def _own_result(view: View, settled: Settled, unit: str) -> str:
    outcome = settled.outcome.people.get(unit)
    if outcome is None:
        return ""
    said = " ".join(filter(None, [view.grade(settled, outcome), view.score(settled, outcome)]))
    return whole(said)
