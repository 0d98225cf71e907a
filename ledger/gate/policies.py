"""What changes the rules, and what was settled by them (J044, J046 to J049).

A version of the policy comes by itself, after all others, and for periods that nobody has begun to work in. A
settlement is one act: its files come together and nothing is added to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.findings import Finding
from ledger.gate.proposed import Proposed
from ledger.gate.steps import Step, told
from ledger.reading.values import Map
from ledger.records.kinds import SETTLED
from ledger.results.places import FOLDER, place_of, settled_numbers, settlement_path
from scoring.periods import PeriodError, order, parse
from scoring.policy.errors import PolicyError
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.rounds import period_of_round

_BESIDE = frozenset({"policy", "approval"})
"""Kinds that may come together with a version of the policy."""


def judge_policies(given: Proposed) -> Iterator[Finding]:
    """New versions of the policy."""
    new = [step for step in given.steps.steps if step.kind == "policy" and not step.stood and step.after]
    others = sorted({step.path for step in given.steps.steps if step.kind not in _BESIDE})
    for step in new:
        if others:
            yield told(given.change, step, (), "J046", other=others[0], count=len(others))
        yield from _version_faults(given, step, len({each.path for each in new}))
        yield from _reach_faults(given, step)


def judge_settled(given: Proposed) -> Iterator[Finding]:
    """J044: nothing is added to a settlement that stood in the base."""
    new = [
        step
        for step in given.steps.steps
        if step.kind in SETTLED and not step.stood and step.after is not None
    ]
    acts = {step.path: _act_of(step) for step in new}
    stood = given.change.git.find(given.change.base, sorted(set(acts.values()))) if acts else {}
    yield from (told(given.change, step, (), "J044") for step in new if acts[step.path] in stood)


def _act_of(step: Step) -> str:
    return settlement_path(step.keys["period"], int(step.keys["number"]))


def _version_faults(given: Proposed, step: Step, count: int) -> Iterator[Finding]:
    versions = [each.version for each in given.context.policies.versions]
    version = int(step.keys["version"])
    if versions and (version <= max(versions) or count > 1):
        yield told(given.change, step, ("version",), "J047", version=version, last=max(versions))


def _reach_faults(given: Proposed, step: Step) -> Iterator[Finding]:
    policy = _policy(step.after or {})
    if policy is None or not given.context.policies.versions:
        return
    since, place = policy.effective_from, ("effective_from",)
    first = _first_day(policy)
    settled = [each for each in _settled(given) if order(period_of_round(each)) >= order(since)]
    if settled:
        yield told(given.change, step, place, "J049", since=since, settled=settled[0])
    elif first is not None and first <= given.day:
        yield told(given.change, step, place, "J048", since=since, first=first, day=given.day)


def _policy(value: Map) -> Policy | None:
    try:
        return read_policy(value)
    except PolicyError:
        return None


def _first_day(policy: Policy) -> str | None:
    try:
        return parse(policy.effective_from, policy).first
    except PeriodError:
        return None


def _settled(given: Proposed) -> list[str]:
    """The rounds settled in the base, the latest first."""
    paths = (entry.path for entry in given.change.git.ls_tree(given.change.base, FOLDER.rstrip("/")))
    return list(reversed(settled_numbers(place for path in paths if (place := place_of(path)))))
