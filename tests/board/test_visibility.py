"""A field of a narrower tier than the board's never reaches it: pages, search, downloads, names of files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.reading.document import read_document
from ledger.reading.values import Map, Value
from ledger.records.tree import WorkTree
from ledger.visibility import Sight, sight
from scoring.policy.lists import FieldTier, Visibility
from tests.board.ledgers import POLICY

TIERS = ("public", "unit", "subject", "sealed")


def seen(tier: str, default: str = "unit", **fields: str) -> Sight:
    listed = tuple(FieldTier(name.replace("__", "."), tier_) for name, tier_ in fields.items())
    return sight(Visibility(default, listed), tier)


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("of", TIERS)
def test_a_board_shows_its_own_tier_and_all_wider_ones(tier: str, of: str) -> None:
    assert seen(tier, log=of).sees("log.text") == (TIERS.index(of) <= TIERS.index(tier))


def test_a_field_comes_before_its_kind_and_a_kind_before_the_default() -> None:
    public = seen("public", "unit", result="public", result__score="unit")
    assert public.sees("result.grade")
    assert not public.sees("result.score")
    assert not public.sees("log.text")
    assert not public.sees("result.grade", "result.score")


@pytest.mark.parametrize("tier", TIERS[:3])
def test_ballots_are_sealed_whatever_the_policy_says(tier: str) -> None:
    assert not seen(tier, ballots="public", ballots__ballots="public").sees("ballots")
    assert not seen(tier, ballots="public", ballots__ballots="public").sees("ballots.ballots")


def test_the_frame_of_a_ledger_is_public_unless_the_policy_says_otherwise() -> None:
    assert seen("public").sees("unit.name", "policy", "notice.text", "body.name")
    assert not seen("public", notice="unit").sees("notice.text")


def test_fields_are_left_out_of_records_at_any_depth() -> None:
    record: Map = {"person": "p0001", "entries": [{"date": "2026-03-02", "text": "内容"}], "unit": "roads"}
    shown = seen("public", "public", log__text="unit", log__unit="sealed").shown("log", record)
    assert shown == {"person": "p0001", "entries": [{"date": "2026-03-02"}]}


def test_a_field_inside_a_listed_one_is_never_wider() -> None:
    """Goals hold targets by period; comments of the same record have a text that stands elsewhere too."""
    narrow = seen("public", "public", goals="public", goals__goals="unit")
    assert not narrow.sees("goals.target")
    assert narrow.sees("goals.comments", "goals.text")
    assert not seen("public", "public", goals__goals="unit", goals__comments="unit").sees("goals.text")
    assert seen("public", "unit", result__grade="public").sees("result.grade")


def test_an_unknown_tier_is_refused() -> None:
    with pytest.raises(ValueError, match="everybody"):
        seen("everybody")


def contents(board: Path) -> bytes:
    """Every byte of a board that the ledger's own words can be in, and the names of its files."""
    found = [str(path.relative_to(board)).encode() for path in board.rglob("*")]
    for path in sorted(board.rglob("*")):
        theirs = path.suffix in (".html", ".json", ".csv", ".xml", ".md") or path.name == "SHA256SUMS"
        if path.is_file() and theirs:
            found.append(path.read_bytes())
        elif path.suffix == ".gz":
            found.append(gzip.decompress(path.read_bytes()))
    return b"\n".join(found)


def texts(value: Value, *names: str) -> Iterator[str]:
    """The texts of some fields at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in names:
                yield inner
            else:
                yield from texts(inner, *names)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, *names)


def stated(root: Path, prefix: str, *names: str) -> set[str]:
    """What the records below a folder say in some fields."""
    tree, found = WorkTree(root), set[str]()
    for path in tree.paths(f"records/{prefix}"):
        document, _ = read_document(path, tree.read(path))
        assert document is not None
        found |= set(texts(document.value, *names))
    return found


def secrets(root: Path) -> dict[str, set[str]]:
    """What a new ledger keeps inside the body, by what it is."""
    scores = stated(root, "results/", "score", "ballots", "logs", "adjustments", "democratic", "periods")
    policy = (root / POLICY).read_text(encoding="utf-8")
    posts = stated(root, "organization/people/", "post", "authority")
    units = stated(root, "organization/units/", "name") | stated(root, "organization/body", "office")
    return {
        "names": stated(root, "organization/people/", "name"),
        "posts": {each for each in posts - units if each not in policy},
        "logs": stated(root, "logs/", "text"),
        "summaries": stated(root, "summaries/", "text"),
        "adjustments": stated(root, "adjustments/", "reason", "authority"),
        "vetoes": stated(root, "vetoes/", "reason", "authority"),
        "scores": {each for each in scores if len(each) > 4 and each not in policy},
    }


@pytest.mark.slow
def test_nothing_of_a_narrower_tier_is_anywhere_on_the_public_board(
    closed_year: Path, closed_board: Path
) -> None:
    everything = contents(closed_board).decode("utf-8", "replace")
    for what, kept in secrets(closed_year).items():
        assert kept, what
        assert {each for each in kept if each in everything} == set(), what


@pytest.mark.slow
def test_the_same_values_are_on_the_board_that_may_show_them(year: Path, year_board: Path) -> None:
    """Else the test before would find nothing because nothing can be found."""
    everything = contents(year_board).decode()
    for what, kept in secrets(year).items():
        assert {each for each in kept if each in everything}, what


@pytest.mark.parametrize("kind", ["measure", "objection", "appeal"])
def test_what_is_done_for_people_starts_narrow(kind: str) -> None:
    assert not seen("public", "public").sees(f"{kind}.person")
    assert not seen("unit", "public").sees(f"{kind}.text")
    assert seen("unit", "public", **{kind: "unit"}).sees(f"{kind}.person")
    assert seen("public").sees("seeds.values")
