"""Names that are no plain names, and pairs of names that some systems take for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.gate.names import folded, is_fit

UNFIT = {
    "nothing": "",
    "here": ".",
    "above": "..",
    "git's folder": ".git",
    "in capitals": ".GIT",
    "with an ignorable": ".g\u200cit",
    "with a full-width letter": ".ｇit",
    "with a long s": ".git\u2024",
    "with a blank behind": ".git ",
    "with a dot behind": ".git.",
    "by its short name": "git~1",
    "as a stream": ".git::$INDEX_ALLOCATION",
    "backslash": "a\\b",
    "slash": "a/b",
    "colon": "a:b",
    "line end": "a\nb",
    "NUL": "a\0b",
    "escape": "a\x1bb",
    "delete": "a\x7fb",
    "right to left": "a\u202eb",
    "zero width": "a\u200bb",
    "private use": "a\ue000b",
    "undecodable byte": "a\udcffb",
    "decomposed": "e\u0301",
    "option": "-rf",
    "blank before": " a",
    "blank behind": "a ",
    "dot behind": "a.",
    "device": "NUL",
    "device with an ending": "con.yaml",
    "device with a blank": "aux .md",
    "wild card": "a*",
    "too long": "x" * 256,
    "too long in bytes": "长" * 86,
}
FIT = [
    "a",
    "README.md",
    ".gitignore",
    ".gitattributes",
    "说明.md",
    "é",
    "a b",
    "a-b",
    "2025-w11.yaml",
    "console",
    "x" * 255,
]


@pytest.mark.parametrize("name", UNFIT.values(), ids=UNFIT.keys())
def test_an_unfit_name(name: str) -> None:
    assert not is_fit(name)


@pytest.mark.parametrize("name", FIT)
def test_a_fit_name(name: str) -> None:
    assert is_fit(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("README.md", "readme.MD"),
        ("é", "e\u0301"),
        ("straße", "STRASSE"),
        ("a", "ａ"),
        ("ﬁ", "fi"),
        ("a", "a\u200d"),
        ("K", "\u212a"),
    ],
)
def test_two_names_for_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_names_that_differ() -> None:
    assert len({folded(name) for name in ("a", "b", "aa", "а", "说明", "説明")}) == 6


@given(st.text(max_size=40))
def test_any_text_is_judged(name: str) -> None:
    """Folding is stable, and what is fit can be encoded and is not git's own folder once it is folded."""
    assert folded(folded(name)) == folded(name)
    if is_fit(name):
        assert name.encode("utf-8")
        assert folded(name) not in {".git", "git~1", ""}
