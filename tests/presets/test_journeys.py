"""From every preset to settled, verified results and a board, with its worked example and without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from ledger.board import address
from ledger.board.source import read_view
from ledger.preset.presets import preset_names
from ledger.reading.emit import emit
from tests.board.pages import markdown
from tests.presets.journey import ACT, published, run, scored, with_sample

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("preset", with_sample())
def test_the_worked_example_is_settled_and_shown(preset: str, tmp_path: Path) -> None:
    """Check; settle every round that a notice tells of, at least one period and a year; verify; build."""
    ledger = tmp_path / "ledger"
    run("init", str(ledger), "--preset", preset, "--sample")
    root = ("--root", str(ledger))
    run("fmt", "--check", *root)
    rounds = published(ledger)
    _, last = rounds[-1]
    run("check", "--now", last, *root)
    for period, day in rounds:
        run("settle", period, "--as-of", day, "--now", day, *ACT, *root)
        assert scored(ledger, period), period
    assert {period.removeprefix("units-").count("-") for period, _ in rounds} == {0, 1}, "a year and a period"
    for year in (period for period, _ in rounds if "-" not in period.removeprefix("units-")):
        _decide(ledger, year, last)
    run("check", "--now", last, *root)
    assert len(run("verify", *root).splitlines()) == len(rounds)
    run("build", "--out", str(tmp_path / "board"), *root)
    assert (tmp_path / "board" / "index.html").is_file()


def _decide(ledger: Path, year: str, day: str) -> None:
    """Adopt the first proposal that a settled year makes: from then on it stands as decided, it alone."""
    made = [(use, each) for use in _uses(ledger, year, day) for each in use["proposals"]]
    assert not any("decision" in each for _, each in made)
    use, proposal = next((use, each) for use, each in made if each["value"] not in ("no", "unknown"))
    of_units = year.startswith("units-")
    subject = {"unit" if of_units else "person": proposal["subject"]}
    decision = {"year": int(year.removeprefix("units-")), "number": 1, "use": use["use"], **subject}
    decision |= {"outcome": "adopted", "decided_by": "考核委员会", "date": day}
    decision |= {"authority": "考核委〔2025〕9号", "reason": "符合办法规定的条件。"}
    path = ledger / f"records/decisions/{decision['year']}/{year}-first.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(emit(decision), "utf-8")
    uses = _uses(ledger, year, day)
    decided = [(one["use"], each) for one in uses for each in one["proposals"] if "decision" in each]
    ((found, now),) = decided
    assert (found, now["subject"], now["decision"]["outcome"]) == (use["use"], proposal["subject"], "adopted")


def _uses(ledger: Path, year: str, day: str) -> list[Any]:
    told = json.loads(run("uses", year, "--format", "json", "--now", day, "--root", str(ledger)))
    assert told["provisional"] is False
    uses: list[Any] = told["uses"]
    return uses


@pytest.mark.parametrize("preset", preset_names())
def test_a_new_ledger_is_settled_and_shown(preset: str, tmp_path: Path) -> None:
    """Of a ledger with nothing but the first roster the first period is settled: nobody has a score yet.

    A preset that shows its results before they are settled gets the notice first.
    """
    ledger = tmp_path / "ledger"
    run("init", str(ledger), "--preset", preset, "--year", "2026")
    root = ("--root", str(ledger))
    run("check", "--now", "2026-02-02", *root)
    period = _first(ledger)
    _tell(ledger, period)
    run("settle", period, "--as-of", "2026-09-01", "--now", "2026-09-01", *ACT, *root)
    run("verify", *root)
    if preset == preset_names()[0]:
        run("build", "--out", str(tmp_path / "board"), *root)
    else:  # HTML is made of the pages of every worked example
        assert {address.FRONT, address.RULES} <= markdown(read_view(ledger, "public")).keys()


def _first(ledger: Path) -> str:
    """The first round of the policy: of people when it scores their periods, else of units."""
    (path,) = ledger.glob("records/policies/*/*.yaml")
    policy = yaml.safe_load(path.read_text("utf-8"))
    return ("" if "period_score" in policy else "units-") + str(policy["effective_from"])


def _tell(ledger: Path, period: str) -> None:
    """Hang a notice of the round's results for most of August."""
    path = ledger / "records/notices/first.yaml"
    path.parent.mkdir()
    notice = {"notice": "first", "kind": "result", "period": period, "title": "结果公示"}
    notice |= {"from": "2026-08-03", "to": "2026-08-28", "text": "公示如下。"}
    notice |= {"contact": "考核办", "authority": "考核办〔2026〕1号"}
    path.write_text(yaml.safe_dump(notice, allow_unicode=True, sort_keys=False), "utf-8")
    run("fmt", "--root", str(ledger))
