"""Groups of a round whose results a board adds up: for everybody none that is small or gives one away.

A group of fewer people than the policy tells of is not added up, nor is any group from which such a one would
follow together with everything else that is told: the observations on fairness, the comparison of units, the
cohorts, and the places that limits gave. Inside the body all groups are added up, and units always are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from ledger.board.both import both
from ledger.board.differences import People, Telling
from ledger.board.pages.shares import placed
from ledger.board.pages.small import smallest
from ledger.board.pages.words import joined
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.fairness.withholding import tellable
from scoring.outcome import CapUse, PersonOutcome
from scoring.policy.grades import Cap
from scoring.rounds import PEOPLE, subjects_of

Base = tuple[str, str, str]
"""A limit, the unit or cohort in which it is counted, and who of it."""
Key = TypeVar("Key", str, Base)
Groups = Mapping[str, People]
OBSERVED: tuple[Callable[[PersonOutcome], str], ...] = (
    lambda person: person.unit,
    lambda person: person.rank,
    lambda person: person.identity,
)
"""What the observations on fairness tell grades by (`scoring.fairness.distribution`)."""


class Kept(NamedTuple):
    """The units, cohorts, limits and bases of limits that are added up; who has no cohort is in ''."""

    units: frozenset[str]
    cohorts: frozenset[str]
    caps: frozenset[str]
    bases: frozenset[Base]


def kept(view: View, settled: Settled) -> Kept:
    """The groups of a round that are added up on this board."""
    graded = [person for person in settled.outcome.people.values() if person.grade]
    by_unit, by_rank, by_identity = (_grouped(graded, of) for of in OBSERVED)
    by_cohort = _grouped(graded, lambda person: person.cohort or "")
    if view.sight.tier != "public" or subjects_of(settled.period) != PEOPLE:
        every_base = frozenset(map(key, settled.outcome.caps))
        caps = frozenset(cap for cap, *_ in every_base)
        return Kept(frozenset(by_unit), frozenset(by_cohort), caps, every_base)
    bases = _bases(view, settled)
    of_cap = {cap: People().union(*(bases[each] for each in bases if each[0] == cap)) for cap, *_ in bases}
    least = smallest(view.policy_of(settled.period))
    observed = [_tellable(groups, least) for groups in (by_unit, by_rank, by_identity)]
    whole = {"": frozenset(person.person for person in graded)}
    every = (whole, by_unit, by_rank, by_identity, by_cohort, bases)
    secret = {people for groups in every for people in groups.values() if len(people) < least}
    told = [people for groups in (whole, *observed) for people in groups.values() if len(people) >= least]
    telling = Telling(told, secret)
    cohorts, caps = _told(telling, by_cohort), _told(telling, of_cap)
    return Kept(frozenset(observed[0]), cohorts, caps, _told(telling, bases))


def key(use: CapUse) -> Base:
    """What the base of a limit goes by."""
    return use.cap, use.group, use.counting_base


def not_added_up(view: View, settled: Settled, names: Iterable[str]) -> str:
    """What is said of groups that are not added up; nothing when there are none."""
    listed = list(names)
    if not listed:
        return ""
    least = smallest(view.policy_of(settled.period))
    why = both(
        f"不足 {least} 人的组不汇总，能从中倒推出这样的组的也不汇总。这里略去：{joined(listed)}。",
        f"Groups of fewer than {least} people are not added up, nor are those from which such a group would "
        f"follow. Left out here: {joined(listed)}.",
    )
    return f"<p><small>{why}</small></p>"


def _grouped(graded: Iterable[PersonOutcome], of: Callable[[PersonOutcome], str]) -> Groups:
    found: dict[str, set[str]] = defaultdict(set)
    for person in graded:
        found[of(person)].add(person.person)
    return {name: frozenset(people) for name, people in found.items()}


def _tellable(groups: Groups, least: int) -> Groups:
    told = tellable({name: len(people) for name, people in groups.items()}, least)
    return {name: people for name, people in groups.items() if name in told}


def _told(telling: Telling, groups: Mapping[Key, People]) -> frozenset[Key]:
    """The groups that may be told as well, the largest first."""
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), name))
    return frozenset(name for name in ordered if telling.tell(groups[name]))


def _bases(view: View, settled: Settled) -> Mapping[Base, People]:
    """The bases of all limits with who is counted in them."""
    policy = view.policy_of(settled.period)
    found: dict[Base, set[str]] = {key(use): set() for use in settled.outcome.caps}
    for cap in view.scheme(settled.period).composition.grades.caps:
        for person in settled.outcome.people.values():
            base = policy.counting_base(person.identity)
            group = {"unit": person.unit, "cohort": person.cohort or ""}.get(cap.quota.base, "")
            if (cap.id, group, base) in found and _counts(view, cap, person, base):
                found[cap.id, group, base].add(person.person)
    return {each: frozenset(people) for each, people in found.items()}


def _counts(view: View, cap: Cap, person: PersonOutcome, base: str) -> bool:
    return person.score is not None and cap.among.matches(placed(view, person, base))
