"""Explanations of random ledgers: every step can be redone, every word is there, no rater shows."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.explain.explanation import explain
from ledger.explain.json_ import render_json
from ledger.explain.phrases import PHRASES
from ledger.explain.text import render_text
from ledger.explain.wording import WORDING
from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from ledger.results.compute import compute
from ledger.results.numbers import decimal
from scoring.labels import LABELS
from scoring.operations import OPERATIONS
from scoring.outcome import Outcome
from tests.explain.arithmetic import same, worked_out
from tests.oracle.ledgers import case_of
from tests.oracle.test_whole_way import IN_FILES, write

SEEDS = 14
"""Random ledgers explained; the thorough run takes more."""


def outcomes(seed: int, root: Path) -> Iterator[tuple[Book, Outcome]]:
    """The traced outcomes of a random ledger: its periods and its year."""
    case = case_of(seed, nesting=IN_FILES)
    write(case, root)
    book = open_book(WorkTree(root))
    assert book.ledger.findings == ()
    known: dict[str, Outcome] = {}
    for period, as_of in case.rounds:
        known[period] = compute(book, period, as_of, known, trace=True)
        yield book, known[period]


def explained(book: Book, outcome: Outcome, lang: str) -> Iterator[dict[str, Any]]:
    """The JSON of everybody's explanation."""
    for person in outcome.people:
        explanation = explain(book, outcome, person, lang)
        assert "{" not in render_text(explanation, None, lang)
        yield json.loads(render_json(explanation, outcome, None))


def check(seeds: range, folder: Path) -> set[str]:
    """Redo every step of these ledgers; answers the labels met."""
    met: set[str] = set()
    for seed in seeds:
        for book, outcome in outcomes(seed, folder / str(seed)):
            for told in explained(book, outcome, ("zh", "en")[seed % 2]):
                met |= check_one(told, outcome)
    return met


def check_one(told: dict[str, Any], outcome: Outcome) -> set[str]:
    found = outcome.people[told.get("person") or told["unit"]]
    known: dict[int, Any] = {}
    for step in (step for section in told["sections"] for step in section["steps"]):
        known[step["step"]] = step["value"]
        assert step["step"] == len(known)
        for part in step["inputs"]:
            assert part.get("step", 0) < step["step"]
            assert "step" not in part or part["value"] == known[part["step"]]
        assert same(worked_out(step), step["value"]), step
    if found.score is not None:
        score = decimal(found.score, outcome.places)
        assert told["score"] == score
        assert score in told["headline"]
        last = next(section for section in told["sections"] if section["key"] == "score")["steps"][-1]
        assert same(last["value"], score)
    return {step["label"] for section in told["sections"] for step in section["steps"]}


def test_every_step_can_be_redone(tmp_path: Path) -> None:
    met = check(range(SEEDS), tmp_path)
    assert {"score.rounded", "ballots.group", "grade.capped", "rank.cohort", "eligibility.gate"} <= met


@pytest.mark.thorough
@pytest.mark.parametrize("start", range(100, 140, 20))
def test_every_step_of_many_ledgers_can_be_redone(start: int, tmp_path: Path) -> None:
    check(range(start, start + 20), tmp_path)


def test_no_rater_shows(tmp_path: Path) -> None:
    """Of a box nothing is told but its part in the sums of the group: not its block, not its own total."""
    for book, outcome in outcomes(3, tmp_path):
        for told in explained(book, outcome, "en"):
            text = json.dumps(told)
            assert not re.search(r"ballots\.(box|total|count|ballot_weight)", text)
            others = set(book.facts.people) - {(told.get("person") or told["unit"])}
            named = set(re.findall(r"\bp[0-9]{4,6}\b", re.sub(r"records/[^\"]*", "", text)))
            assert not named & others


def places(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("label", LABELS)
def test_every_label_is_worded(label: str) -> None:
    chinese, english = WORDING[label]
    assert any("一" <= character <= "鿿" for character in re.sub(r"\{\w+\}", "一", chinese))
    assert not any("一" <= character <= "鿿" for character in english)
    assert places(chinese) == places(english) <= set(LABELS[label].args)


def test_nothing_else_is_worded() -> None:
    assert set(WORDING) == set(LABELS)


@pytest.mark.parametrize("key", PHRASES)
def test_every_phrase_is_in_both_languages(key: str) -> None:
    chinese, english = PHRASES[key]
    assert places(chinese) == places(english)
    assert not any("一" <= character <= "鿿" for character in english)


def test_every_operation_has_a_formula() -> None:
    from ledger.explain import formula

    assert {*formula._PLAIN, *formula._SPECIAL} == set(OPERATIONS)
