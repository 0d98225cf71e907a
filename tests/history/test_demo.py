"""Between the two settled quarters of the demo ledger every difference in grade is explained, exactly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledger.git import Git
from ledger.history.comparison import Comparing, RoundChange, across
from ledger.history.deciding import deciding
from ledger.history.edition import edition
from ledger.history.shelf import Shelf
from scoring.derivation import Node
from scoring.operations import evaluate
from tests.cli.session import shaiji
from tests.git.repositories import Repository
from tests.history.ledgers import moves


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Repository:
    """The demo as it grew: `q1` without the second quarter's settlements, `q2` with them."""
    folder = tmp_path_factory.mktemp("demo") / "ledger"
    shutil.copytree(root / "records", folder / "records")
    later = [folder / "records/results" / name for name in ("2026-Q2", "units-2026-Q2")]
    for path in later:
        shutil.move(path, folder / path.name)
    made = Repository(folder)
    made.git("add", "records")
    made.git("commit", "-q", "-m", "q1")
    made.git("tag", "q1")
    for path in later:
        shutil.move(folder / path.name, path)
    made.git("add", "records")
    made.git("commit", "-q", "-m", "q2")
    made.git("tag", "q2")
    return made


@pytest.fixture(scope="module")
def people(repo: Repository) -> RoundChange:
    shelf = Shelf(Git(repo.root))
    rounds = Comparing(edition(shelf, "q1"), edition(shelf, "q2")).rounds()
    assert [(each.period, each.previous) for each in rounds] == [
        ("2026-Q2", "2026-Q1"),
        ("units-2026-Q2", "units-2026-Q1"),
    ]
    return rounds[0]


def test_everybody_with_another_grade_is_there(people: RoundChange, repo: Repository) -> None:
    """Read from the settled files alone, independently: who has another grade in the second quarter."""
    second = edition(Shelf(Git(repo.root)), "q2")
    one, other = second.rows("2026-Q1"), second.rows("2026-Q2")
    expected = {
        subject: (one[subject].value.get("grade"), other[subject].value.get("grade"))
        for subject in one.keys() & other.keys()
        if one[subject].value.get("grade") != other[subject].value.get("grade")
    }
    assert len(expected) >= 10
    told = {
        row.subject: moves(row)["grade"] for row in people.rows if row.explained[0] and "grade" in moves(row)
    }
    assert told == expected


def test_what_decided_each_grade_is_told_and_true(people: RoundChange) -> None:
    """Each side of each difference has its deciding steps; every step follows from its inputs, and the
    grade of the derivation is the one that is settled."""
    graded = [row for row in people.rows if "grade" in moves(row)]
    for row in graded:
        for found, settled in zip(row.explained, moves(row)["grade"], strict=True):
            if settled is None or found is None:
                continue
            assert found.grade == settled
            assert found.grade_derivation is not None
            steps = deciding(found)
            assert steps, (row.subject, settled)
            assert all(_follows(step) for step in (*steps, found.grade_derivation))


def _follows(node: Node) -> bool:
    return evaluate(node) == node.value and all(_follows(child) for child in node.inputs)


def test_the_text_names_everybody_whose_grade_is_another(people: RoundChange, repo: Repository) -> None:
    _, text = shaiji("diff", "q1", "q2", "--period", "2026-Q2", "--root", str(repo.root), "--lang", "en")
    graded = {row.subject for row in people.rows if row.explained[0] and "grade" in moves(row)}
    lines = {line.split(" ")[0]: line for line in text.splitlines() if line.startswith("p0")}
    assert graded <= lines.keys()
    assert all("; grade " in lines[subject] for subject in graded)


def test_two_rounds_named_say_the_same(people: RoundChange, repo: Repository) -> None:
    side = edition(Shelf(Git(repo.root)), "q2")
    found = across(side, "2026-Q1", side, "2026-Q2")
    told = {row.subject: moves(row).get("grade") for row in found.rows if row.kind == "moved"}
    assert told == {
        row.subject: moves(row).get("grade")
        for row in people.rows
        if row.explained[0] and row.subject in told
    }
    assert len(told) >= 50
