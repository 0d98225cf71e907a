"""All observations on the demo ledger: every step redone, nobody named, every label worded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.table import table
from ledger.fairness.evidence import gather
from ledger.fairness.json_ import render_json
from ledger.fairness.names import Names, shown
from ledger.fairness.text import render_text
from ledger.fairness.wording import FIGURES, PHRASES, SAYS, TITLES
from ledger.reading.document import read_document
from ledger.records.schema import check_schema
from ledger.records.tree import WorkTree
from ledger.refusal import Refusal
from ledger.results.book import Book, open_book
from ledger.verify.found import Found
from ledger.whatif.suppose import supposed
from scoring.derivation import Node
from scoring.fairness.labels import LABELS
from scoring.fairness.observation import Evidence, Observation
from scoring.fairness.registry import observe
from scoring.operations import evaluate
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from tests.scoring.small import changed, preset

NOW = "2026-08-20"


def section(root: Path) -> dict[str, Any]:
    """The settings that the documents show."""
    text = (root / "docs" / "fairness.md").read_text("utf-8")
    document, findings = read_document("fairness.md", text.split("```yaml\n")[1].split("```")[0].encode())
    assert document is not None, findings
    return document.value["fairness"]  # type: ignore[return-value]


@pytest.fixture(scope="module")
def book(root: Path) -> Book:
    return open_book(WorkTree(root))


def evidence(root: Path, book: Book, period: str, **changes: Any) -> Evidence:
    (record,) = book.ledger.by_kind["policy"]
    policy = read_policy({**record.value, "fairness": {**section(root), **changes}})
    return gather(Found(WorkTree(root)), supposed(book, policy, period), period, NOW)


def test_the_settings_of_the_documents_are_in_order(root: Path) -> None:
    value = preset() | {"fairness": section(root)}
    document, _ = read_document("p.yaml", b"a: b\n")
    assert document is not None
    assert check_schema("policy", type(document)("p.yaml", value, b"")) == []
    assert faults(read_policy(value)) == []


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("rotation.grades", ["best"], "unknown_id"),
        ("rotation.chance", "3/2", "out_of_range"),
        ("seniority.grades", ["best"], "unknown_id"),
        ("seniority.share", "3/2", "out_of_range"),
        ("seniority.bands", [{"id": "a", "name": "a", "months": 12 * n} for n in range(2)], "duplicate_id"),
        ("attendance.away_with_log", "3/2", "out_of_range"),
        ("attendance.present_without_log", "3/2", "out_of_range"),
        ("distribution.distance", "3/2", "out_of_range"),
    ],
)
def test_a_fault_of_the_section_is_told_with_its_place(root: Path, path: str, value: Any, code: str) -> None:
    rules = section(root)
    inner, _, key = path.partition(".")
    rules[inner] = {**rules[inner], key: value}
    (found,) = faults(read_policy(changed() | {"fairness": rules}))
    assert found.code == code
    assert ".".join(map(str, found.pointer)).startswith(f"fairness.{path}")


def nodes(observations: tuple[Observation, ...]) -> Iterator[Node]:
    """Every node of every figure."""
    waiting = [
        node
        for each in observations
        for figures in (each.body, *(row.figures for row in each.rows))
        for node in figures.values()
    ]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [*node.inputs, *node.notes]


@pytest.mark.parametrize("period", ["2026-Q2", "2026"])
def test_every_step_can_be_redone(root: Path, book: Book, period: str) -> None:
    observations = observe(evidence(root, book, period))
    assert [each.id for each in observations] == list(TITLES)
    assert all(evaluate(node) == node.value for node in nodes(observations))


def test_every_label_is_met_and_worded(root: Path, book: Book) -> None:
    """Some cells are told only when few people suffice, and chance is drawn only when few states do."""
    few = section(root)["rotation"] | {"states": 1, "draws": 99}
    wide = observe(evidence(root, book, "2026-Q2", withhold_below=2))
    drawn = observe(evidence(root, book, "2026-Q2", withhold_below=2, rotation=few))
    assert {node.label for node in (*nodes(wide), *nodes(drawn))} == set(LABELS)
    assert set(FIGURES) == set(LABELS)


@pytest.mark.parametrize("period", ["2026-Q1", "2026-Q2", "2026"])
def test_nobody_is_named_and_no_small_cell_told(root: Path, book: Book, period: str) -> None:
    found = evidence(root, book, period)
    observations = observe(found)
    said = render_json(Names.of(found, book.facts, "en"), observations)
    assert not re.search(r"\bp[0-9]{4,6}\b", said)
    people = [person.name for person in book.facts.people.values()]
    text = render_text(Names.of(found, book.facts, "zh"), observations, table)
    assert not any(name in text for name in people)
    for each in observations:
        for row in each.rows:
            node = row.figures.get("people")
            assert node is None or Fraction(str(node.value)) >= found.rules.withhold_below


def test_ballots_of_few_raters_are_told_of_no_unit(root: Path, book: Book) -> None:
    """With as many people asked for as no unit has, every row about ballots is withheld."""
    observations = observe(evidence(root, book, "2026-Q2", withhold_below=1000))
    assert all(row.withheld for each in observations for row in each.rows)
    assert any(each.rows for each in observations)


def test_the_same_records_give_the_same_bytes(root: Path, book: Book) -> None:
    texts = set()
    for _ in range(2):
        found = evidence(root, book, "2026-Q2")
        texts.add(render_json(Names.of(found, book.facts, "zh"), observe(found)))
    (text,) = texts
    told = json.loads(text)
    assert (told["round"], told["withhold_below"], told["number"]) == ("2026-Q2", 5, 1)
    assert told["run"] == ["2026-Q1", "2026-Q2"]


def test_only_what_the_policy_asks_for_is_observed(root: Path, book: Book) -> None:
    (record,) = book.ledger.by_kind["policy"]
    rules = {key: section(root)[key] for key in ("withhold_below", "seed", "distribution", "basis")}
    policy = read_policy({**record.value, "fairness": rules})
    found = gather(Found(WorkTree(root)), supposed(book, policy, "2026-Q2"), "2026-Q2", NOW)
    assert [each.id for each in observe(found)] == ["distribution"]


def test_without_the_section_nothing_is_observed(root: Path, book: Book) -> None:
    (record,) = book.ledger.by_kind["policy"]
    plain = {key: value for key, value in record.value.items() if key != "fairness"}
    ledger = supposed(book, read_policy(plain), "2026-Q2")
    with pytest.raises(Refusal, match=r"fairness\.rules"):
        gather(Found(WorkTree(root)), ledger, "2026-Q2", NOW)


@pytest.mark.parametrize("words", [TITLES, SAYS, PHRASES, FIGURES])
def test_everything_is_said_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    for chinese, english in words.values():
        assert re.findall(r"\{\w+\}", chinese) == re.findall(r"\{\w+\}", english)
        assert not re.search("[一-鿿]", english)
    assert set(SAYS) == set(TITLES)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "≈0.3333"),
        (Fraction(1, 8), "0.125"),
        (Fraction(0), "0"),
        (Fraction(1, 10**9), "<0.0001"),
        (-2, "-2"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(99999999, 10**8), "≈1"),
        (None, ""),
    ],
)
def test_a_value_for_the_eye(value: Fraction | int | None, text: str) -> None:
    assert shown(value) == text
