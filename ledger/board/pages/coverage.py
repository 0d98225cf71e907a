"""Log coverage: per month, of how many of the days, or weeks, with a log due there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.charts import calendar as drawn
from ledger.board.charts.svg import Key, Told
from ledger.board.html import Column
from ledger.board.html import counted as tight
from ledger.board.pages.words import MONTHS, month_name, titled
from ledger.board.view import View
from scoring.facts import Appointment, Day, Person, Span

LATE, MISSED = Key("late", both("事后补记", "filed later")), Key("none", both("没有记", "none"))
DAILY = (Key("kept", both("当日记", "on its day")), LATE, MISSED)
WEEKLY = (Key("kept", both("当周记", "in its week")), LATE, MISSED)
WEEKS = both("一格一周，以一周最后一个工作日为准。", "One mark a week, counted as its last workday. ")
LEFT_OUT = both(
    "已扣除节假日、请假和经批准不记的日子；新近的可能还在补记期内。",
    "Holidays, leave and excused days are left out; the newest may still be filed in time.",
)
RUNNING = both("当月未完，先列已记的", "not over yet: what there is")
COLUMNS = (
    Column(both("月份", "month")),
    Column(both("应记", "due"), number=True),
    Column(both("已记", "kept"), number=True),
    Column(both("其中补记", "of them later"), number=True),
)
MOST = 12
"""Months drawn at most, the newest; the table has all of them."""


class Month(NamedTuple):
    """A month of one person: days due in order, and the days with an entry → whether it was filed later.

    Where one entry a week is due (X5), a week stands as the last of its workdays. Of a month that is not
    over, the days with an entry stand for those due, whatever is due.
    """

    month: str
    due: tuple[Day, ...]
    kept: Mapping[Day, bool]
    weekly: bool
    over: bool = True


def coverage(view: View, person: Person) -> str:
    """A calendar of the days due, and the same as numbers; empty when logs may not be seen or none is due."""
    if not view.sight.sees("log.date", "log.filed"):
        return ""
    months = list(_months(view, person))
    if not months:
        return ""
    weekly = view.weekly_logs(months[0].month)
    note = f'<p class="sj-legend">{WEEKS if weekly else ""}{LEFT_OUT}</p>'
    return _calendar(months[:MOST], WEEKLY if weekly else DAILY) + note + tight(COLUMNS, map(_row, months))


def _calendar(months: Sequence[Month], keys: Sequence[Key]) -> str:
    """The newest months as a calendar, the earliest above."""
    title = both("日志记载日历", "Calendar of the work log")
    says = both("；", "; ").join(titled(month_name(month.month), _said(month)) for month in months)
    rows = [
        drawn.Month(_short(month.month), {int(day[8:]): _mark(month, day) for day in month.due})
        for month in reversed(months)
    ]
    return drawn.calendar(Told(title, says), keys, MISSED.look, rows)


def _short(month: str) -> str:
    return both(f"{int(month[5:])}月", MONTHS[int(month[5:]) - 1][:3])


def _said(month: Month) -> str:
    kept = sum(day in month.kept for day in month.due)
    due, done = (_counted(month, number) for number in (len(month.due), kept))
    if not month.over:
        return both(f"已记 {done}，当月未完", f"{done} kept, not over yet")
    return both(f"应记 {due}，已记 {done}", f"{due} due, {done} kept")


def _row(month: Month) -> list[str]:
    kept = [day for day in month.due if day in month.kept]
    missing = [day for day in month.due if day not in month.kept]
    later = sum(month.kept[day] for day in kept)
    if not month.over:
        name = f"{month_name(month.month)}<br><small>{RUNNING}</small>"
        return [name, "–", str(len(kept)), str(later)]
    name = f"{month_name(month.month)}{_missing(month, missing)}"
    return [name, *(str(number) for number in (len(month.due), len(kept), later))]


def _counted(month: Month, number: int) -> str:
    return counted(number, "周", "week", "weeks") if month.weekly else counted(number, "天", "day", "days")


def _missing(month: Month, missing: Sequence[Day]) -> str:
    """Which of the days, or weeks, due have no entry; empty without any."""
    if not missing:
        return ""
    days = [str(int(day[8:])) for day in missing]
    listed = both("、".join(f"{day}日" for day in days), ", ".join(days))
    if month.weekly:
        said = both(f"没有记：{listed}所在的周", f"none in the week of: {listed}")
    else:
        said = both(f"没有记：{listed}", f"none on: {listed}")
    return f"<br><small>{said}</small>"


def _mark(month: Month, day: Day) -> str:
    return "none" if day not in month.kept else "late" if month.kept[day] else "kept"


def _months(view: View, person: Person) -> Iterator[Month]:
    """Every month with something due from the first log in the ledger to the last, newest first."""
    yield from _running(view, person)
    marks = {mark for day, mark in view.log_marks.items() if is_due(view, person, day)}
    due = {mark for mark in marks if mark[:7] <= view.log_month}
    kept = kept_days(view, person)
    for name in sorted({day[:7] for day in due}, reverse=True):
        yield Month(name, tuple(sorted(d for d in due if d[:7] == name)), kept, view.weekly_logs(name))


def _running(view: View, person: Person) -> Iterator[Month]:
    """What somebody wrote in months that are not over, day by day."""
    logs = view.facts.logs.get(person.id, ())
    later = {day: filed > day for log in logs for day, filed in log.entries if day[:7] > view.log_month}
    for name in sorted({day[:7] for day in later}, reverse=True):
        days = {day: later[day] and not view.weekly_logs(name) for day in sorted(later) if day[:7] == name}
        yield Month(name, tuple(days), days, weekly=False, over=False)


def kept_days(view: View, person: Person) -> Mapping[Day, bool]:
    """What is due and has an entry → whether every one was filed later."""
    kept: dict[Day, bool] = {}
    for log in view.facts.logs.get(person.id, ()):
        for day, filed in log.entries:
            mark = view.log_marks.get(day, day)
            kept[mark] = kept.get(mark, True) and filed > mark
    return kept


def is_due(view: View, person: Person, day: Day) -> bool:
    """Whether somebody owed a log for a workday: in a post, not on leave, not excused."""
    posts = any(_within(a, day) and view.facts.units[a.unit].assessed for a in person.appointments)
    return (
        posts and not any(_within(span, day) for span in person.leave) and day not in view.excused(person.id)
    )


def _within(span: Span | Appointment, day: Day) -> bool:
    return span.start <= day and (span.end is None or day <= span.end)
