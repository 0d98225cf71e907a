"""Rounds to observe: facts in a few words, outcomes given outright or scored, and limits."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from scoring.derivation import Value
from scoring.facts import Facts
from scoring.fairness.observation import Evidence, Observation, Round
from scoring.frame import frame_of
from scoring.outcome import Outcome, PersonOutcome
from scoring.period import score_frame
from scoring.policy.fairness import FairnessRules
from tests.scoring.small import CLOSED, policies

QUARTER = "2026-Q1"


def observed(
    facts: Facts,
    *,
    least: int = 2,
    period: str = QUARTER,
    as_of: str = CLOSED,
    outcome: Outcome | None = None,
    run: Iterable[Outcome] = (),
    seed: str = "观察",
) -> Evidence:
    """The evidence on a period, scored unless its outcome is given; ``least`` people are told of."""
    found = policies()
    frame = frame_of(found, facts, period, as_of)
    each = Round(frame, outcome or score_frame(found, frame))
    return Evidence(FairnessRules(least, seed), each, (each,), tuple(run))


def graded(
    period: str, grades: Mapping[str, str | None], *, units: Mapping[str, str] | None = None, **other: Any
) -> Outcome:
    """An outcome in which only grades matter: person → grade; everybody in the roads unit unless told."""
    people = {
        name: PersonOutcome(
            **{
                "person": name,
                "unit": (units or {}).get(name, "roads"),
                "status": "assessed",
                "role": "staff",
                "rank": "staff",
                "identity": "civil_servant",
                "cohort": None,
                "grade": grade,
                **{field: values[name] for field, values in other.items() if name in values},
            }
        )
        for name, grade in grades.items()
    }
    return Outcome(period, CLOSED, "jiancaoping", 1, 2, people)


def told(observation: Observation) -> dict[str, dict[str, Value]]:
    """What each row is about, its ids with blanks between → its figures."""
    return {
        " ".join(id_ for _, id_ in row.about): {name: node.value for name, node in row.figures.items()}
        for row in observation.rows
        if not row.withheld
    }


def withheld(observation: Observation) -> list[str]:
    """What the withheld rows are about."""
    return [" ".join(id_ for _, id_ in row.about) for row in observation.rows if row.withheld]


def noted(observation: Observation) -> list[str]:
    """What the rows pointed out are about."""
    return [" ".join(id_ for _, id_ in row.about) for row in observation.rows if row.noted]


def parts(top: int, bottom: int) -> Fraction:
    """A fraction in few letters."""
    return Fraction(top, bottom)
