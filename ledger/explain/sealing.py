"""What of a derivation may be told to a tier: a step that would show more becomes a bare value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_

from ledger.visibility import Sight
from scoring.derivation import Node
from scoring.outcome import PersonOutcome

NEEDED: Mapping[str, tuple[str, ...]] = {
    "ballots.score": ("result.groups",),
    "logs.score": ("log.date", "summary.filed"),
    "adjustments.score": ("adjustment.points",),
    "democratic.score": ("democratic.votes",),
    "indicators.score": ("indicator-results.actual",),
    "indicators.negative.score": ("indicator-results.actual",),
    "mentions.score": ("review.person", "review.tone"),
    "sheets.score": ("score-sheet.scores",),
    "appraisal.score": ("appraisal.score",),
    "unit_result.score": ("unit-result.score",),
    "status.deferred": ("person.cases",),
    "status.seconded_over": ("person.secondments",),
    "status.leave_over": ("person.leave",),
    "status.minimum_presence": ("person.appointments",),
    "status.left": ("person.appointments",),
    "status.probation": ("person.probation",),
    "grade.veto": ("veto.ground",),
    "eligibility.gate": ("result.eligibility", "past-result.grade"),
    "consequence.rank_term": ("result.consequences",),
    "consequence.ladder": ("result.consequences", "past-result.grade", "past-result.last_in_unit"),
    "consequence.award": ("result.consequences",),
    "cap.no_veto": ("veto.ground",),
    "consequence.last_in_unit": ("result.consequences", "past-result.last_in_unit"),
    "rank.cohort": ("result.cohort_rank",),
    "rank.unit": ("result.unit_rank",),
}
"""Label of a step → the fields that one has to see to be shown how it was worked out."""

DROPPED = (
    "eligibility.gate",
    "consequence.rank_term",
    "consequence.last_in_unit",
    "consequence.ladder",
    "consequence.award",
    "rank.cohort",
    "rank.unit",
)
"""Steps whose very value is such a field: not shown at all."""

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "score": ("result.score", "result.parts"),
    "status": ("result.status",),
    "grade": ("result.score",),
}
"""Section of an explanation → what one has to see besides the grade to be told it."""


def section_told(key: str, sight: Sight) -> bool:
    """Whether a section of an explanation may be told at all."""
    return sight.sees("result.grade", *SECTIONS.get(key, ()))


def told(outcome: PersonOutcome, sight: Sight) -> PersonOutcome:
    """An outcome whose derivations go no deeper than these eyes may see."""
    return replace(
        outcome,
        derivation=_told(outcome.derivation, sight) if outcome.derivation else None,
        grade_derivation=_told(outcome.grade_derivation, sight) if outcome.grade_derivation else None,
    )


def is_sealed(node: Node | None) -> bool:
    """Whether ballots were summed up because one of them would otherwise be told."""
    return node is not None and any(_has_lone_ballot(each) for each in _below(node))


def _told(node: Node, sight: Sight) -> Node:
    if not (node.inputs or node.notes or node.label in NEEDED):
        return node
    if not sight.sees(*NEEDED.get(node.label, ())) or _has_lone_ballot(node):
        return replace(node, operation="given", inputs=(), notes=(), record="")
    inputs = tuple(_told(child, sight) for child in node.inputs if not _dropped(child, sight))
    notes = tuple(_told(note, sight) for note in node.notes)
    same = _are(inputs, node.inputs) and _are(notes, node.notes)
    return node if same else replace(node, inputs=inputs, notes=notes)


def _are(told: Sequence[Node], nodes: Sequence[Node]) -> bool:
    """Whether nothing was changed: then the whole tree below need not be made again."""
    return len(told) == len(nodes) and all(map(is_, told, nodes))


def _dropped(node: Node, sight: Sight) -> bool:
    return node.label in DROPPED and not sight.sees(*NEEDED[node.label])


def _has_lone_ballot(node: Node) -> bool:
    """Whether a group of a person's ballots holds a single one: its mean would be that ballot (J7).

    The other groups' means are then kept back as well, because the rest follows from the total.
    """
    return node.label == "ballots.score" and any(_ballots(group) == 1 for group in node.inputs[1::2])


def _ballots(group: Node) -> int:
    return sum(int(str(each.value)) for each in _below(group) if each.label == "ballots.count")


def _below(node: Node) -> Iterator[Node]:
    yield node
    for child in node.inputs:
        yield from _below(child)
