"""The day of a moment is that of the one clock, wherever the machine stands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from ledger.gate.clock import day_of, minute_of


@pytest.fixture(params=["UTC0", "XXX-13", "YYY+11"])
def _zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_zone")
@pytest.mark.parametrize(
    ("moment", "minute"),
    [
        ("2026-01-20T15:59:59+00:00", "2026-01-20 23:59"),
        ("2026-01-20T16:00:00+00:00", "2026-01-21 00:00"),
        ("2026-01-20T23:30:00+08:00", "2026-01-20 23:30"),
        ("2026-12-31T16:30:00+00:00", "2027-01-01 00:30"),
    ],
)
def test_the_day_begins_at_midnight_in_china(moment: str, minute: str) -> None:
    assert minute_of(datetime.fromisoformat(moment)) == minute
    assert day_of(datetime.fromisoformat(moment)) == minute[:10]
