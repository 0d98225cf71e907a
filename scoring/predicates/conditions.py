"""Conditions: predicates combined by ``any``, ``all`` and ``not`` in three-valued logic."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from scoring.case import Case, Verdict
from scoring.derivation import Node, step
from scoring.policy.errors import Pointer, PolicyError, PolicyFault, fault
from scoring.policy.reading import Section
from scoring.policy.types import Condition, Policy
from scoring.predicates.registry import PREDICATES


def any_of(answers: Sequence[str]) -> str:
    """``yes`` when one is, else ``unknown`` when one is, else ``no``."""
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def all_of(answers: Sequence[str]) -> str:
    """``no`` when one is, else ``unknown`` when one is, else ``yes``."""
    return "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"


def not_of(answers: Sequence[str]) -> str:
    """The opposite of the one answer; ``unknown`` stays."""
    return {"yes": "no", "no": "yes"}.get(answers[0], "unknown")


REFERENCE = "condition"
"""The name under which a condition refers to one of the policy's ``conditions``."""
LOGIC: Mapping[str, Callable[[Sequence[str]], str]] = {
    "any": any_of,
    "all": all_of,
    "not": not_of,
    REFERENCE: all_of,
}


def read_condition(section: Section) -> Condition:
    """A map with one field: a predicate's name, ``any``, ``all``, ``not`` or ``condition``."""
    names = section.names()
    if len(names) != 1:
        raise PolicyError(fault(section.pointer, "wrong_type", expected="map with one field"))
    name = names[0]
    clause = f"{section.clause}.{name}"
    if name == REFERENCE:
        return _referred(section, clause)
    if name == "not":
        return Condition(name, parts=(section.inner(name, read_condition),), clause=clause)
    if name in LOGIC:
        return Condition(name, parts=section.each(name, read_condition), clause=clause)
    if name not in PREDICATES:
        choices = ", ".join([*PREDICATES, *LOGIC])
        raise PolicyError(
            fault(section.pointer, "unknown_kind", list="predicates", value=name, choices=choices)
        )
    return Condition(name, section.inner(name, PREDICATES[name].read), clause=clause)


def _referred(section: Section, clause: str) -> Condition:
    """The condition of that id, which stands earlier in the policy's list, so that none rests on itself."""
    name, place = section.text(REFERENCE), (*section.pointer, REFERENCE)
    if name not in section.known:
        raise PolicyError(fault(place, "unknown_id", list="conditions", id=name))
    if section.known[name] is None:
        raise PolicyError(fault(place, "condition_order", id=name))
    return Condition(REFERENCE, name, (section.known[name],), clause)


def judge(condition: Condition, case: Case) -> Verdict:
    """The answer of a condition for a case."""
    if condition.kind not in LOGIC:
        return PREDICATES[condition.kind].judge(condition, case)
    verdicts = [judge(part, case) for part in condition.parts]
    result = LOGIC[condition.kind]([verdict.answer for verdict in verdicts])
    return Verdict(result, partial(_derive, condition, verdicts, result))


def earlier_years(condition: Condition) -> int:
    """How many years before this one a condition looks at."""
    if condition.kind not in LOGIC:
        return PREDICATES[condition.kind].years(condition.settings)
    return max((earlier_years(part) for part in condition.parts), default=0)


def needs(condition: Condition) -> frozenset[str]:
    """What a condition looks at besides the result (see ``Predicate.needs``)."""
    if condition.kind not in LOGIC:
        return PREDICATES[condition.kind].needs
    return frozenset().union(*(needs(part) for part in condition.parts))


def condition_faults(condition: Condition, policy: Policy, at: Pointer) -> Iterator[PolicyFault]:
    """What is wrong with the settings of a condition and its parts; ``at`` leads to its map."""
    place = (*at, condition.kind)
    if condition.kind not in LOGIC:
        yield from PREDICATES[condition.kind].faults(condition.settings, policy, place)
    if condition.kind == REFERENCE:
        return
    for index, part in enumerate(condition.parts):
        yield from condition_faults(part, policy, place if condition.kind == "not" else (*place, index))


def _derive(condition: Condition, verdicts: Sequence[Verdict], result: str) -> Node:
    inputs = [verdict.derive() for verdict in verdicts]
    operation = "all" if condition.kind == REFERENCE else condition.kind
    return step(f"eligibility.{condition.kind}", operation, result, inputs, clause=condition.clause)
