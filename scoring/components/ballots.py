"""Ballots: the weighted mean of rater groups over the counted boxes of a person's styles (J6–J8, J11)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.components.ballot_rules import BallotRules, Group, ballot_faults, read_ballots
from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.exact import weighted_mean
from scoring.facts import BallotBox
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.types import Policy
from scoring.roster import Seat
from scoring.styles import Style, styles_of, superior_raters


class Tally(NamedTuple):
    """What one box holds for one subject: how many ballots name the person, and the sum of their scores."""

    style: Style
    box: BallotBox
    counted: bool
    ballots: int
    total: int


class GroupScore(NamedTuple):
    """A rater group's boxes for one subject and their mean; None when the group is absent."""

    group: Group
    tallies: Sequence[Tally]
    mean: Fraction | None


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    rules: BallotRules = entry.settings
    tallies = _tallies(rules, frame, unit)
    parts = {}
    for seat in seats:
        groups = [_group(group, tallies.get((group.id, seat.person), ())) for group in rules.groups]
        value = _value(rules, groups)
        parts[seat.person] = Part(value, partial(_derive, entry, groups, value))
    return parts


def _tallies(rules: BallotRules, frame: Frame, unit: str) -> dict[tuple[str, str], list[Tally]]:
    """The boxes of the unit's styles, by group and subject."""
    styles = styles_of(rules, frame.facts, frame.period, unit, frame.units.get(unit, ()), frame.posted)
    boxes = {(box.group, box.block): box for box in frame.facts.boxes.get((frame.period.id, unit), ())}
    found: dict[tuple[str, str], list[Tally]] = {}
    for style in styles:
        box = boxes.get((style.group, style.block))
        if box is not None:
            for subject, tally in _tally(rules, style, box):
                found.setdefault((style.group, subject), []).append(tally)
    return found


def _tally(rules: BallotRules, style: Style, box: BallotBox) -> Iterator[tuple[str, Tally]]:
    counted = style.named or len(box.ballots) >= rules.withhold_below
    for subject in style.subjects:
        scores = [ballot[subject] for ballot in box.ballots if subject in ballot]
        yield subject, Tally(style, box, counted, len(scores), sum(scores))


def _group(group: Group, tallies: Sequence[Tally]) -> GroupScore:
    top = bottom = 0
    for tally in tallies:
        if tally.counted:
            top += tally.style.ballot_weight * tally.total
            bottom += tally.style.ballot_weight * tally.ballots
    return GroupScore(group, tallies, Fraction(top, bottom) if bottom else None)


def _value(rules: BallotRules, groups: Sequence[GroupScore]) -> Fraction | None:
    present = [score for score in groups if score.mean is not None]
    if not present or (rules.absent_group == "withhold" and len(present) < len(groups)):
        return None
    weighed = groups if rules.absent_group == "zero" else present
    return weighted_mean([(score.group.weight, score.mean or _NOTHING) for score in weighed])


_NOTHING = Fraction(0)


def _derive(entry: Entry, groups: Sequence[GroupScore], value: Fraction | None) -> Node:
    rules: BallotRules = entry.settings
    nodes = {score.group.id: _explain_group(rules, score) for score in groups}
    if value is None:
        return step(
            "ballots.absent",
            "nothing",
            None,
            (),
            clause=entry.clause,
            notes=nodes.values(),
            component=entry.id,
        )
    inputs: list[Node] = []
    weighed = [score for score in groups if score.mean is not None or rules.absent_group == "zero"]
    for score in weighed:
        inputs += [_weight(rules, score.group), nodes[score.group.id]]
    counting = {score.group.id for score in weighed}
    left_out = [nodes[name] for name in nodes if name not in counting]
    return step(
        "ballots.score",
        "weighted_mean",
        value,
        inputs,
        clause=entry.clause,
        basis=entry.basis,
        notes=left_out,
        component=entry.id,
    )


def _weight(rules: BallotRules, group: Group) -> Node:
    return given(
        "ballots.group_weight",
        group.weight,
        clause=f"{group.clause}.weight",
        basis=rules.groups_basis,
        group=group.id,
    )


def _explain_group(rules: BallotRules, score: GroupScore) -> Node:
    group, counted = score.group, [tally for tally in score.tallies if tally.counted]
    withheld = [_withheld(rules, tally) for tally in score.tallies if not tally.counted]
    if score.mean is None and rules.absent_group == "zero":
        return step("ballots.group_zero", "zero", 0, (), clause=group.clause, notes=withheld, group=group.id)
    if score.mean is None:
        return step(
            "ballots.group_absent", "nothing", None, (), clause=group.clause, notes=withheld, group=group.id
        )
    return step(
        "ballots.group",
        "quotient",
        score.mean,
        (
            _sum("ballots.points", [_weighed_leaf(tally, "ballots.total", tally.total) for tally in counted]),
            _sum(
                "ballots.weights", [_weighed_leaf(tally, "ballots.count", tally.ballots) for tally in counted]
            ),
        ),
        clause=group.clause,
        notes=withheld,
        group=group.id,
    )


def _sum(label: str, products: list[Node]) -> Node:
    return step(label, "sum", sum(_integer(node) for node in products), products)


def _weighed_leaf(tally: Tally, label: str, value: int) -> Node:
    """A sum or number of one box's ballots times what one of them weighs."""
    style = tally.style
    weight = given(
        "ballots.ballot_weight",
        style.ballot_weight,
        clause=f"{style.clause}.ballot_weight",
        basis=style.basis,
        block=style.block,
    )
    leaf = given(label, value, record=tally.box.record, block=style.block)
    return step("ballots.box", "product", style.ballot_weight * value, (weight, leaf), block=style.block)


def _withheld(rules: BallotRules, tally: Tally) -> Node:
    return given(
        "ballots.withheld",
        None,
        record=tally.box.record,
        block=tally.style.block,
        ballots=len(tally.box.ballots),
        needed=rules.withhold_below,
    )


def _integer(node: Node) -> int:
    assert isinstance(node.value, int)
    return node.value


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
