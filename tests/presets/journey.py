"""A ledger's way from a preset to its pages, by the commands that a person would type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml

from ledger.preset.presets import preset_folder, preset_names
from tests.cli.session import shaiji

ACT = ("--by", "考核办", "--authority", "考核办〔2025〕1号")


def with_sample() -> list[str]:
    """The presets that have a worked example."""
    return [name for name in preset_names() if list((preset_folder(name) / "sample").glob("[0-9]*"))]


def run(*arguments: str) -> str:
    """Run one command, which must end well; answers what it said."""
    code, said = shaiji(*arguments)
    assert code == 0, f"{arguments}: {said}"
    return said


def published(ledger: Path) -> list[tuple[str, str]]:
    """The rounds that notices tell of, in the order of the notices, each with the day after its notice."""
    paths = (ledger / "records/notices").glob("*.yaml")
    notices = [yaml.safe_load(path.read_text("utf-8")) for path in paths]
    told = [notice for notice in notices if notice["kind"] == "result"]
    days = sorted((date.fromisoformat(each["to"]) + timedelta(days=1), each["period"]) for each in told)
    return [(period, day.isoformat()) for day, period in days]


def scored(ledger: Path, period: str) -> list[str]:
    """The scores of a round's first settlement, of people or of units."""
    return list(_scores(ledger / "records/results" / period / "1/units"))


def _scores(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        result = yaml.safe_load(path.read_text("utf-8"))
        for row in result.get("people", result.get("units")):
            if "score" in row:
                yield row["score"]
