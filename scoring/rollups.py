"""Weekly roll-ups: which are due of a unit, and which are missing (X5)."""

from collections.abc import Iterator
from typing import NamedTuple

from scoring.calendar import workdays_after
from scoring.facts import Day, Facts
from scoring.periods import Period
from scoring.policy.logs import RollupRules
from scoring.weeks import week_ends

BODY = ""
"""Stands for the unit of the one roll-up of the whole body, whichever unit files it."""


class Due(NamedTuple):
    """A roll-up that is due: of a section, a unit, or the body, for the week that ends on a day."""

    level: str
    unit: str
    section: str | None
    week: Day


def due_rollups(rules: RollupRules, facts: Facts, period: Period, unit: str, as_of: Day) -> Iterator[Due]:
    """Every roll-up of a unit (of the body: ``BODY``) whose last day for filing lies before ``as_of``."""
    for week in sorted(set(week_ends(facts.workdays, period.first, period.last).values())):
        if workdays_after(facts.workdays, week, rules.due_workdays) >= as_of:
            continue
        if unit == BODY:
            yield from [Due("body", BODY, None, week)] if "body" in rules.levels else []
            continue
        if "section" in rules.levels:
            yield from (Due("section", unit, section, week) for section in facts.units[unit].sections)
        if "unit" in rules.levels:
            yield Due("unit", unit, None, week)


def missing_rollups(
    rules: RollupRules, facts: Facts, period: Period, unit: str, as_of: Day
) -> tuple[Due, ...]:
    """Those due that nobody filed in time."""
    kept = {
        Due(found.level, BODY if found.level == "body" else found.unit, found.section, found.week)
        for found in facts.rollups.get(period.id, ())
        if found.filed <= workdays_after(facts.workdays, found.week, rules.due_workdays)
    }
    return tuple(due for due in due_rollups(rules, facts, period, unit, as_of) if due not in kept)
