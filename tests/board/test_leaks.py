"""A value of a narrower tier is nowhere in the whole output of a board: every value is tried."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.board import families
from ledger.board.build import build_board
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.visibility import Sight, sight
from scoring.policy.lists import FieldTier, Visibility
from tests.board.canaries import Canary, also_told, found, output, plant, tiers_by_turns
from tests.board.conftest import Once
from tests.board.everything import DECISION, FAIRNESS, MODULES
from tests.board.ledgers import POLICY, change, settle_unchecked
from tests.board.made import contents
from tests.board.pages import pages
from tests.board.search.oracle import index_of, terms
from tests.settle.units import ROUNDS, YEAR, unit_ledger

TIERS = ("public", "unit", "subject", "sealed")
BOARDS = ("public", "unit")
TURNS = range(len(TIERS))
RESULTS = "records/results"
NEVER = {"person.cases", "ballots"}
"""What no board shows, or only when it is listed by its own name."""


def planted_ledger(root: Path) -> None:
    """Every kind of record, each text and amount one of a kind, tiers by turns; the list beside it."""
    unit_ledger(root)
    decision = root / "records/decisions/2025/p0012-promotion.yaml"
    decision.parent.mkdir(parents=True)
    decision.write_text(DECISION, encoding="utf-8")
    canaries = plant(root)
    tiers = tiers_by_turns(canaries, TIERS, 0)
    listed = [{"field": name, "tier": tier, "basis": "test"} for name, tier in tiers.items()]
    change(
        root,
        POLICY,
        lambda policy: policy.update(
            visibility={"default": "public", "fields": listed}, fairness=FAIRNESS, archive=MODULES
        ),
    )
    for period in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", *ROUNDS, YEAR, "2025"):
        settle_unchecked(root, period)
    (root / "canaries.json").write_text(json.dumps(canaries), encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(once: Once) -> Path:
    return once("planted", planted_ledger)


@pytest.fixture(scope="module")
def canaries(ledger: Path) -> list[Canary]:
    listed = json.loads((ledger / "canaries.json").read_text(encoding="utf-8"))
    return [Canary(kind, tuple(names), value) for kind, names, value in listed]


@pytest.fixture(scope="module")
def view(ledger: Path) -> View:
    return read_view(ledger, "public")


def seen(tiers: Mapping[str, str], tier: str) -> Sight:
    return sight(Visibility("public", tuple(FieldTier(*each) for each in tiers.items())), tier)


def told(view: View) -> bytes:
    """What MkDocs gets and what is laid beside its pages: all pages, downloads and files for programs."""
    found = (f"{name} ".encode() + (x if isinstance(x, bytes) else x.encode()) for name, x in contents(view))
    return b"\n".join(found)


@pytest.fixture(scope="module")
def settled(ledger: Path) -> list[Map]:
    """What settling wrote: a sum of one addend stands there as the addend does, and has a tier of its own."""
    found = (read_document(str(path), path.read_bytes())[0] for path in (ledger / RESULTS).rglob("*.yaml"))
    return [document.value for document in found if document is not None]


def leaked(everything: bytes, canaries: list[Canary], sight: Sight, settled: list[Map]) -> list[Canary]:
    sums = set().union(*(also_told(value, "result", sight) for value in settled))
    there = found(everything, canaries)
    return sorted(each for each in there if not each.seen(sight) and each.value not in sums)


def test_every_kind_with_words_of_its_own_is_planted(canaries: list[Canary]) -> None:
    assert len(canaries) > 200
    assert len({each.value for each in canaries}) == len(canaries)
    assert len({each.field for each in canaries}) > 90
    assert len({each.kind for each in canaries}) > 30


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("tier", BOARDS)
def test_no_value_of_a_narrower_tier_is_told(
    view: View, canaries: list[Canary], settled: list[Map], tier: str, turn: int
) -> None:
    """Every field gets every tier once, its neighbours others; a kind of which a field is hidden is shown."""
    seeing = seen(tiers_by_turns(canaries, TIERS, turn), tier)
    assert leaked(told(replace(view, sight=seeing)), canaries, seeing, settled) == []


@pytest.mark.slow
@pytest.mark.parametrize("tier", BOARDS)
def test_no_value_of_a_kind_for_others_is_told(
    view: View, canaries: list[Canary], settled: list[Map], tier: str
) -> None:
    narrower = TIERS[TIERS.index(tier) + 1]
    seeing = seen(dict.fromkeys({each.kind for each in canaries}, narrower), tier)
    assert leaked(told(replace(view, sight=seeing)), canaries, seeing, settled) == []


@pytest.mark.slow
def test_what_may_be_told_is_found(view: View, canaries: list[Canary]) -> None:
    """Else the tests before would find nothing because nothing can be found."""
    seeing = seen({each.field: "public" for each in canaries if each.field not in NEVER}, "public")
    there = found(told(replace(view, sight=seeing)), canaries)
    assert len(there) > len(canaries) / 2
    assert any("." in each.value for each in there)
    assert not [each for each in there if each.kind in NEVER or each.field in NEVER]


@pytest.mark.slow
@pytest.mark.parametrize("tier", BOARDS)
def test_no_value_of_a_narrower_tier_is_in_the_whole_output(
    ledger: Path, canaries: list[Canary], settled: list[Map], once: Once, tier: str
) -> None:
    """Pages of both languages, search, downloads, feeds, API, names of files: what is really published."""
    board = once(f"planted-{tier}", lambda out: build_board(ledger, out, tier=tier))
    seeing = read_view(ledger, tier).sight
    everything = output(board)
    assert leaked(everything, canaries, seeing, settled) == []
    assert len(found(everything, canaries)) > 30
    assert set(index_of(board)) <= words(board)


def words(board: Path) -> set[str]:
    """Every term of every page: what an index may tell at most."""
    shown = (page.texts for _, page in pages(board))
    return {term for texts in shown for text in texts for term in terms(text)}


@pytest.mark.slow
@pytest.mark.parametrize("where", ["page", "search", "name", "archive"])
def test_a_leak_is_found(
    view: View,
    canaries: list[Canary],
    settled: list[Map],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    """The tests above do fail: a hidden value in a page, an index, a name or a packed file is reported."""
    seeing = seen({"veto.reason": "sealed"}, "public")
    hidden = next(each for each in canaries if each.field == "veto.reason")
    assert not hidden.seen(seeing)
    if where == "page":
        monkeypatch.setattr(families, "about", lambda view: f"# {hidden.value}")
        assert leaked(told(replace(view, sight=seeing)), canaries, seeing, settled) == [hidden]
        return
    _publish(tmp_path, where, hidden.value)
    assert leaked(output(tmp_path), canaries, seeing, settled) == [hidden]


def _publish(board: Path, where: str, value: str) -> None:
    if where == "search":
        (board / "search").mkdir()
        (board / "search/000.json").write_text(json.dumps(dict.fromkeys(terms(value), "A")))
    elif where == "name":
        (board / f"{value}.svg").touch()
    else:
        (board / "sitemap.xml.gz").write_bytes(gzip.compress(value.encode()))
