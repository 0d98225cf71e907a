"""Rounds: a period or a year of people, or one of units. Each is computed and settled by itself.

A round of people has the id of its period (``2026-Q1``, ``2026``), one of units the same after ``units-``
(``units-2026-Q1``, ``units-2026``). Records know periods only.
"""

from scoring.facts import PeriodId

RoundId = str

PEOPLE = "people"
UNITS = "units"
SUBJECTS = (PEOPLE, UNITS)
"""Of whom a round can be, or an entry of a catalogue."""
_PREFIX = f"{UNITS}-"


def round_id(subjects: str, period: PeriodId) -> RoundId:
    """The id of the round of ``subjects`` in a period or year."""
    return f"{_PREFIX}{period}" if subjects == UNITS else period


def subjects_of(name: RoundId) -> str:
    """``people`` or ``units``."""
    return UNITS if name.startswith(_PREFIX) else PEOPLE


def period_of_round(name: RoundId) -> PeriodId:
    """The id of the period or year alone, as records give it."""
    return name.removeprefix(_PREFIX)


def is_year(name: RoundId) -> bool:
    """Whether the round is one of a whole year."""
    return "-" not in period_of_round(name)


def year_of_round(name: RoundId) -> str:
    """The four digits of the assessment year that the round belongs to."""
    return period_of_round(name)[:4]


def running_order(name: RoundId) -> tuple[str, bool, bool, str]:
    """A sort key in which no round comes before one that it may rest on.

    The periods of a year, those of people before those of units; then the units' year; then the people's,
    which may rest on the units'.
    """
    year, of_units = is_year(name), subjects_of(name) == UNITS
    return year_of_round(name), year, of_units != year, period_of_round(name)
