"""Today, which is the day that the board tells of: what was filed, what is due, what is open to objection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.charts.columns import Upright, columns
from ledger.board.charts.svg import Told
from ledger.board.html import BAD, Column, back, grade, lead, link, more, page, section, table
from ledger.board.html import counted as tight
from ledger.board.pages.coverage import is_due, kept_days
from ledger.board.pages.deadlines import Deadline, deadlines
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import day, person_link, unit_link
from ledger.board.pages.notices import COLUMNS, NONE, rows
from ledger.board.pages.small import counts, smallest, withheld
from ledger.board.pages.words import day_name, joined, titled, whole
from ledger.board.view import View
from scoring.calendar import between
from scoring.facts import Day

HERE = address.TODAY
BEHIND, AHEAD = 10, 20
"""Workdays looked back on, and ahead to."""
MANY = 10
"""Rows of a table shown at once; the others are folded."""
LOGS = ("log.date", "log.filed")
FILED = (
    Column(both("日期", "day")),
    Column(both("记载", "entries"), number=True),
    Column(both("人数", "people"), number=True),
)
LACKING = (Column(both("单位", "unit")), Column(both("人数", "people"), number=True))
WHO = Column(both("谁，哪几日", "who, which days"))
DEADLINES = (
    Column(both("事项", "matter")),
    Column(both("类别", "kind")),
    Column(both("单位", "unit")),
    Column(both("期限", "due")),
)


def today(view: View) -> Iterator[tuple[str, str]]:
    """The page; nothing while nothing that is shown tells of any day."""
    if not view.as_of:
        return
    found = deadlines(view, HERE)
    ahead = between(view.facts.workdays, view.as_of, "9999")[:AHEAD]
    last = ahead[-1] if ahead else view.as_of
    parts = [
        section(both("公示期内", "Notices open now"), "notices", _notices(view)),
        section(both("逾期", "Overdue"), "overdue", _deadlines([e for e in found if e.overdue])),
        section(
            both("近期到期", "Due soon"),
            "ahead",
            _deadlines([e for e in found if not e.overdue and e.last <= last]),
        ),
        section(both("还可补记的日志", "Logs that may still be filed"), "due", _lacking(view)),
        section(both("近日记载", "Filed lately"), "filed", _filed(view)),
    ]
    head = [back(way(HERE, address.WORK)), lead(_lead(view.as_of))]
    yield HERE, page(titled(NAMES[HERE], day_name(view.as_of)), [*head, *parts])


def _lead(as_of: Day) -> str:
    return both(
        f"截至 {day_name(as_of)}，即台账里最近有记录的一天。这里不看时钟：同样的记录总是同样的一页。",
        f"As of {day_name(as_of)}, the last day that the ledger tells of. No clock is read: the same records "
        "always give the same page.",
    )


def _notices(view: View) -> str:
    """The notices whose window is open on the board's day."""
    found = rows(view, HERE, on=view.as_of)
    return table(COLUMNS, found) if found else NONE


def _deadlines(found: Sequence[Deadline]) -> str:
    if not found:
        return f"<p>{both('没有。', 'None.')}</p>"
    made = [_deadline(each) for each in found]
    rest = counted(len(made) - MANY, "件", "more", "more")
    others = more(both(f"其余 {rest}", f"{rest}"), table(DEADLINES, made[MANY:])) if made[MANY:] else ""
    return table(DEADLINES, made[:MANY]) + others


def _deadline(found: Deadline) -> list[str]:
    days = counted(found.overdue, "个工作日", "workday", "workdays")
    late = f" {grade(both(f'逾期 {days}', f'overdue by {days}'), BAD)}" if found.overdue else ""
    kind = link(*way(HERE, found.kind))
    return [found.what, kind, found.unit, f"{day(found.last)}{late}"]


def _filed(view: View) -> str:
    """How many entries of the work log came in on each of the last workdays."""
    if not view.sight.sees(*LOGS):
        return ""
    window = between(view.facts.workdays, "", view.as_of)[-BEHIND:]
    entries, people = _received(view, window[0]) if window else ({}, {})
    days = sorted({*window, *entries})
    if not entries:
        return ""
    title = both("近日收到的日志记载", "Entries of the work log received lately")
    says = joined(titled(each, str(entries.get(each, 0))) for each in days)
    chart = columns(
        Told(title, says), [Upright(f"{int(each[5:7])}-{each[8:]}", entries.get(each, 0)) for each in days]
    )
    told = [[day(each), f"{entries.get(each, 0):,}", f"{people.get(each, 0):,}"] for each in reversed(days)]
    return chart + more(both("同样的数字列成表", "The same as a table"), table(FILED, told, fold=False))


def _received(view: View, first: Day) -> tuple[Mapping[Day, int], Mapping[Day, int]]:
    """Day of receipt from ``first`` to the board's day → entries, and people who filed any."""
    entries: Counter[Day] = Counter()
    people: Counter[Day] = Counter()
    for person in view.people_shown():
        months = view.facts.logs.get(person.id, ())
        filed = [on for month in months for _, on in month.entries if first <= on <= view.as_of]
        entries.update(filed)
        people.update(set(filed))
    return entries, people


def _lacking(view: View) -> str:
    """Who may still file for a day that they owe, unit by unit; names where the board tells them."""
    if not view.sight.sees(*LOGS):
        return ""
    found = _owed(view)
    if not found:
        return ""
    named = view.sight.sees("person.name")
    least = 0 if named else smallest(view.policy)
    made = [_unit(view, unit, owing, least, named) for unit, owing in found.items()]
    if not named:
        cells = tight(LACKING, made)
        return cells + withheld(cells, least)
    return table([*LACKING, WHO], made)


def _unit(view: View, unit: str, owing: Mapping[str, Sequence[Day]], least: int, named: bool) -> list[str]:
    told = [unit_link(view, HERE, unit), counts([len(owing)], least)[0]]
    return [*told, _names(view, owing)] if named else told


def _names(view: View, owing: Mapping[str, Sequence[Day]]) -> str:
    said = [f"{person_link(view, HERE, who)}{_days(days)}" for who, days in owing.items()]
    if len(said) <= MANY:
        return joined(said)
    return more(counted(len(said), "人", "person", "people"), joined(said))


def _days(days: Iterable[Day]) -> str:
    listed = joined(whole(f"{int(each[5:7])}-{each[8:]}") for each in days)
    return both(f"（{listed}）", f" ({listed})")


def _owed(view: View) -> Mapping[str, Mapping[str, Sequence[Day]]]:
    """Unit → person → the days for which nothing is filed yet and still may be (J4)."""
    window = between(view.facts.workdays, "", view.as_of)[-view.policy.logs.late_workdays - 1 :]
    found: dict[str, dict[str, list[Day]]] = {}
    for person in view.people_shown():
        kept = kept_days(view, person)
        due = (each for each in window if each in view.log_marks and is_due(view, person, each))
        owed = {view.log_marks[each] for each in due}
        if missing := sorted(owed - kept.keys()):
            found.setdefault(view.unit_of(person), {})[person.id] = missing
    return dict(sorted(found.items()))
