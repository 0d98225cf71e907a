"""Ballots: the weighted mean of rater groups over the counted boxes of a person's styles (J6–J8, J11)."""

from collections.abc import Iterator, Sequence
from functools import partial

from scoring.components.ballot_counting import component_value, group_score, tally_boxes
from scoring.components.ballot_derivation import derive_ballots
from scoring.components.ballot_rules import BallotRules, ballot_faults, read_ballots
from scoring.components.component import Component, Input, Part
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.styles import superior_raters


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    rules: BallotRules = entry.settings
    tallies = tally_boxes(rules, frame, unit)
    parts = {}
    for seat in seats:
        groups = [group_score(group, tallies.get((group.id, seat.person), ())) for group in rules.groups]
        value = component_value(rules, groups)
        parts[seat.person] = Part(value, partial(derive_ballots, entry, groups, value))
    return parts


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for box in frame.facts.boxes.get((frame.period.id, unit), ()):
        yield box.record, None
    panel = frame.facts.panels.get((frame.period.id, unit))
    if panel is not None:
        yield panel.record, None
    rules: BallotRules = entry.settings
    for block in rules.blocks:
        if block.raters_from == "superior":
            yield from _superiors(frame, unit, superior_raters(block, frame.facts, unit, frame.posted))


def _superiors(frame: Frame, unit: str, people: Sequence[str]) -> Iterator[Input]:
    superior = frame.facts.units[unit].superior or ""
    roles = dict(frame.posted.get(superior, ()))
    for person in people:
        part: dict[str, object] = {"person": person, "unit": superior, "role": roles[person]}
        yield frame.facts.people[person].record, part


def _faults(entry: Entry, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    roles = tuple(role.id for role in policy.roles)
    classes = tuple(unit_class.id for unit_class in policy.unit_classes)
    yield from ballot_faults(entry.settings, roles, classes, at)


COMPONENT = Component(
    name="ballots",
    lists=frozenset({"period_score.weighted", "annual.weighted"}),
    read=read_ballots,
    score=_score,
    inputs=_inputs,
    faults=_faults,
)
