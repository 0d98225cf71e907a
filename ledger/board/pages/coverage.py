"""Log coverage: per month, on how many of the days with a log due there is one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ledger.board.pages.words import month_name
from ledger.board.view import View
from scoring.facts import Appointment, Day, Person, Span


class Month(NamedTuple):
    """A month of one person: days due in order, and the days with an entry → whether it was filed later."""

    month: str
    due: tuple[Day, ...]
    kept: dict[Day, bool]


def coverage(view: View, person: Person) -> str:
    """A strip per month, one mark a due day, and the same as numbers; empty when logs may not be seen."""
    if not view.sight.sees("log.date", "log.filed"):
        return ""
    months = [_month(month) for month in _months(view, person) if month.due]
    return f'<div class="sj-days">{"".join(months)}</div>{_LEGEND}' if months else ""


_LEGEND = (
    '<p class="sj-legend"><i class="kept"></i>当日记 <i class="late"></i>事后补记 '
    '<i class="none"></i>没有记。'
    "已扣除节假日、请假和经批准不记的日子；新近几天可能还在补记期内。</p>"
)


def _month(month: Month) -> str:
    kept = [day for day in month.due if day in month.kept]
    missing = [day for day in month.due if day not in month.kept]
    said = f"应记 {len(month.due)} 天，已记 {len(kept)} 天"
    if missing:
        said += f"，没有记：{'、'.join(f'{int(day[8:])}日' for day in missing)}"
    runs = ((mark, len(list(days))) for mark, days in groupby(_mark(month, day) for day in month.due))
    marks = "".join(f'<i class="{mark}" style="--days:{length}"></i>' for mark, length in runs)
    title = f"<strong>{month_name(month.month)}</strong> <span>{len(kept)} / {len(month.due)}</span>"
    return (
        f'<div class="sj-month"><div class="sj-monthhead">{title}</div>'
        f'<div class="sj-strip" role="img" aria-label="{said}">{marks}</div><small>{said}</small></div>'
    )


def _mark(month: Month, day: Day) -> str:
    return "none" if day not in month.kept else "late" if month.kept[day] else "kept"


def _months(view: View, person: Person) -> Iterator[Month]:
    """Every month from the first log in the ledger to the last, newest first."""
    entries = [pair for log in view.facts.logs.get(person.id, ()) for pair in log.entries]
    kept = {day: filed > day for day, filed in entries}
    first, last = min(view.log_days, default=""), max(view.log_days, default="")
    days = [day for day in view.facts.workdays if first <= day <= last and _is_due(view, person, day)]
    for name in sorted({day[:7] for day in days}, reverse=True):
        yield Month(name, tuple(day for day in days if day[:7] == name), kept)


def _is_due(view: View, person: Person, day: Day) -> bool:
    posts = any(_within(a, day) and view.facts.units[a.unit].assessed for a in person.appointments)
    return (
        posts and not any(_within(span, day) for span in person.leave) and day not in view.excused(person.id)
    )


def _within(span: Span | Appointment, day: Day) -> bool:
    return span.start <= day and (span.end is None or day <= span.end)
