"""A subject's course over the periods: scores, indicators, points added and deducted (D6, D7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ledger.board.both import both
from ledger.board.charts.bars import Bar, bars
from ledger.board.charts.svg import Key, Told
from ledger.board.charts.trend import Point, trend
from ledger.board.encode import text
from ledger.board.html import Column, more, table
from ledger.board.measured import Row, signed
from ledger.board.pages.sums import number
from ledger.board.pages.sums import signed as with_sign
from ledger.board.pages.words import joined, period_name, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.exact import total
from scoring.outcome import PersonOutcome
from scoring.periods import split
from scoring.rounds import is_year, period_of_round

History = Sequence[tuple[Settled, PersonOutcome]]
"""Settled outcomes of one subject, newest first."""
ADDED, DEDUCTED = Key("0", both("加分", "added")), Key("3", both("减分", "deducted"))
LEAST = Fraction(10)
"""Points that the height of a line of scores stands for at least, so that small changes look small."""
INDICATOR = both("指标", "Indicator")


def course(view: View, history: History) -> str:
    """The scores of the periods as a line, years left out, which are scored in another way."""
    periods = [each for each in reversed(history) if not is_year(each[0].period)]
    points = [_point(view, *each) for each in periods if view.sight.sees("result.score")]
    said = (titled(period_name(period_of_round(s.period)), view.score(s, outcome)) for s, outcome in periods)
    told = Told(both("历期得分", "Scores period by period"), joined(said))
    return trend(told, points, LEAST) if points else ""


def _point(view: View, settled: Settled, outcome: PersonOutcome) -> Point:
    return Point(short(settled.period), outcome.score, view.score(settled, outcome))


def short(round_: str) -> str:
    """A period in few letters: 26年一季, Q1 26."""
    year, letter, place = split(period_of_round(round_))
    if letter == "Q":
        return both(f"{year % 100:02}年{'一二三四'[place - 1]}季", f"Q{place} {year % 100:02}")
    return both(f"{year % 100:02}年{letter}{place}", f"{letter}{place} {year % 100:02}")


def indicators_over_time(view: View, subject: str) -> str:
    """What every indicator gave: the newest round drawn, and all rounds side by side in a table."""
    found = view.sheets.get(subject, ())
    if not found:
        return ""
    newest, rows = found[0]
    chart = _profile(newest, [row for row in rows if row.points is not None])
    return chart + _table([(settled, {_key(row): row for row in rows}) for settled, rows in found])


def _profile(settled: Settled, rows: Sequence[Row]) -> str:
    """The points of each indicator out of what is full, deductions by their size."""
    period = period_name(period_of_round(settled.period))
    title = both(f"{period}指标得分", f"Points of the indicators, {period}")
    told = Told(title, joined(titled(_name(row), _points(row)) for row in rows))
    keys = [Key("0", both("得分", "points")), DEDUCTED] if any(row.negative for row in rows) else []
    return bars(told, [_bar(row) for row in rows], keys)


def _bar(row: Row) -> Bar:
    points = row.points or Fraction(0)
    full = max(points, row.measure.points)
    return Bar(_name(row), points, full, _points(row), DEDUCTED.look if row.negative else "0")


def _points(row: Row) -> str:
    """``12 / 20``; of a deduction its points alone."""
    if row.negative:
        return with_sign(signed(row))
    return f"{number(signed(row))} / {number(row.measure.points)}"


def _name(row: Row) -> str:
    """The name of an indicator, or of one of its items."""
    name = text(row.indicator.name)
    return titled(name, text(row.measure.name)) if row.measure.item else name


def _key(row: Row) -> tuple[str, str]:
    """What tells one measure from another: ids, as two may have one name, and a name may change."""
    return row.indicator.id, row.measure.item


def _table(found: Sequence[tuple[Settled, dict[tuple[str, str], Row]]]) -> str:
    """A row for each indicator, by its newest name, and a column for each round, the newest first."""
    known = {key: row for _, rows in reversed(found) for key, row in rows.items()}
    rounds = (period_name(period_of_round(settled.period)) for settled, _ in found)
    columns = [Column(INDICATOR), *(Column(name, number=True) for name in rounds)]
    made = [[_name(row), *(_cell(rows.get(key)) for _, rows in found)] for key, row in known.items()]
    return more(both("各期各项指标得分", "Points of every indicator, round by round"), table(columns, made))


def _cell(row: Row | None) -> str:
    return "" if row is None or row.points is None else _points(row)


def balance(entries: Iterable[tuple[str, Fraction]]) -> str:
    """Points added and deducted, period by period: pairs of a period and signed points."""
    found: dict[str, list[Fraction]] = {}
    for period, points in entries:
        found.setdefault(period, []).append(points)
    sums = [
        (period, key, total(each for each in points if (each < 0) == (key is DEDUCTED)))
        for period, points in sorted(found.items(), reverse=True)
        for key in (ADDED, DEDUCTED)
    ]
    told = [(period, key, points) for period, key, points in sums if points]
    full = max((abs(points) for _, _, points in told), default=Fraction(0))
    says = joined(titled(f"{period_name(p)} {key.words}", with_sign(points)) for p, key, points in told)
    title = both("各期加分减分", "Points added and deducted, period by period")
    rows = [Bar(period_name(p), abs(points), full, with_sign(points), k.look) for p, k, points in told]
    return bars(Told(title, says), rows, (ADDED, DEDUCTED))
