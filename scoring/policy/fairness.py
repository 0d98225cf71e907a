"""The section ``fairness``: from which size on an observation is pointed out, and what is withheld.

An observation without a section of its own is not made. Nothing here touches a score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.policy.errors import Pointer, PolicyFault
from scoring.policy.judging import duplicates, in_range, rising, unknown
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Leniency:
    """Pointed out: a mean so many ``points`` from the body's, or a spread of at most ``spread`` points."""

    points: Fraction
    spread: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Over the last ``periods``: pointed out when chance alone gives as few repeats with at most ``chance``.

    Enumerated exactly as long as there are at most ``states`` at a time, else estimated from ``draws``.
    """

    grades: tuple[str, ...]
    periods: int
    chance: Fraction
    states: int
    draws: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Negatives:
    """Pointed out: no negative record where at least ``expected`` would be the unit's part."""

    expected: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Pointed out: two that rate each other both so many ``points`` above the mean."""

    points: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """People in their post for at least so many ``months`` (and fewer than the next band asks for)."""

    id: str
    name: str
    months: int


@dataclass(frozen=True, slots=True)
class Seniority:
    """Pointed out: ``pairs`` or more of which ``share`` go the same way, or more, or the other way."""

    grades: tuple[str, ...]
    share: Fraction
    pairs: int
    bands: tuple[Band, ...]
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Pointed out: a greater part of the days away with a log, or of the days present without one."""

    away_with_log: Fraction
    present_without_log: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Pointed out: a distribution of grades at least ``distance`` from the body's."""

    distance: Fraction
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FairnessRules:
    """What is observed. Nothing is told of fewer than ``withhold_below`` people."""

    withhold_below: int
    seed: str
    leniency: Leniency | None = None
    rotation: Rotation | None = None
    negatives: Negatives | None = None
    reciprocity: Reciprocity | None = None
    seniority: Seniority | None = None
    attendance: Attendance | None = None
    distribution: Distribution | None = None
    basis: str = ""


def read_fairness(section: Section) -> FairnessRules:
    """The section."""
    return FairnessRules(
        withhold_below=section.integer("withhold_below"),
        seed=section.text("seed"),
        leniency=section.optional("leniency", _leniency),
        rotation=section.optional("rotation", _rotation),
        negatives=section.optional("negatives", _negatives),
        reciprocity=section.optional("reciprocity", _reciprocity),
        seniority=section.optional("seniority", _seniority),
        attendance=section.optional("attendance", _attendance),
        distribution=section.optional("distribution", _distribution),
        basis=section.basis(),
    )


def fairness_faults(
    rules: FairnessRules, period_grades: Sequence[str], annual_grades: Sequence[str], at: Pointer
) -> Iterator[PolicyFault]:
    """What a schema cannot say about the section."""
    rotation, seniority, attendance = rules.rotation, rules.seniority, rules.attendance
    if rotation is not None:
        place = (*at, "rotation")
        yield from unknown(rotation.grades, period_grades, (*place, "grades"), "grades")
        yield from in_range(rotation.chance, 0, 1, (*place, "chance"))
    if seniority is not None:
        place = (*at, "seniority")
        known = {*period_grades, *annual_grades}
        yield from unknown(seniority.grades, known, (*place, "grades"), "grades")
        yield from in_range(seniority.share, 0, 1, (*place, "share"))
        yield from duplicates([band.id for band in seniority.bands], (*place, "bands"))
        months = [band.months for band in seniority.bands]
        yield from rising(months, [(*place, "bands", index, "months") for index in range(len(months))])
    if attendance is not None:
        for name in ("away_with_log", "present_without_log"):
            yield from in_range(getattr(attendance, name), 0, 1, (*at, "attendance", name))
    if rules.distribution is not None:
        yield from in_range(rules.distribution.distance, 0, 1, (*at, "distribution", "distance"))


def _leniency(section: Section) -> Leniency:
    return Leniency(section.decimal("points"), section.decimal("spread"), section.basis())


def _rotation(section: Section) -> Rotation:
    return Rotation(
        grades=section.texts("grades"),
        periods=section.integer("periods"),
        chance=section.ratio("chance"),
        states=section.integer("states"),
        draws=section.integer("draws"),
        basis=section.basis(),
    )


def _negatives(section: Section) -> Negatives:
    return Negatives(section.decimal("expected"), section.basis())


def _reciprocity(section: Section) -> Reciprocity:
    return Reciprocity(section.decimal("points"), section.basis())


def _seniority(section: Section) -> Seniority:
    return Seniority(
        grades=section.texts("grades"),
        share=section.ratio("share"),
        pairs=section.integer("pairs"),
        bands=section.each("bands", _band),
        basis=section.basis(),
    )


def _band(section: Section) -> Band:
    return Band(section.text("id"), section.text("name"), section.integer("months"))


def _attendance(section: Section) -> Attendance:
    return Attendance(section.ratio("away_with_log"), section.ratio("present_without_log"), section.basis())


def _distribution(section: Section) -> Distribution:
    return Distribution(section.ratio("distance"), section.basis())
