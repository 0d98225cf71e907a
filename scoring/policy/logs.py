"""The rules for logs and summaries (J2, J4)."""

from dataclasses import dataclass

from scoring.policy.lists import Named, read_named
from scoring.policy.reading import Section


@dataclass(frozen=True, slots=True)
class Letters:
    """How long a text may be, in letters; None does not limit."""

    min: int
    max: int | None


@dataclass(frozen=True, slots=True)
class SummaryRules:
    """A summary's length, and the workdays after the period in which it may be filed."""

    letters: Letters
    due_workdays: int
    clause: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RollupRules:
    """At which of ``LEVELS`` a week is rolled up, and the workdays after it in which that is due (X5)."""

    levels: tuple[str, ...]
    due_workdays: int
    clause: str = ""
    basis: str = ""


EVERY = ("workday", "week")
LEVELS = ("section", "unit", "body")


@dataclass(frozen=True, slots=True)
class LogRules:
    """Length of an entry, the late window in workdays, what counts as a repeat, themes and summaries."""

    letters: Letters
    letters_basis: str
    late_workdays: int
    late_clause: str
    late_basis: str
    repeat_same_person: bool
    repeat_other_person: bool
    repeat_basis: str
    themes: tuple[Named, ...]
    period_summary: SummaryRules
    year_summary: SummaryRules
    every: str = "workday"
    """One of ``EVERY``: how often an entry is due."""
    rollup: RollupRules | None = None

    @property
    def weekly(self) -> bool:
        """Whether one entry a week is due."""
        return self.every == "week"


@dataclass(frozen=True, slots=True)
class _Entry:
    letters: Letters
    basis: str


@dataclass(frozen=True, slots=True)
class _Late:
    workdays: int
    basis: str
    clause: str


@dataclass(frozen=True, slots=True)
class _Repeat:
    same_person: bool
    other_person: bool
    basis: str


def read_logs(section: Section) -> LogRules:
    """The section ``logs``."""
    entry = section.inner("entry", lambda inner: _Entry(inner.inner("letters", _read_letters), inner.basis()))
    late = section.inner("late", lambda inner: _Late(inner.integer("workdays"), inner.basis(), inner.clause))
    repeat = section.inner("repeat", _read_repeat)
    summaries = section.section("summary")
    return summaries.end(
        LogRules(
            letters=entry.letters,
            letters_basis=entry.basis,
            late_workdays=late.workdays,
            late_clause=f"{late.clause}.workdays",
            late_basis=late.basis,
            repeat_same_person=repeat.same_person,
            repeat_other_person=repeat.other_person,
            repeat_basis=repeat.basis,
            themes=section.each("themes", read_named),
            period_summary=summaries.inner("period", _read_summary),
            year_summary=summaries.inner("year", _read_summary),
            every=section.choice("every", EVERY, "workday"),
            rollup=section.optional("rollup", _read_rollup),
        )
    )


def _read_letters(section: Section) -> Letters:
    return Letters(section.integer("min"), section.optional_integer("max"))


def _read_rollup(section: Section) -> RollupRules:
    levels = section.texts("levels")
    return RollupRules(levels, section.integer("due_workdays"), section.clause, section.basis())


def _read_repeat(section: Section) -> _Repeat:
    return _Repeat(section.flag("same_person"), section.flag("other_person"), section.basis())


def _read_summary(section: Section) -> SummaryRules:
    return SummaryRules(
        letters=section.inner("letters", _read_letters),
        due_workdays=section.integer("due_workdays"),
        clause=section.clause,
        basis=section.basis(),
    )
