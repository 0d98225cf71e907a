"""The board speaks Chinese and English: no word of its own stands in one language only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.board.both import in_language
from ledger.board.frame import NAMELESS
from ledger.board.pages.dictionary import TYPES
from ledger.board.pages.file import SAMPLE_TEXT
from ledger.board.pages.hubs import navigation
from ledger.board.search.terms import COMMON, HAN
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.reading.values import Value
from ledger.records.dictionary import field_rows, kind_rows
from ledger.rules.catalogue import rule, rule_ids
from tests.board.everything import everything
from tests.board.made import pages
from tests.board.pages import read

BOARD = Path(__file__).parents[2] / "ledger/board"
PAIRS = "ledger.board.both"
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
"""A run of Chinese characters and Chinese punctuation."""
MARKS = {
    ("terms", HAN),
    ("terms", COMMON),
    ("policy_words", " ([^、；，。]+)"),
    ("checks", "、"),
    ("frame", str(NAMELESS["name"])),
    ("file", SAMPLE_TEXT),
}
"""Constants that are about Chinese text, or stand for what a record says: (module, constant)."""


def modules() -> list[Path]:
    return sorted(BOARD.rglob("*.py"))


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.stem)
def test_words_of_the_board_stand_in_both_languages(module: Path) -> None:
    alone = [words for words in _alone(ast.parse(module.read_text("utf-8"))) if CHINESE.search(words)]
    found = [words for words in alone if (module.stem, words) not in MARKS]
    assert not found


def _alone(tree: ast.Module) -> Iterator[str]:
    """The texts of a module outside of pairs and docstrings."""
    pairs = {
        each.asname or each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == PAIRS
        for each in node.names
    }
    paired = (
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in pairs
        for inner in ast.walk(node)
    )
    documented = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    left_out = {id(node) for nodes in (paired, documented) for node in nodes}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def test_a_word_in_one_language_alone_is_seen() -> None:
    """The test above would find a word outside a pair, and none in it, whatever a pair is made by."""
    told = ast.parse(
        f"from {PAIRS} import both as pair\n"
        '"""说明"""\nX = pair(f"共 {1}", "in all")\nY = f"共 {2}"\nZ = counted("人")\n'
    )
    assert [words for words in _alone(told) if CHINESE.search(words)] == ["共 ", "人"]


def test_every_type_of_the_dictionary_has_a_name() -> None:
    used = {row.type.removeprefix("list of ") for kind in kind_rows() for row in field_rows(kind.kind)}
    assert used <= TYPES.keys()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A ledger with records of every kind, seen from inside the body."""
    return read_view(everything(tmp_path_factory.mktemp("languages") / "ledger", "unit"), "unit")


@pytest.fixture(scope="module")
def demo(demo_ledger: Path) -> View:
    """The demo, seen by the public."""
    return read_view(demo_ledger, "public")


@pytest.mark.parametrize("name", ["whole", "demo"])
def test_english_pages_have_no_chinese_but_what_the_records_say(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Every run of Chinese on an English page is a whole run in some record, in names as in texts.

    Words of the board could pass only by being, from end to end, a text of a record as well.
    """
    view: View = request.getfixturevalue(name)
    known = {*_said(view), *CHINESE.findall(SAMPLE_TEXT)}
    made = dict(pages(view))
    strange = {
        page: amiss
        for page, markup in made.items()
        if (amiss := sorted(set(CHINESE.findall(_read(in_language(markup, "en")))) - known))
    }
    assert not strange
    assert not CHINESE.search(str(navigation(list(made), "en")))


def _read(markup: str) -> str:
    """The text of a page, and its attributes that are read out."""
    spoken = re.findall(r'(?:aria-label|placeholder|title|data-name)="([^"]*)"', markup)
    return "\n".join((*read(markup, "en").texts, *spoken))


def _said(view: View) -> Iterator[str]:
    """Every run of Chinese in the records, in the settlements, and in what the checks rest on."""
    for words in (*_recorded(view), *_settled(view), *_sources()):
        yield from CHINESE.findall(words)


def _recorded(view: View) -> Iterator[str]:
    for record in view.ledger.records.values():
        yield from _texts(record.value)
    for months in view.logs.values():
        yield from _texts(list(months))


def _settled(view: View) -> Iterator[str]:
    for settled in (*view.settled, *view.units_settled):
        for act in (settled.act, *(each.act for each in settled.corrections)):
            yield from (act.reason or "", act.authority, act.settled_by)


def _sources() -> Iterator[str]:
    for id_ in rule_ids():
        yield from rule(id_).basis.split("、")


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
