"""No digit of a settled file can change unnoticed: each is named with file, line, what was, what is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.findings import Finding
from ledger.records.tree import WorkTree
from ledger.results.act import Act
from ledger.results.book import Book, open_book
from ledger.results.compute import Known
from ledger.results.files import Digests
from ledger.verify import examine, run
from ledger.verify.recompute import Failure, Recomputed, recompute_one
from tests.settle.small import settled_year

SAMPLES = 4
"""Digits tried of each file."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_year(tmp_path_factory.mktemp("digits") / "ledger")


@pytest.fixture(scope="module")
def book(root: Path) -> Book:
    return open_book(WorkTree(root))


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settlements with the same acts are recomputed once: the records do not change here."""
    known: dict[object, Recomputed | Failure] = {}

    def remembered(book: Book, act: Act, outcomes: Known, digests: Digests) -> Recomputed | Failure:
        key = (id(book), act, tuple(digests.items()))
        if key not in known:
            known[key] = recompute_one(book, act, outcomes, digests)
        return known[key]

    monkeypatch.setattr(examine, "recompute_one", remembered)


class Altered(WorkTree):
    """The tree with one file altered."""

    def alter(self, path: str, data: bytes) -> None:
        object.__setattr__(self, "altered", (path, data))

    def read(self, path: str) -> bytes:
        name, data = self.__dict__["altered"]
        return data if path == name else super().read(path)


def flips(data: bytes, sample: int | None, seed: str) -> Iterator[tuple[int, bytes]]:
    """Place and new digit: every digit of the file, or a sample of them."""
    places = [match.start() for match in re.finditer(rb"[0-9]", data)]
    choice = random.Random(seed)
    for place in places if sample is None else choice.sample(places, min(sample, len(places))):
        others = [digit for digit in b"0123456789" if digit != data[place]]
        yield place, bytes([choice.choice(others)])


def names(found: Finding, path: str, line: int, before: str, after: str) -> bool:
    """Whether a finding names this alteration: the place, what it was and what it is.

    What can no longer be read as a value is named by the rules of reading.
    """
    args = dict(found.args)
    if (found.path, found.line) != (path, line):
        return False
    return found.rule[0] == "Y" or (args["expected"] in before and args["found"] in after)


def missed(root: Path, book: Book, path: str, sample: int | None) -> list[str]:
    data = (root / path).read_bytes()
    tree = Altered(root)
    unnamed = []
    for place, digit in flips(data, sample, path):
        altered = data[:place] + digit + data[place + 1 :]
        tree.alter(path, altered)
        line = data[:place].count(b"\n")
        before, after = (text.decode().split("\n")[line] for text in (data, altered))
        findings = run.verify(tree, book).findings
        strangers = [f for f in findings if f.path != path]
        if strangers or not any(names(f, path, line + 1, before, after) for f in findings):
            unnamed.append(f"{path}:{line + 1}: {before} → {after}: {findings}")
    return unnamed


def settled_paths(root: Path) -> list[str]:
    return WorkTree(root).paths("records/results/")


@pytest.mark.usefixtures("_quick")
def test_altered_digits_are_named(root: Path, book: Book) -> None:
    paths = settled_paths(root)
    assert len(paths) == 7 * 9
    assert run.verify(WorkTree(root), book).findings == ()
    assert [fault for path in paths for fault in missed(root, book, path, SAMPLES)] == []


@pytest.mark.slow
@pytest.mark.usefixtures("_quick")
@pytest.mark.parametrize(
    ("folder", "sample"),
    [
        ("2025-Q1/2", 80),
        ("2025/2", 60),
        ("2025-Q1/1", 30),
        ("2025/1", 30),
        *(
            pytest.param(folder, None, marks=pytest.mark.thorough)
            for folder in ("2025-Q1/2", "2025/2", "2025-Q1/1", "2025/1")
        ),
    ],
)
def test_every_altered_digit_is_named(root: Path, book: Book, folder: str, sample: int | None) -> None:
    """Of one unit and the settlement itself: what is in force and what was superseded."""
    paths = [
        f"records/results/{folder}/{name}.yaml"
        for name in ("settlement", "units/dongguan", "inputs/dongguan")
    ]
    assert [fault for path in paths for fault in missed(root, book, path, sample)] == []
