"""Attributes that change what people see are told; those that only mend line ends are not."""

from __future__ import annotations

import pytest

from ledger.gate.attributes import MOST_BYTES, harmful

HARMFUL = [
    "* -diff",
    "records/** -diff",
    "*.yaml binary",
    "*.yml binary",
    "* binary",
    "* filter=lfs",
    "* filter=lfs diff=lfs merge=lfs -text",
    "*.yaml working-tree-encoding=UTF-16",
    "*.yaml encoding=GBK",
    "records/** merge=union",
    "records/** -merge",
    "* merge",
    "*.yaml ident",
    "README.md export-subst",
    "* eol=crlf",
    "*.yaml text eol=crlf",
    "[attr]quiet -diff",
    "[attr]quiet text",
    '"records" text',
    '"records/a b" text',
    "* quiet",
    "* -eol",
    "\ufeff* text filter=x",
    "  * -diff",
    "*\t-diff",
    "* text\n* -diff",
    "* text\r\n* -diff\r\n",
]
HARMLESS = [
    "",
    "# * -diff",
    "* text=auto eol=lf",
    "* text=auto",
    "*\ttext=auto",
    "* text=auto\r\n*.md text\r\n",
    "*.PNG binary",
    "*.yaml text eol=lf",
    "*.png binary",
    "*.woff2 -diff",
    "rules/Y*/** -text",
    "records/** diff=shaiji",
    "docs/** linguist-documentation",
    "*.lock linguist-generated=true",
    "tests export-ignore",
    "* !text",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful(text: str) -> None:
    assert harmful(text.encode())


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert harmful(text.encode()) == []


def test_only_the_harmful_lines_are_named() -> None:
    assert harmful(b"* text\n*.yaml -diff\n*.png binary\n") == ["*.yaml -diff"]


def test_too_long_to_be_read() -> None:
    assert harmful(b"#" * MOST_BYTES) == []
    assert harmful(b"#" * (MOST_BYTES + 1)) == ["…"]


def test_bytes_that_are_no_text() -> None:
    assert harmful(b"\xff\xfe* -diff") != []
