"""What was owed of work logs and what came of it, as the engine counts it (J4, J5)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.export.computed import Computed, Needed, column
from ledger.export.in_force import rounds
from ledger.export.source import Source
from ledger.export.table import Row, Type
from ledger.records.schemas import Words
from scoring.components.log_discipline import discipline
from scoring.frame import Frame, frame_of
from scoring.roster import Seat
from scoring.rounds import PEOPLE, is_year, subjects_of

_LOGS = ("log.date", "log.filed")
_TEXTS = (
    ("period", Type.TEXT, ("考核周期", "已定案的考核周期"), ("Period", "a settled period")),
    ("number", Type.INTEGER, ("定案序号", "现行定案的序号"), ("Number", "that of the settlement in force")),
    ("unit", Type.TEXT, ("单位", "考核此人的单位"), ("Unit", "the unit that assesses the person")),
    ("person", Type.TEXT, ("人员", "人员编号"), ("Person", "the person's id")),
    ("due", Type.INTEGER, ("应填天数", "应填日志的工作日数"), ("Due", "workdays on which a log was due")),
    ("excused", Type.INTEGER, ("免填天数", "经批准不填的工作日数"), ("Excused", "workdays excused")),
    (
        *("late", Type.INTEGER, ("补填天数", "当日之后、补填期限之内填报的天数")),
        ("Late", "days whose log was filed after the day and within the late window"),
    ),
    (
        *("missing", Type.INTEGER, ("缺填天数", "没有日志或过了期限才填的天数")),
        ("Missing", "days without a log filed in time"),
    ),
    (
        *("summary_missing", Type.BOOLEAN, ("缺小结", "期限内没有小结")),
        ("Summary missing", "no summary was filed in time"),
    ),
)
_NEEDS = {"excused": (*_LOGS, "attendance.excused"), "summary_missing": (*_LOGS, "summary.filed")}


def log_duties() -> Computed:
    """The days due, excused, late and missing of everybody in every settled period of people."""
    zh = Words("日志履行", "每个已定案周期每人一行：按所依办法计算的应填、免填、补填和缺填")
    en = Words("Log duties", "a row for each person and settled period: days due, excused, late, missing")
    columns = tuple(Needed(column(*each), _NEEDS.get(each[0], _LOGS)) for each in _TEXTS)
    return Computed("log_duties", zh, en, columns, _rows)


def _rows(source: Source) -> Iterator[Row]:
    """A year is left out: its logs are those of its periods; so is a round of units, who write none."""
    book = source.book()
    for period, act in rounds(source).items():
        if subjects_of(period) == PEOPLE and not is_year(period):
            frame = frame_of(book.policies, book.facts, period, act.as_of)
            for seat in frame.seats.values():
                yield (period, act.number, seat.unit, seat.person, *_duty(frame, seat))


def _duty(frame: Frame, seat: Seat) -> Row:
    found = discipline(frame, seat)
    filed = [pair for log in frame.facts.logs.get(seat.person, ()) for pair in log.entries]
    late = {day for day, at in filed if day in found.due and day < at <= frame.deadlines[day]}
    return len(found.due), len(found.excused), len(late), len(found.missing), found.summary_missing
