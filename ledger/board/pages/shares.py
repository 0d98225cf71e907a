"""How grades are distributed in a unit, and the limits: exactly, 40.9 % is never shown as 40 %."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import Column, table
from ledger.board.pages.links import lines
from ledger.board.pages.words import GRADE, basis, joined
from ledger.board.settled import Settled
from ledger.board.view import Shown, View
from ledger.results.numbers import exact
from scoring.outcome import PersonOutcome
from scoring.policy.grades import Cap, Grades

COLUMNS = (
    Column(GRADE),
    Column(both("人数", "People"), number=True),
    Column(both("占比", "Share"), number=True),
)
PLACES = 2
"""Decimal places of a share that does not end: cut off, never rounded, and marked as cut."""

People = Sequence[PersonOutcome]


class _Member(NamedTuple):
    """What a limit's condition asks of somebody."""

    rank: str
    identity: str
    role: str
    counting_base: str
    unit_class: str
    post_class: str | None


def distribution(view: View, settled: Settled, members: People) -> str:
    """Counts and shares of the grades as a bar and a table, and the limits on them."""
    graded = [member for member in members if member.grade is not None]
    if not graded or not view.sight.sees("result.grade"):
        return ""
    grades = view.scheme(settled.period).composition.grades
    counts = {grade: sum(member.grade == grade for member in graded) for grade in grades.ids}
    rows = [
        [_badge(view, settled, graded, grade), str(count), percent(count, len(graded))]
        for grade, count in counts.items()
        if count
    ]
    limits = "".join(f"<li>{line}</li>" for line in _limits(view, settled, grades, members))
    return (
        f'<div class="sj-shares">{_bar(list(counts.values()))}{table(COLUMNS, rows, fold=False)}'
        f"{f'<ul>{limits}</ul>' if limits else ''}</div>"
    )


def percent(part: int, whole: int) -> str:
    """A share in percent: exact when it ends within two places, else cut off there with ``…`` behind it."""
    share = Fraction(100 * part, whole)
    if (share * 10**PLACES).denominator == 1:
        return f"{exact(share, 0)}%"
    units = int(share * 10**PLACES)
    return f"{exact(Fraction(units, 10**PLACES), PLACES)}…%"


def _badge(view: View, settled: Settled, graded: People, grade: str) -> str:
    return view.grade(settled, next(member for member in graded if member.grade == grade))


def _bar(counts: Sequence[int]) -> str:
    """A bar whose lengths are the numbers themselves; the table beside it says the same in digits."""
    parts, start = [], 0
    for place, count in enumerate(counts):
        parts.append(
            f'<rect data-place="{min(place, 3)}" x="{start}" y="0" width="{count}" height="1"></rect>'
        )
        start += count
    return (
        f'<svg class="sj-bar" viewBox="0 0 {start} 1" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def _limits(view: View, settled: Settled, grades: Grades, members: People) -> Iterable[str]:
    """What each limit counted in the unit allows, counting base by counting base."""
    policy = view.policy_of(settled.period)
    for cap in grades.caps:
        if cap.quota.base != "unit":
            continue
        bases: dict[str, list[PersonOutcome]] = {}
        for member in members:
            base = policy.counting_base(member.identity)
            if member.score is not None and cap.among.matches(placed(view, member, base)):
                bases.setdefault(base, []).append(member)
        for name in sorted(bases, reverse=True):
            yield _limit(view, settled, cap, bases[name], alone=len(bases) == 1)


def placed(view: View, member: PersonOutcome, base: str) -> _Member:
    """What a limit asks of somebody."""
    unit_class = view.facts.units[member.unit].unit_class
    return _Member(member.rank, member.identity, member.role, base, unit_class, member.post_class)


def _limit(view: View, settled: Settled, cap: Cap, base: People, *, alone: bool) -> str:
    given = sum(member.grade == cap.grade for member in base)
    identities = {identity.id: identity.name for identity in view.policy_of(settled.period).identities}
    named = joined(sorted({text(identities[member.identity]) for member in base}))
    whom = "" if alone else named + both("：", ": ")
    grade = text(view.grade_word(settled, cap.grade, base[0].identity))
    most, whole = cap.quota.places(len(base)), counted(len(base), "人", "person", "people")
    allowed = both(f"{whole}中“{grade}”至多 {most} 人", f"Of {whole} at most {most} may get “{grade}”")
    limit, taken = percent(cap.quota.share, 10000), percent(given, len(base))
    share = "" if cap.quota.count is not None else both(f"（上限 {limit}）", f" (limit {limit})")
    changed = _changed(view, settled, cap, base)
    actual = both(f"，实为 {given} 人，占 {taken}。", f"; {given} did, {taken}.")
    return f"{whom}{allowed}{share}{changed}{actual} {basis(cap.quota.basis)}"


def _changed(view: View, settled: Settled, cap: Cap, base: People) -> str:
    """How many places there really were, where a waiver or the unit's grade made them others (X4, D3).

    Where the board may not show why, only that they were others.
    """
    unit, ordinary = base[0].unit, cap.quota.places(len(base))
    key = (cap.id, unit, view.policy_of(settled.period).counting_base(base[0].identity))
    places = next(
        (e.places for e in settled.outcome.caps if (e.cap, e.group, e.counting_base) == key), ordinary
    )
    if places == ordinary:
        return ""
    cited = lines(*(each.value["authority"] for each in _waivers(view, settled.period, cap.id, unit)))
    if not cited:
        return both("，名额另有调整", ", places changed otherwise")
    return both(f"，经批准放宽到 {places} 人（{cited}）", f", raised to {places} with approval ({cited})")


def _waivers(view: View, period: str, cap: str, unit: str) -> list[Shown]:
    """The waivers of a unit's places, when the board may show them."""
    found = view.shown("waiver", "cap", "unit", "share", "count", "authority")
    wanted = {"cap": cap, "unit": unit}
    return [e for e in found if e.keys["period"] == period and wanted.items() <= e.value.items()]
