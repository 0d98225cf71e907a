"""Places of a limit as bars: how many were given out of how many people, with a line where the places end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.board.both import both
from ledger.board.charts.bars import Bar, bars
from ledger.board.charts.svg import Key, Told
from ledger.board.encode import text
from ledger.board.pages.words import joined, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.outcome import CapUse
from scoring.policy.grades import Cap
from scoring.policy.types import Policy

KEYS = (
    Key("0", both("给出", "given")),
    Key("limit", both("名额（竖线）", "places (upright line)")),
)
TITLE = both("名额和给出数", "Places and how many were given")


def quota_chart(entries: Iterable[tuple[str, Sequence[CapUse]]]) -> str:
    """A bar for each name with the bases of a limit taken together; nothing without any people in them."""
    found = [(name, *_sums(uses)) for name, uses in entries]
    told = [each for each in found if each[1]]
    says = joined(titled(name, _shown(people, places, given)) for name, people, places, given in told)
    rows = [
        Bar(name, given, people, _shown(people, places, given), "0", min(places, people))
        for name, people, places, given in told
    ]
    return bars(Told(TITLE, says), rows, KEYS)


def _sums(uses: Sequence[CapUse]) -> tuple[int, int, int]:
    """People, places and places given of some bases."""
    return sum(e.people for e in uses), sum(e.places for e in uses), sum(e.given for e in uses)


def _shown(people: int, places: int, given: int) -> str:
    return both(
        f"给出 {given:,} · 名额 {places:,} · 共 {people:,}",
        f"{given:,} given · {places:,} places · of {people:,}",
    )


def unit_quotas(view: View, settled: Settled, unit: str) -> str:
    """The places that the limits counted by unit gave one unit."""
    entries = []
    for cap in view.scheme(settled.period).composition.grades.caps:
        if cap.quota.base == "unit":
            uses = [each for each in settled.outcome.caps if (each.cap, each.group) == (cap.id, unit)]
            entries += [(quota_name(view, settled, cap, each, uses), [each]) for each in uses]
    return quota_chart(entries)


def quota_name(view: View, settled: Settled, cap: Cap, use: CapUse, among: Sequence[CapUse]) -> str:
    """The grade that a limit is about, and of whom where a unit has several bases."""
    grade = grade_name(view, settled, cap)
    several = len(among) > 1
    return f"{grade} · {counted_together(view.policy_of(settled.period), use)}" if several else grade


def grade_name(view: View, settled: Settled, cap: Cap) -> str:
    """The grade that a limit is about."""
    order = view.scheme(settled.period).composition.grades.order
    return next(text(each.name) for each in order if each.id == cap.grade)


def counted_together(policy: Policy, use: CapUse) -> str:
    """The identities that make up a base."""
    of = use.counting_base
    return joined(text(each.name) for each in policy.identities if policy.counting_base(each.id) == of)
