"""Which records a fault must be in to touch a period."""

from __future__ import annotations

import pytest

from ledger.results.concerns import concerns, goes_on
from scoring.periods import Period

Q1 = Period("2026-Q1", 2026, "2026-01-01", "2026-03-31", frozenset({"2026-01", "2026-02", "2026-03"}))
YEAR = Period("2026", 2026, "2026-01-01", "2026-12-31", frozenset(f"2026-{n:02}" for n in range(1, 13)))


@pytest.mark.parametrize(
    ("path", "quarter", "year"),
    [
        ("organization/body", True, True),
        ("organization/people/p0001", True, True),
        ("policies/small/v1", True, True),
        ("calendar/2025", False, False),
        ("calendar/2026", True, True),
        ("calendar/2027", True, True),
        ("calendar/2028", False, False),
        ("logs/2026/roads/p0001/2026-03", True, True),
        ("logs/2026/roads/p0001/2026-04", False, True),
        ("summaries/2026-Q1/roads/p0001", True, False),
        ("summaries/2026/roads/p0001", False, True),
        ("democratic/2026/roads", False, True),
        ("unit-results/2025/roads", False, False),
        ("past-results/2025/roads", False, True),
        ("goals/2026/roads/p0001", True, True),
        ("unit-goals/2025/roads", False, False),
        ("tasks/2026/bridges", True, True),
        ("notices/2026-q1", False, False),
        ("results/2026-Q1/1/settlement", False, False),
        ("logs/2026/roads/stray", True, True),
    ],
)
def test_concerns(path: str, quarter: bool, year: bool) -> None:
    full = f"records/{path}.yaml"
    assert (concerns(full, [Q1]), concerns(full, [YEAR])) == (quarter, year)


@pytest.mark.parametrize(
    ("path", "later"),
    [
        ("tasks/2026/bridges", True),
        ("orders/2026/culverts", True),
        ("goals/2026/roads/p0001", False),
        ("adjustments/2026-Q1/a", False),
    ],
)
def test_what_may_have_gone_on_after_the_day_of_settling(path: str, later: bool) -> None:
    """A milestone of the next quarter that was met since takes nothing from this one; an approval may."""
    assert goes_on(f"records/{path}.yaml") == later
