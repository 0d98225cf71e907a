"""Explaining the ballots component: groups, boxes, weights; never what a single rater gave (J7)."""

from collections.abc import Sequence
from fractions import Fraction

from scoring.components.ballot_counting import GroupScore, Tally
from scoring.components.ballot_rules import BallotRules, Group
from scoring.derivation import Node, Value, given, step
from scoring.policy.composition import Entry

Step = tuple[str, str, Value, tuple[Node, ...]]
"""Label, operation, value and inputs of a step."""


def derive_ballots(entry: Entry, groups: Sequence[GroupScore], value: Fraction | None) -> Node:
    """How a person's value came about, group by group; boxes withheld and groups left out are notes."""
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
    label, operation, value, inputs = (
        _absent(rules) if score.mean is None else _present(rules, score, counted)
    )
    return step(label, operation, value, inputs, clause=group.clause, notes=withheld, group=group.id)


def _present(rules: BallotRules, score: GroupScore, counted: Sequence[Tally]) -> Step:
    return "ballots.group", "quotient", score.mean, (_points(rules, counted), _weights(counted))


def _absent(rules: BallotRules) -> Step:
    if rules.absent_group == "zero":
        return "ballots.group_zero", "zero", 0, ()
    return "ballots.group_absent", "nothing", None, ()


def _points(rules: BallotRules, counted: Sequence[Tally]) -> Node:
    """The weighted sum of the scores, box by box; in one where a box would tell what one rater gave (J7)."""
    products = [_box(tally, "ballots.total", tally.total) for tally in counted]
    if any(tally.ballots < rules.withhold_below for tally in counted):
        return step("ballots.points", "given", _sum(products), (), notes=map(_count, counted))
    return step("ballots.points", "sum", _sum(products), products)


def _count(tally: Tally) -> Node:
    return given("ballots.count", tally.ballots, record=tally.box.record, block=tally.style.block)


def _weights(counted: Sequence[Tally]) -> Node:
    products = [_box(tally, "ballots.count", tally.ballots) for tally in counted]
    return step("ballots.weights", "sum", _sum(products), products)


def _sum(products: Sequence[Node]) -> int:
    return sum(node.value for node in products if isinstance(node.value, int))


def _box(tally: Tally, label: str, value: int) -> Node:
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
