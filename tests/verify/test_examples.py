"""Every rule of verifying against its examples, on the small ledger settled through a year.

An example changes records as those of the other rules do (`records/…`), or what was settled (`edits.yaml`: a
file with `old` replaced by `new`, a file written anew, or one taken away). Digests are shown as `sha256:…`.
`BLESS=1 pytest tests/verify/test_examples.py` records the words anew; read the difference, then commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from ledger.findings import Finding
from ledger.reading.document import read_document
from ledger.records.tree import WorkTree
from ledger.report.text import render_text
from ledger.results.book import open_book
from ledger.rules.catalogue import rule_ids
from ledger.rules.examples import DELETE, Example, Verdict, examples, overlay
from ledger.verify.run import verify
from tests.settle.small import settled_year

BLESS = "BLESS" in os.environ
RULES = [id_ for id_ in rule_ids() if id_.startswith("V")]
LANGUAGES = {"zh": "expected.txt", "en": "expected.en.txt"}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_year(tmp_path_factory.mktemp("examples") / "ledger")


def all_examples(verdict: Verdict) -> list[Example]:
    return [example for id_ in RULES for example in examples(id_, verdict)]


def name(example: Example) -> str:
    return f"{example.rule}-{example.name}"


def changed(example: Example, settled: Path, folder: Path) -> Path:
    """A copy of the settled ledger with the example's changes."""
    root = shutil.copytree(settled, folder / "ledger")
    for path, data in overlay(example).items():
        target = root / path.removesuffix(DELETE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink() if path.endswith(DELETE) else target.write_bytes(data)
    for edit in edits(example):
        apply(root / edit["path"], edit.get("old"), edit.get("new"))
    return root


def edits(example: Example) -> list[dict[str, str]]:
    path = example.root / "edits.yaml"
    if not path.exists():
        return []
    document, faults = read_document("edits.yaml", path.read_bytes())
    assert document is not None, faults
    return document.value["edits"]  # type: ignore[return-value]


def apply(target: Path, old: str | None, new: str | None) -> None:
    if new is None:
        target.unlink()
        return
    text = new
    if old is not None:
        before = target.read_text("utf-8")
        assert before.count(old) == 1, (target, old)
        text = before.replace(old, new)
    target.write_text(text, encoding="utf-8", newline="\n")


def findings_of(root: Path) -> tuple[Finding, ...]:
    tree = WorkTree(root)
    return verify(tree, open_book(tree)).findings


@pytest.mark.parametrize("example", all_examples("bad"), ids=name)
def test_a_bad_example_is_told_in_the_recorded_words(example: Example, settled: Path, tmp_path: Path) -> None:
    root = changed(example, settled, tmp_path)
    findings = findings_of(root)
    assert example.rule in {finding.rule for finding in findings}
    for lang, file in LANGUAGES.items():
        text = render_text(findings, WorkTree(root).read, lang)
        said = re.sub("sha256:[0-9a-f]{64,65}", "sha256:…", text)
        said = re.sub(r"\^{60,}", "^" * 8, said)
        if BLESS:
            (example.root / file).write_text(said, encoding="utf-8", newline="\n")
        assert said == example.expected(lang)


@pytest.mark.parametrize("example", all_examples("good"), ids=name)
def test_a_good_example_is_as_settled(example: Example, settled: Path, tmp_path: Path) -> None:
    assert findings_of(changed(example, settled, tmp_path)) == ()


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_has_examples_on_either_side(id_: str) -> None:
    assert examples(id_, "bad")
    assert examples(id_, "good")
