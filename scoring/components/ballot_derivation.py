"""Explaining the ballots component: groups, boxes, weights; never what a single rater gave (J7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from scoring.components.ballot_counting import GroupScore, Tally
from scoring.components.ballot_rules import BallotRules, Group
from scoring.derivation import Node, Value, given, step
from scoring.item_scores import ItemReader
from scoring.policy.composition import Entry
from scoring.styles import Style

Step = tuple[str, str, Value, tuple[Node, ...]]
"""Label, operation, value and inputs of a step."""


def derive_ballots(entry: Entry, groups: Sequence[GroupScore], value: Fraction | None) -> Node:
    """How a person's value came about, group by group; boxes withheld and groups left out are notes."""
    rules: BallotRules = entry.settings
    nodes = {score.group.id: _explain_group(entry, score) for score in groups}
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
    weights = [_weight(rules, score.group) for score in weighed]
    for score, weight in zip(weighed, weights, strict=True):
        node = nodes[score.group.id]
        notes = (*node.notes, *effective_weights(score, weight, weights))
        inputs += [weight, replace(node, notes=notes)]
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


def _explain_group(entry: Entry, score: GroupScore) -> Node:
    rules: BallotRules = entry.settings
    group, counted = score.group, [tally for tally in score.tallies if tally.counted]
    withheld = [_withheld(rules, tally) for tally in score.tallies if not tally.counted]
    label, operation, value, inputs = (
        _absent(rules) if score.mean is None else _present(entry, score, counted)
    )
    return step(label, operation, value, inputs, clause=group.clause, notes=withheld, group=group.id)


def _present(entry: Entry, score: GroupScore, counted: Sequence[Tally]) -> Step:
    return "ballots.group", "quotient", score.mean, (_points(entry, counted), ballot_weights(counted))


def _absent(rules: BallotRules) -> Step:
    if rules.absent_group == "zero":
        return "ballots.group_zero", "zero", 0, ()
    return "ballots.group_absent", "nothing", None, ()


def _points(entry: Entry, counted: Sequence[Tally]) -> Node:
    """The weighted sum of the scores, box by box; in one where a box would tell what one rater gave (J7)."""
    rules: BallotRules = entry.settings
    products = [_box(tally, _total(entry, tally)) for tally in counted]
    if any(tally.ballots < rules.withhold_below for tally in counted):
        return step("ballots.points", "given", _sum(products), (), notes=map(_count, counted))
    return step("ballots.points", "sum", _sum(products), products)


def _count(tally: Tally) -> Node:
    return given("ballots.count", tally.ballots, record=tally.box.record, block=tally.style.block)


def _total(entry: Entry, tally: Tally) -> Node:
    """The sum of the scores in a box; with items, the weighted mean of their sums."""
    rules: BallotRules = entry.settings
    record, block = tally.box.record, tally.style.block
    if not rules.items:
        return given("ballots.total", tally.total, record=record, block=block)
    reader = ItemReader(entry.id, "withhold", tally.items, record, "ballots.item_total")
    inputs = [node for pair in reader.terms(rules.items) for node in pair]
    return step("ballots.items", "weighted_mean", tally.total, inputs, clause=entry.clause, block=block)


def ballot_weights(counted: Sequence[Tally]) -> Node:
    """The sum of the weights of a group's counted ballots, box by box."""
    products = [_box(tally, _count(tally)) for tally in counted]
    return step("ballots.weights", "sum", _sum(products), products)


def _sum(products: Sequence[Node]) -> Fraction | int:
    return sum(node.value for node in products if isinstance(node.value, int | Fraction))


def _box(tally: Tally, node: Node) -> Node:
    """A sum or number of one box's ballots times what one of them weighs."""
    style, value = tally.style, node.value
    assert isinstance(value, int | Fraction)
    weight = ballot_weight(style)
    return step("ballots.box", "product", style.ballot_weight * value, (weight, node), block=style.block)


def ballot_weight(style: Style) -> Node:
    """What one ballot of a style weighs within its group."""
    clause = f"{style.clause}.ballot_weight"
    return given(
        "ballots.ballot_weight", style.ballot_weight, clause=clause, basis=style.basis, block=style.block
    )


def effective_weights(score: GroupScore, weight: Node, weights: Sequence[Node]) -> Iterator[Node]:
    """Of each box of a group: what one of its ballots weighs in the whole component (S3).

    Group weight × ballot weight ÷ (weights of the groups counted × ballot weights of the group): of counts
    and settings alone, so that it tells nothing of what anybody gave (J7).
    """
    counted = [tally for tally in score.tallies if tally.counted and tally.ballots]
    own, whole = weight.value, sum(node.value for node in weights if isinstance(node.value, int))
    of_group = ballot_weights(counted)
    assert isinstance(own, int)
    assert isinstance(of_group.value, int)
    for style in (tally.style for tally in counted if whole):
        top, bottom = own * style.ballot_weight, whole * of_group.value
        parts = (
            step("ballots.effective_own", "product", top, (weight, ballot_weight(style))),
            step(
                "ballots.effective_all",
                "product",
                bottom,
                (step("ballots.group_weights", "sum", whole, weights), of_group),
            ),
        )
        yield step(
            "ballots.effective",
            "quotient",
            Fraction(top, bottom),
            parts,
            group=score.group.id,
            block=style.block,
        )


def _withheld(rules: BallotRules, tally: Tally) -> Node:
    return given(
        "ballots.withheld",
        None,
        record=tally.box.record,
        block=tally.style.block,
        ballots=len(tally.box.ballots),
        needed=rules.withhold_below,
    )
