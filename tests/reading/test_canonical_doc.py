"""`docs/canonical-form.md` says what the code does."""

import re
from pathlib import Path

from ledger.reading import limits
from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.reading.repertoire import LETTERS, SIGNS, WIDE_MARKS

DOC = (Path(__file__).parents[2] / "docs" / "canonical-form.md").read_text(encoding="utf-8")


def test_the_example_is_canonical() -> None:
    example = DOC.split("```yaml\n")[1].split("```")[0]
    document, _ = read_document("example.yaml", example.encode())
    assert document is not None
    assert emit(document.value) == example


def test_the_table_of_characters_is_the_one_in_force() -> None:
    rows = dict(re.findall(r"^\| ([^|]+) \| ([0-9A-F -]+) \|$", DOC, re.MULTILINE))
    assert rows == {**LETTERS, **SIGNS, "Wide marks, as typed in Chinese text": WIDE_MARKS}


def test_the_limits_are_those_in_force() -> None:
    for limit in (
        limits.MAX_BYTES,
        limits.MAX_DEPTH,
        limits.MAX_NODES,
        limits.MAX_KEY,
        limits.MAX_TEXT,
        limits.MAX_FINDINGS,
    ):
        assert re.search(rf"(?<![0-9,]){limit:,}(?![0-9,])", DOC.split("The limits:")[1].split("\n\n")[0])
