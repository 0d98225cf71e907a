"""One altered digit of a sealed record is found; anything more is not guessed."""

from __future__ import annotations

import pytest

from ledger.results.seal import sealed
from ledger.verify.restore import restored

RECORD = sealed(
    {
        "period": "2026-Q1",
        "number": 1,
        "authority": "云考〔2026〕13号",
        "digest": "sha256:0a1b",
        "list": [{"n": 7}],
    }
)


def test_an_intact_record_is_itself() -> None:
    assert restored(RECORD) == RECORD


@pytest.mark.parametrize(
    "altered",
    [
        {"authority": "云考〔2026〕18号"},
        {"period": "2026-Q2"},
        {"number": 2},
        {"digest": "sha256:0a2b"},
        {"digest": "sha256:091b"},
        {"list": [{"n": 8}]},
    ],
)
def test_one_digit_is_put_right(altered: dict[str, object]) -> None:
    found = restored({**RECORD, **altered})  # type: ignore[dict-item]
    assert found == RECORD
    assert list(found) == list(RECORD)


@pytest.mark.parametrize(
    "altered", [{"authority": "云考〔2026〕88号"}, {"period": "2026-M1"}, {"seal": "sha256:0"}, {"seal": 1}]
)
def test_more_is_not_guessed(altered: dict[str, object]) -> None:
    assert restored({**RECORD, **altered}) is None  # type: ignore[dict-item]
