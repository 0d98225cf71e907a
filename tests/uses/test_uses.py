"""`shaiji uses` on the small ledger: everything is a proposal, with reasons, and with what was decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ledger.cli.app import application
from ledger.cli.words import Words
from ledger.reading.emit import emit
from ledger.refusal import Refusal
from ledger.settle.settle import settle
from ledger.settle.totals import refuse_overrun
from scoring.outcome import CapTotal, CapUse, Outcome
from tests.board.ledgers import POLICY, change
from tests.settle.small import QUARTERS, request, settled, small_ledger

DECISION = {
    "year": 2025,
    "number": 1,
    "use": "promotion",
    "person": "p0012",
    "outcome": "adopted",
    "decided_by": "云溪区委常委会",
    "date": "2026-02-20",
    "authority": "云委纪〔2026〕1号",
    "reason": "符合条件，同意推荐。",
}


def run(root: Path, *arguments: str) -> Any:
    result = CliRunner().invoke(
        application(Words("en")), ["uses", *arguments, "--root", str(root), "--now", "2026-02-20"]
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def uses(root: Path) -> dict[str, dict[str, Any]]:
    """Every use by id."""
    return {use["use"]: use for use in json.loads(run(root, "2025", "--format", "json"))["uses"]}


def record(root: Path, name: str, value: dict[str, Any]) -> None:
    path = root / "records" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(emit(value), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small ledger with its year settled."""
    root = small_ledger(tmp_path_factory.mktemp("uses") / "ledger")
    for period in (*QUARTERS, "2025"):
        settled(root, period)
    return root


@pytest.mark.rule("D14", "X11")
def test_every_use_of_the_policy_is_listed_in_its_order(year: Path) -> None:
    found = uses(year)
    assert list(found) == ["promotion", "award", "rank-term", "last-in-unit", "year-end"]
    assert {use["kind"] for use in found.values()} == {"eligibility", "rank_term", "last_in_unit", "bonus"}
    for proposal in found["promotion"]["proposals"]:
        assert proposal["value"] in ("yes", "no", "unknown")
        assert proposal["reasons"]


@pytest.mark.rule("D13")
def test_the_bonus_comes_out_of_the_pool_on_record(year: Path) -> None:
    """Whoever has the gate `award` and a grade with points shares 200,000.00; the rest is told as unspent."""
    bonus = uses(year)["year-end"]
    assert (bonus["pool"]["record"], bonus["pool"]["amount"]) == ("bonus-pools/2025/year-end", "200000.00")
    paid = sum(int(each["value"].replace(".", "")) for each in bonus["proposals"])
    assert paid + int(bonus["pool"]["unspent"].replace(".", "")) == 20000000


@pytest.mark.rule("D14", "F12")
def test_what_was_decided_on_the_settlement_in_force_stands_beside_it(year: Path) -> None:
    record(year, "decisions/2025/p0012-promotion", DECISION)
    record(year, "decisions/2025/older-number", DECISION | {"number": 2, "person": "p0011"})
    whole = {name: value for name, value in DECISION.items() if name != "person"}
    record(year, "decisions/2025/award-list", whole | {"use": "award", "outcome": "deferred"})
    found = uses(year)
    decided = {each["subject"]: each.get("decision") for each in found["promotion"]["proposals"]}
    assert decided["p0012"] is not None
    assert decided["p0012"]["outcome"] == "adopted"
    assert decided["p0011"] is None
    assert found["award"]["decision"]["outcome"] == "deferred"
    assert "the whole list: deferred (云溪区委常委会, 2026-02-20)" in run(year, "2025")


def test_a_provisional_year_has_no_decisions(tmp_path: Path) -> None:
    root = small_ledger(tmp_path / "ledger")
    record(root, "decisions/2025/p0012-promotion", DECISION)
    found = json.loads(run(root, "2025", "--format", "json"))
    assert found["provisional"] is True
    assert not any("decision" in each for use in found["uses"] for each in use["proposals"])


def test_a_period_is_no_year(year: Path) -> None:
    with pytest.raises(Refusal) as refused:
        CliRunner().invoke(
            application(Words("en")),
            ["uses", "2025-Q1", "--root", str(year), "--now", "2026-02-20"],
            catch_exceptions=False,
        )
    assert refused.value.reason == "uses.not_a_year"


@pytest.mark.rule("D3")
def test_d3_nothing_is_settled_above_the_total(tmp_path: Path) -> None:
    """No share at all but at least one place in each unit: more than a total of nothing."""
    root = small_ledger(tmp_path / "ledger")
    total = {"share": 0, "basis": "D3"}
    change(root, POLICY, lambda policy: policy["grades"]["caps"][0].update(share=0, at_least=1, total=total))
    with pytest.raises(Refusal) as refused:
        settle(root, request("2025-Q1"))
    assert refused.value.reason == "settle.total"
    assert not (root / "records/results").exists()


def test_the_sums_are_told_unit_by_unit() -> None:
    outcome = Outcome("2026", "2027-02-15", "small", 1, 2, {})
    uses = (CapUse("unit", "roads", "main", 10, 3, 3), CapUse("unit", "canal", "main", 10, 2, 1))
    fits = CapTotal("unit", "main", 20, 5, 5)
    refuse_overrun(Outcome(**{**_fields(outcome), "caps": uses, "totals": (fits,)}))
    with pytest.raises(Refusal) as refused:
        refuse_overrun(Outcome(**{**_fields(outcome), "caps": uses, "totals": (fits._replace(limit=4),)}))
    assert refused.value.values["sums"] == "roads 3/10, canal 2/10"


def _fields(outcome: Outcome) -> dict[str, Any]:
    names = ("period", "as_of", "policy", "policy_version", "places", "people")
    return {name: getattr(outcome, name) for name in names}
