"""Seniority: whether the better grade goes to the higher rank, the higher role or the longer time in post.

Compared are pairs of people with a grade in the round who belong to the same unit and counting base and
differ both in grade and in the attribute: rank and role (the policy lists them from the highest), and
``service``, the day since which the present post is held (earlier is senior). For each attribute:

    pairs = number of such pairs
    share = pairs in which the senior one has the better grade ÷ pairs

A half says that the attribute and the grade have nothing to do with each other. Pointed out: pairs ≥
``seniority.pairs`` and share ≥ ``seniority.share``, or ≤ 1 − ``seniority.share``. Further, for every band of
time in post, the part of its people with one of ``seniority.grades``, less the same part of the body. An
attribute or band behind which fewer than ``withhold_below`` people stand is withheld.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from scoring.derivation import Node
from scoring.fairness.figures import count, difference, quotient
from scoring.fairness.observation import Evidence, Observation, Row
from scoring.fairness.withholding import tellable
from scoring.policy.fairness import Band, Seniority
from scoring.roster import in_force

COLUMNS = ("people", "pairs", "share", "best", "lean")
ATTRIBUTES = ("rank", "role", "service")


class Member(NamedTuple):
    """Somebody with a grade: where they belong, their grade's place from the best, and how senior they are.

    Of two the one with the smaller ``rank``, ``role`` or ``service`` is senior; ``months`` are those in post.
    """

    person: str
    base: tuple[str, str]
    grade: int
    best: bool
    rank: int
    role: int
    service: str
    months: int


def observe(evidence: Evidence, rules: Seniority) -> Observation:
    """One row for every attribute, then one for every band."""
    members = _members(evidence, rules)
    rows = [_attribute(evidence, rules, members, name) for name in ATTRIBUTES]
    return Observation("seniority", COLUMNS, (*rows, *_bands(evidence, rules, members)))


def _attribute(evidence: Evidence, rules: Seniority, members: Sequence[Member], name: str) -> Row:
    pairs = [
        (one, other)
        for one, other in _pairs(members)
        if one.grade != other.grade and getattr(one, name) != getattr(other, name)
    ]
    people = len({member.person for pair in pairs for member in pair})
    if people < evidence.rules.withhold_below:
        return Row((("attribute", name),))
    same = sum(
        (one.grade < other.grade) == (getattr(one, name) < getattr(other, name)) for one, other in pairs
    )
    share = quotient("same_way_share", count("same_way", same), count("pairs", len(pairs)))
    far = not len(pairs) * (1 - rules.share) < same < len(pairs) * rules.share
    figures = {"people": count("people", people), "pairs": count("pairs", len(pairs)), "share": share}
    return Row((("attribute", name),), figures, far and len(pairs) >= rules.pairs)


def _pairs(members: Sequence[Member]) -> list[tuple[Member, Member]]:
    bases: dict[tuple[str, str], list[Member]] = {}
    for member in members:
        bases.setdefault(member.base, []).append(member)
    return [pair for found in bases.values() for pair in combinations(found, 2)]


def _bands(evidence: Evidence, rules: Seniority, members: Sequence[Member]) -> list[Row]:
    bands: dict[str, list[Member]] = {}
    for member in members:
        band = _band(rules.bands, member.months)
        if band is not None:
            bands.setdefault(band.id, []).append(member)
    told = tellable({name: len(found) for name, found in bands.items()}, evidence.rules.withhold_below)
    body = _best("body_best_share", members)["share"]
    rows = []
    for name in [band.id for band in rules.bands if band.id in bands]:
        found = _best("best_share", bands[name])
        figures = {
            "people": found["people"],
            "best": found["best"],
            "lean": difference("best_lean", found["share"], body),
        }
        rows.append(Row((("band", name),), figures if name in told else {}))
    return rows


def _best(name: str, members: Sequence[Member]) -> Mapping[str, Node]:
    people, best = count("people", len(members)), count("best", sum(member.best for member in members))
    return {"people": people, "best": best, "share": quotient(name, best, people)}


def _band(bands: Sequence[Band], months: int) -> Band | None:
    """The band with the most months that are not more than these."""
    return max((band for band in bands if band.months <= months), key=lambda band: band.months, default=None)


def _members(evidence: Evidence, rules: Seniority) -> list[Member]:
    frame, outcome = evidence.asked.frame, evidence.asked.outcome
    policy, last = frame.policy, frame.period.last
    grades = frame.scheme.composition.grades.ids
    ranks, roles = [rank.id for rank in policy.ranks], [role.id for role in policy.roles]
    found = []
    for name, person in outcome.people.items():
        post = in_force(frame.facts.people[name].appointments, last)
        if person.grade is None or post is None or person.rank not in ranks or person.role not in roles:
            continue
        found.append(
            Member(
                person=name,
                base=(person.unit, policy.counting_base(person.identity)),
                grade=grades.index(person.grade),
                best=person.grade in rules.grades,
                rank=ranks.index(person.rank),
                role=roles.index(person.role),
                service=post.start,
                months=_months(post.start, last),
            )
        )
    return found


def _months(first: str, last: str) -> int:
    """Whole months from one day to another."""
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    return months - (last[8:] < first[8:])
