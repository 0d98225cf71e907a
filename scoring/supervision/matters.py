"""Facts of supervision: orders (T9), petitions (T10) and what inspections found (T8, T12).

Each names a unit and perhaps a person; the facts hold it under the id of either.
"""

from dataclasses import dataclass

from scoring.times import Day

MET, PARTLY, NOT_MET = RESULTS = ("met", "partly", "not_met")
"""How an order turned out."""


@dataclass(frozen=True, slots=True)
class Order:
    """A supervision order: the day of each step, None while it has not been taken.

    ``extensions`` are pairs of the day of the decision and the new due day. ``rectify_by`` is the due day of
    a written order to rectify.
    """

    id: str
    unit: str
    person: str | None
    assigned: Day
    due: Day
    extensions: tuple[tuple[Day, Day], ...] = ()
    undertaken: Day | None = None
    supervised: tuple[Day, ...] = ()
    reported: Day | None = None
    assessed: Day | None = None
    result: str | None = None
    """One of ``RESULTS``, once it is assessed."""
    rectify_by: Day | None = None
    rectified: Day | None = None
    closed: Day | None = None
    record: str = ""

    def due_on(self, day: Day) -> Day:
        """The due day as far as extensions decided by ``day`` have moved it; the latest decision counts."""
        return max([("", self.due), *(each for each in self.extensions if each[0] <= day)])[1]


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition or complaint: one matter on one sheet. ``remedy`` says how it was put right."""

    unit: str
    person: str | None
    nature: str
    received: Day
    accepted: Day | None = None
    answered: Day | None = None
    closed: Day | None = None
    remedy: str | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """What an inspection found. One that recognises an earlier finding names it in ``same_as`` (T12)."""

    id: str
    unit: str
    person: str | None
    severity: str
    until: Day
    """The last day of the inspection."""
    same_as: str | None = None
    record: str = ""
    """The inspection; the finding is referred to as ``<record>#<id>``."""
