"""No veto: nothing vetoed the person this year or in one of its periods; or nothing on certain grounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, answer, given, step
from scoring.facts import Veto
from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import unknown
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.predicate import VETOES, Predicate


@dataclass(frozen=True, slots=True)
class Settings:
    """The grounds that count; none means all of them."""

    grounds: tuple[str, ...]


def _read(section: Section) -> Settings:
    return Settings(section.texts("grounds"))


def _judge(condition: Condition, case: Case) -> Verdict:
    grounds = condition.settings.grounds
    found = [veto for veto in case.vetoes if not grounds or veto.ground in grounds]
    holds = answer(not found)
    return Verdict(holds, partial(_derive, condition, found, holds))


def _derive(condition: Condition, found: Sequence[Veto], holds: str) -> Node:
    leaves = [
        given("eligibility.veto", veto.ground, record=veto.record, ground=veto.ground) for veto in found
    ]
    inputs = (step("eligibility.vetoes", "count", len(found), leaves), given("constant", 0))
    return step("eligibility.no_veto", "equal", holds, inputs, clause=condition.clause)


def _faults(settings: Settings, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    yield from unknown(settings.grounds, [ground.id for ground in policy.vetoes], (*at, "grounds"), "vetoes")


PREDICATE = Predicate("no_veto", _read, _judge, lambda settings: 0, _faults, frozenset({VETOES}))
