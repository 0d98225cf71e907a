"""Ballots fit a style: it exists, with just its subjects, and nobody votes twice (B001–B003, B005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.styles import Style


def check_styles(context: Context) -> Iterable[Fault]:
    """Every ballot box belongs to a style, and its ballots are of that style."""
    for record in context.of_kind("ballots"):
        if is_sure(context, record):
            style = style_of(context, record)
            yield from _box_faults(record, style) if style else [_no_style(context, record)]


def is_sure(context: Context, record: Record) -> bool:
    """Whether who rates whom on this box is known without a doubt."""
    unit, period = record.value["unit"], record.value["period"]
    found = context.facts.units.get(unit)
    if found is None or context.period(period) is None or not context.roster_is_sure(unit):
        return False
    lent = {f"panels/{period}/{unit}"} & (context.broken | context.doubtful)
    return not lent and (found.superior is None or context.roster_is_sure(found.superior))


def style_of(context: Context, record: Record) -> Style | None:
    """The style that a box belongs to."""
    value = record.value
    styles = context.styles(value["period"]).get(value["unit"], ())
    return next((s for s in styles if (s.group, s.block) == (value["group"], value["block"])), None)


def _no_style(context: Context, record: Record) -> Fault:
    value = record.value
    styles = context.styles(value["period"]).get(value["unit"], ())
    known = ", ".join(f"{style.group}-{style.block}" for style in styles) or "—"
    return fault(record.id, ("block",), "B001", style=f"{value['group']}-{value['block']}", known=known)


def _box_faults(record: Record, style: Style) -> Iterator[Fault]:
    ballots, subjects = record.value["ballots"], set(style.subjects)
    for index, ballot in enumerate(ballots):
        missing = sorted(subjects - ballot.keys())
        if missing:
            yield fault(record.id, ("ballots", index), "B002", missing=", ".join(missing))
        for person in ballot:
            if person not in subjects:
                yield fault(record.id, ("ballots", index, person), "B003", key=True, person=person)
    if len(ballots) > len(style.raters):
        place = ("ballots", len(style.raters))
        yield fault(record.id, place, "B005", ballots=len(ballots), raters=len(style.raters))
