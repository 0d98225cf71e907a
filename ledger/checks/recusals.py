"""Recusals: neither of the two judges the other from the day it is declared (H020–H022)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ledger.checks.acts import Act, acts, hands
from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.kinds import record_path
from scoring.facts import Day

Recused = dict[frozenset[str], tuple[Day, str]]
"""The two people → the day of the first declaration, and its record."""


def check_recused(context: Context) -> Iterable[Fault]:
    """No act of one of the two about the other."""
    recused = _recused(context)
    for act in chain(acts(context), hands(context)) if recused else ():
        found = recused.get(frozenset({act.actor, act.person}))
        if found is not None and act.day >= found[0]:
            record = record_path(found[1])
            yield fault(act.record, act.pointer, "H020", actor=act.actor, person=act.person, record=record)


def check_panels(context: Context) -> Iterable[Fault]:
    """Nobody sits on the panel of a unit that assesses the other."""
    recused = _recused(context)
    for act in _seats(context) if recused else ():
        found = recused.get(frozenset({act.actor, act.person}))
        if found is not None and act.day >= found[0]:
            record = record_path(found[1])
            yield fault(act.record, act.pointer, "H021", actor=act.actor, person=act.person, record=record)


def check_two(context: Context) -> Iterable[Fault]:
    """A recusal is between two people."""
    for record in context.of_kind("recusal"):
        if record.value["person"] == record.value["other"]:
            yield fault(record.id, ("other",), "H022", person=record.value["person"])


def _recused(context: Context) -> Recused:
    found: Recused = {}
    for record in context.of_kind("recusal"):
        pair = frozenset({record.value["person"], record.value["other"]})
        day = record.value["declared"]
        if len(pair) == 2 and (pair not in found or day < found[pair][0]):
            found[pair] = (day, record.id)
    return found


def _seats(context: Context) -> Iterator[Act]:
    """Every rater of a panel with everybody whom the unit assesses."""
    for record in context.of_kind("panel"):
        value = record.value
        for index, rater in enumerate(value["raters"]):
            for seat in context.roster_of(value["period"], value["unit"]):
                yield Act(record.id, ("raters", index), rater, seat.person, value["date"])
