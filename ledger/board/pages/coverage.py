"""Log coverage: per month, of how many of the days, or weeks, with a log due there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.pages.words import month_name
from ledger.board.view import View
from scoring.facts import Appointment, Day, Person, Span

LATE = both("事后补记", "filed later")
MISSED = both("没有记。", "none. ")
WEEKS = both("一格一周，以一周最后一个工作日为准。", "One mark a week, counted as its last workday. ")
LEFT_OUT = both(
    "已扣除节假日、请假和经批准不记的日子；新近的可能还在补记期内。",
    "Holidays, leave and excused days are left out; the newest may still be filed in time.",
)


class Month(NamedTuple):
    """A month of one person: days due in order, and the days with an entry → whether it was filed later.

    Where one entry a week is due (X5), a week stands as the last of its workdays.
    """

    month: str
    due: tuple[Day, ...]
    kept: Mapping[Day, bool]
    weekly: bool


def coverage(view: View, person: Person) -> str:
    """A strip per month, one mark a due day, and the same as numbers; empty when logs may not be seen."""
    if not view.sight.sees("log.date", "log.filed"):
        return ""
    months = list(_months(view, person))
    if not months:
        return ""
    strips = "".join(_month(month) for month in months)
    return f'<div class="sj-days">{strips}</div>{_legend(months[0].weekly)}'


def _legend(weekly: bool) -> str:
    """What the marks mean, of the newest month."""
    in_time = both("当周记", "in its week") if weekly else both("当日记", "on its day")
    marks = f'<i class="kept"></i>{in_time} <i class="late"></i>{LATE} <i class="none"></i>{MISSED}'
    return f'<p class="sj-legend">{marks}{WEEKS if weekly else ""}{LEFT_OUT}</p>'


def _month(month: Month) -> str:
    kept = [day for day in month.due if day in month.kept]
    missing = [day for day in month.due if day not in month.kept]
    due, done = (_counted(month, len(days)) for days in (month.due, kept))
    said = both(f"应记 {due}，已记 {done}", f"{due} due, {done} kept") + _missing(month, missing)
    runs = ((mark, len(list(days))) for mark, days in groupby(_mark(month, day) for day in month.due))
    marks = "".join(f'<i class="{mark}" style="--days:{length}"></i>' for mark, length in runs)
    title = f"<strong>{month_name(month.month)}</strong> <span>{len(kept)} / {len(month.due)}</span>"
    return (
        f'<div class="sj-month"><div class="sj-monthhead">{title}</div>'
        f'<div class="sj-strip" role="img" aria-label="{said}">{marks}</div><small>{said}</small></div>'
    )


def _counted(month: Month, number: int) -> str:
    return counted(number, "周", "week", "weeks") if month.weekly else counted(number, "天", "day", "days")


def _missing(month: Month, missing: Sequence[Day]) -> str:
    """Which of the days, or weeks, due have no entry; empty without any."""
    if not missing:
        return ""
    days = [str(int(day[8:])) for day in missing]
    listed = both("、".join(f"{day}日" for day in days), ", ".join(days))
    if month.weekly:
        return both(f"，没有记：{listed}所在的周", f"; none in the week of: {listed}")
    return both(f"，没有记：{listed}", f"; none on: {listed}")


def _mark(month: Month, day: Day) -> str:
    return "none" if day not in month.kept else "late" if month.kept[day] else "kept"


def _months(view: View, person: Person) -> Iterator[Month]:
    """Every month with something due from the first log in the ledger to the last, newest first."""
    due = {mark for day, mark in view.log_marks.items() if _is_due(view, person, day)}
    kept = _kept(view, person)
    for name in sorted({day[:7] for day in due}, reverse=True):
        yield Month(name, tuple(sorted(d for d in due if d[:7] == name)), kept, view.weekly_logs(name))


def _kept(view: View, person: Person) -> Mapping[Day, bool]:
    """What is due and has an entry → whether every one was filed later."""
    kept: dict[Day, bool] = {}
    for log in view.facts.logs.get(person.id, ()):
        for day, filed in log.entries:
            mark = view.log_marks.get(day, day)
            kept[mark] = kept.get(mark, True) and filed > mark
    return kept


def _is_due(view: View, person: Person, day: Day) -> bool:
    posts = any(_within(a, day) and view.facts.units[a.unit].assessed for a in person.appointments)
    return (
        posts and not any(_within(span, day) for span in person.leave) and day not in view.excused(person.id)
    )


def _within(span: Span | Appointment, day: Day) -> bool:
    return span.start <= day and (span.end is None or day <= span.end)
