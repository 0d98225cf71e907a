"""The policy's notice of results, and the clocks of objections, reviews and appeals."""

from dataclasses import dataclass

from scoring.policy.reading import Section

LAST_DAY_OFF = ("next_workday", "same_day")
"""What becomes of a clock in days whose last day is no workday."""


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """Workdays that results hang before their first settlement; None asks for no notice."""

    periods: int | None = None
    annual: int | None = None
    clause: str = ""
    basis: str = ""

    def workdays(self, is_year: bool) -> int | None:
        """Those of a year or of a period."""
        return self.annual if is_year else self.periods


@dataclass(frozen=True, slots=True)
class Remedies:
    """The clocks. Those of objections run in workdays, those of reviews and appeals in days."""

    objection_workdays: int
    objection_decide_workdays: int
    review_days: int
    review_decide_days: int
    appeal_days: int
    appeal_direct_days: int | None
    """None when an appeal always follows a review."""
    appeal_decide_days: int
    last_day_off: str
    correct_workdays: int
    clause: str = ""
    basis: str = ""


def read_notice(section: Section) -> NoticeRules:
    """The section ``notice``."""
    periods, annual = (_window(section, key) for key in ("periods", "annual"))
    return NoticeRules(periods, annual, section.clause, section.basis())


def read_remedies(section: Section) -> Remedies:
    """The section ``remedies``."""
    objection, review, appeal = (section.section(key) for key in ("objection", "review", "appeal"))
    remedies = Remedies(
        objection_workdays=objection.integer("workdays"),
        objection_decide_workdays=objection.integer("decide_workdays"),
        review_days=review.integer("days"),
        review_decide_days=review.integer("decide_days"),
        appeal_days=appeal.integer("days"),
        appeal_direct_days=appeal.optional_integer("direct_days"),
        appeal_decide_days=appeal.integer("decide_days"),
        last_day_off=section.choice("last_day_off", LAST_DAY_OFF),
        correct_workdays=section.integer("correct_workdays"),
        clause=section.clause,
        basis=section.basis(),
    )
    for part in (objection, review, appeal):
        part.end(None)
    return remedies


def _window(section: Section, key: str) -> int | None:
    if not section.has(key):
        return None
    return section.inner(key, lambda inner: inner.integer("workdays"))
