"""Grades as charts and tables: the same counts drawn and written, for units, cohorts and periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.charts.shares import Whole, cut, shares
from ledger.board.charts.svg import Key, Told
from ledger.board.encode import text
from ledger.board.html import Column
from ledger.board.html import counted as tight
from ledger.board.pages.shares import percent
from ledger.board.pages.words import joined, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.results.numbers import decimal
from scoring.exact import total
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of


class Group(NamedTuple):
    """Some of those assessed, by a name (encoded), and how many of them have each grade, the best first."""

    name: str
    counts: Sequence[int]

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return sum(self.counts)


def grade_keys(view: View, settled: Settled) -> list[Key]:
    """The grades of a round, from best to worst, with the look that each has on the whole board."""
    order = view.scheme(settled.period).composition.grades.order
    return [Key(str(min(place, 3)), text(each.name)) for place, each in enumerate(order)]


def group(view: View, settled: Settled, name: str, members: Iterable[PersonOutcome]) -> Group:
    """A group by its members; those without a grade are not counted."""
    grades = [member.grade for member in members]
    order = view.scheme(settled.period).composition.grades.ids
    return Group(name, [grades.count(grade) for grade in order])


def how_many(settled: Settled, number: int) -> str:
    """So many people, or units, as the round assesses."""
    if subjects_of(settled.period) == UNITS:
        return counted(number, "个", "unit", "units")
    return counted(number, "人", "person", "people")


def grades_chart(title: str, settled: Settled, keys: Sequence[Key], groups: Iterable[Group]) -> str:
    """The groups as bars of one length, cut by grade; nothing when nobody has a grade."""
    told = [each for each in groups if each.graded]
    says = both("；", "; ").join(titled(each.name, said(keys, each.counts)) for each in told)
    rows = [Whole(each.name, how_many(settled, each.graded), each.counts) for each in told]
    return shares(Told(title, says), keys, rows)


def said(keys: Sequence[Key], counts: Sequence[int]) -> str:
    """How many there are of each key, in words; keys that nothing has are left out."""
    return joined(f"{key.words} {count}" for key, count in zip(keys, counts, strict=True) if count)


def grades_table(of: str, keys: Sequence[Key], groups: Iterable[Group]) -> str:
    """The same in digits: a row for each group with the exact share of the best grade, a column for each."""
    columns = [
        Column(of),
        *(Column(key.words, number=True) for key in keys),
        Column(both("合计", "total"), number=True),
    ]
    return tight(columns, (_row(keys, each) for each in groups))


def _row(keys: Sequence[Key], group: Group) -> list[str]:
    best = f"{keys[0].words} {percent(group.counts[0], group.graded)}" if group.graded else ""
    return [f"{group.name}<br><small>{best}</small>", *map(str, group.counts), str(group.graded)]


def small_chart(keys: Sequence[Key], counts: Sequence[int]) -> str:
    """A bar for a cell of a table with its numbers below; nothing of nothing."""
    if not sum(counts):
        return ""
    inside = "".join(cut(keys, counts, 0, 12))
    bar = f'<svg class="sj-chart sj-shares" aria-hidden="true" width="100%" height="12">{inside}</svg>'
    return f'<div class="sj-small">{bar}<small>{said(keys, counts)}</small></div>'


def mean(members: Iterable[PersonOutcome], places: int) -> str:
    """The mean of the scores: exact when it ends within so many places, else cut off with ``…`` behind it."""
    scores = [member.score for member in members if member.score is not None]
    if not scores:
        return ""
    units = total(scores) / len(scores) * 10**places
    shown = decimal(Fraction(floor(units), 10**places), places)
    return shown if units.denominator == 1 else f"{shown}…"
