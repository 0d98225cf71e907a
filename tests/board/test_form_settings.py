"""What the form for a work log is told: of people and logs no more than the board shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ledger.board.filing.settings import RULES, SETTINGS
from ledger.reading.repertoire import ACCEPTED


def _settings(board: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((board / SETTINGS).read_text(encoding="utf-8"))
    return value


def test_an_open_board_tells_names_posts_and_the_newest_months(year_board: Path, year: Path) -> None:
    told = _settings(year_board)["people"]
    assert told["p0005"]["name"]
    assert told["p0005"]["posts"]
    unit, month = told["p0005"]["months"][-1]
    path = f"records/logs/{month[:4]}/{unit}/p0005/{month}.yaml"
    assert (year_board / "file" / path).read_bytes() == (year / path).read_bytes()


def test_a_closed_board_tells_none_of_it(closed_board: Path) -> None:
    told = _settings(closed_board)
    assert told["people"]
    assert not any(told["people"].values())
    assert not told["months_shown"]
    assert [path.name for path in (closed_board / "file").iterdir() if path.suffix != ".html"] == [
        SETTINGS.rpartition("/")[2]
    ]


def test_every_rule_has_its_words_and_every_character_its_place(closed_board: Path) -> None:
    told = _settings(closed_board)
    assert set(told["messages"]) == set(RULES)
    assert all(each["message"]["zh"] and each["fix"]["en"] for each in told["messages"].values())
    spans = [span.split("-") for span in told["characters"].replace("\\u{", "").split("}")[:-1]]
    codes = [int(code.lstrip("-"), 16) for span in spans for code in span if code]
    accepted = {
        code for first, last in zip(codes[::2], codes[1::2], strict=True) for code in range(first, last + 1)
    }
    assert accepted | {10} == {code for code in range(0x32400) if ACCEPTED.fullmatch(chr(code))}
