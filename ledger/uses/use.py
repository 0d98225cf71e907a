"""The uses that a policy has for a year's result, by id, and the round that a decision is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring.policy.types import Policy
from scoring.rounds import PEOPLE, UNITS, round_id, subjects_of


@dataclass(frozen=True, slots=True)
class Use:
    """One use: ``kind`` is ``eligibility``, the kind of a consequence, or ``bonus``."""

    id: str
    kind: str
    name: str
    basis: str


def round_of(decision: Mapping[str, Any]) -> str:
    """The id of the round whose result was decided on."""
    of_units = "unit" in decision or decision.get("subjects", PEOPLE) == UNITS
    return round_id(UNITS if of_units else PEOPLE, str(decision["year"]))


def uses_of(policy: Policy, name: str) -> dict[str, Use]:
    """Every use of the year's round of that id, in the order of the policy."""
    scheme = policy.unit_annual if subjects_of(name) == UNITS else policy.annual
    found = []
    if scheme is not None:
        found += [Use(each.id, "eligibility", each.name, each.basis) for each in scheme.eligibility]
        found += [Use(each.id, each.component, each.name, each.basis) for each in scheme.consequences]
    of_round = [each for each in policy.bonuses if each.subjects == subjects_of(name)]
    found += [Use(each.id, "bonus", each.name, each.basis) for each in of_round]
    return {use.id: use for use in found}
