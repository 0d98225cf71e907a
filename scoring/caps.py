"""Caps: a grade for the best of a base, at most as many as it has places."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.facts import Waiver
from scoring.outcome import CapTotal, CapUse
from scoring.places import Grant, grant, waived_places, waivers_for
from scoring.policy.grades import Cap, Grades
from scoring.standing import Place, ranking_key, standing
from scoring.unit import PersonScore

Scored = Sequence[PersonScore]


@dataclass(frozen=True, slots=True)
class Considered:
    """Somebody in the base of a cap: the places it has, and theirs, if they meet what the cap requires."""

    cap: Cap
    granted: Grant
    place: Place | None

    @property
    def won(self) -> bool:
        """Whether the cap's grade is theirs."""
        return self.place is not None and self.place.within(self.granted.places, self.cap.quota.ties)


@dataclass(frozen=True, slots=True)
class Given:
    """What the caps of a round do.

    ``considered`` has for every candidate the caps that considered them, in order; ``uses`` what became of
    the places of every base; ``totals`` what the places of all bases of a cap come to.
    """

    considered: Mapping[str, Sequence[Considered]]
    uses: tuple[CapUse, ...]
    totals: tuple[CapTotal, ...]


def give_caps(grades: Grades, people: Scored, waivers: Sequence[Waiver] = ()) -> Given:
    """Who is given a place; who has won one is considered no further.

    ``people`` are all who have a score; candidates are those without a grade yet.
    """
    found: dict[str, list[Considered]] = {person.person: [] for person in people if person.grade is None}
    won: set[str] = set()
    uses: list[CapUse] = []
    for cap in grades.caps:
        for (group, counting_base), base in _bases(cap, people).items():
            granted = _grant(cap, group, base, waivers)
            candidates = [person for person in base if person.grade is None and person.person not in won]
            places = _places(cap, candidates)
            winners = 0
            for person in candidates:
                considered = Considered(cap, granted, places.get(person.person))
                found[person.person].append(considered)
                if considered.won:
                    won.add(person.person)
                    winners += 1
            uses.append(CapUse(cap.id, group, counting_base, len(base), granted.places, winners))
    return Given(found, tuple(uses), tuple(_totals(grades, uses, waivers)))


def grade_of(grades: Grades, person: PersonScore, considered: Iterable[Considered]) -> str:
    """The grade: decided in the unit, else of the cap that was won, else the default."""
    if person.grade is not None:
        return person.grade
    return next((found.cap.grade for found in considered if found.won), grades.default)


def _grant(cap: Cap, group: str, base: Scored, waivers: Sequence[Waiver]) -> Grant:
    """The places of one base; those of a unit may move with its grade (D3)."""
    graded = base[0].unit_grade if cap.quota.base == "unit" else None
    concerned = waivers_for(waivers, cap.id, group, cap.quota.total is not None)
    return grant(cap.quota, len(base), graded, concerned)


def _totals(grades: Grades, uses: Sequence[CapUse], waivers: Sequence[Waiver]) -> Iterable[CapTotal]:
    """What the places of all bases come to, beside what they may come to, by cap and counting base."""
    for cap in grades.caps:
        total = cap.quota.total
        if total is None:
            continue
        people, places = Counter[str](), Counter[str]()
        for use in uses:
            if use.cap == cap.id:
                people[use.counting_base] += use.people
                places[use.counting_base] += use.places
        waived = [waiver for waiver in waivers if waiver.cap == cap.id and waiver.unit is None]
        for counting_base, size in sorted(people.items()):
            limits = [waived_places(cap.quota, size, waiver) for waiver in waived]
            limit = max([cap.quota.whole(total.share, size), *limits])
            yield CapTotal(cap.id, counting_base, size, places[counting_base], limit)


def _bases(cap: Cap, people: Scored) -> dict[tuple[str, str], list[PersonScore]]:
    """Those the cap is about, by counting base, and by unit or cohort when it counts those."""
    bases: dict[tuple[str, str], list[PersonScore]] = {}
    for person in people:
        group = _group(cap, person)
        if group is not None and cap.among.matches(person):
            bases.setdefault((group, person.counting_base), []).append(person)
    return bases


def _group(cap: Cap, person: PersonScore) -> str | None:
    """The part of the body in which somebody counts; None for nowhere: without a cohort, by cohort."""
    base = cap.quota.base
    return person.unit if base == "unit" else person.cohort if base == "cohort" else ""


def _places(cap: Cap, candidates: Scored) -> Mapping[str, Place]:
    return standing(
        {
            person.person: ranking_key(person.score or 0, person.parts, cap.quota.break_by)
            for person in candidates
            if cap.id in person.meets
        }
    )
