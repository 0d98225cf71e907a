"""Caps: a grade for the best of a base, at most as many as the quota has places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring.policy.grades import Cap, Grades
from scoring.standing import Place, ranking_key, standing
from scoring.unit import PersonScore

Scored = Sequence[PersonScore]


@dataclass(frozen=True, slots=True)
class Considered:
    """Somebody in the base of a cap: its size, and their place, if they meet what the cap requires."""

    cap: Cap
    base: int
    place: Place | None

    @property
    def won(self) -> bool:
        """Whether the cap's grade is theirs."""
        return self.place is not None and self.place.within(
            self.cap.quota.places(self.base), self.cap.quota.ties
        )


def give_caps(grades: Grades, people: Scored) -> dict[str, list[Considered]]:
    """For every candidate the caps that considered them, in order; who has won one is considered no further.

    ``people`` are all who have a score; candidates are those without a grade yet.
    """
    found: dict[str, list[Considered]] = {person.person: [] for person in people if person.grade is None}
    won: set[str] = set()
    for cap in grades.caps:
        for base in _bases(cap, people):
            candidates = [person for person in base if person.grade is None and person.person not in won]
            places = _places(cap, candidates)
            for person in candidates:
                considered = Considered(cap, len(base), places.get(person.person))
                found[person.person].append(considered)
                if considered.won:
                    won.add(person.person)
    return found


def grade_of(grades: Grades, person: PersonScore, considered: Iterable[Considered]) -> str:
    """The grade: decided in the unit, else of the cap that was won, else the default."""
    if person.grade is not None:
        return person.grade
    return next((found.cap.grade for found in considered if found.won), grades.default)


def _bases(cap: Cap, people: Scored) -> list[list[PersonScore]]:
    """Those the cap is about, by counting base, and by unit or cohort when it counts those."""
    bases: dict[tuple[str, str], list[PersonScore]] = {}
    for person in people:
        group = _group(cap, person)
        if group is not None and cap.among.matches(person):
            bases.setdefault((group, person.counting_base), []).append(person)
    return list(bases.values())


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
