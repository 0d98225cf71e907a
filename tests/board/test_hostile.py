"""Text by people stays text: no markup, script, template or macro of theirs reaches a page alive."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from ledger.board.encode import paragraphs, text
from tests.board.hostile import CONTROL, LONG, REFUSED, TEXTS
from tests.board.pages import pages, read


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(TEXTS)) >= 200


@pytest.mark.parametrize("hostile", [*TEXTS, *LONG, *REFUSED])
def test_a_text_comes_out_of_markdown_as_it_went_in(hostile: str) -> None:
    """In a block of HTML, in a heading and in a paragraph that Markdown makes."""
    encoded = text(hostile)
    for frame in (f"<p>{encoded}</p>", f"# {encoded}", encoded, f"* {encoded}"):
        made = markdown.markdown(frame, extensions=["attr_list", "toc"])
        page = read(made)
        assert page.text == " ".join(hostile.split())
        assert {tag for tag, _ in page.tags} <= {"p", "h1", "ul", "li"}


@pytest.mark.parametrize("hostile", CONTROL)
def test_what_html_cannot_hold_makes_no_markup(hostile: str) -> None:
    assert read(markdown.markdown(f"<p>{text(hostile)}</p>")).tags == [("p", ())]


def test_encoded_text_holds_no_ascii_but_letters_digits_and_entities() -> None:
    everything = "".join(map(chr, range(0x20, 0x7F)))
    assert re.fullmatch(r"(?:[0-9A-Za-z ]|&#[0-9]+;)+", text(everything))
    assert read(text(everything)).text == " ".join(everything.split())


def test_lines_become_paragraphs() -> None:
    assert paragraphs("一\n\n<b>\n二") == "<p>一</p><p>&#60;b&#62;</p><p>二</p>"


@pytest.mark.slow
def test_hostile_texts_change_no_tag_of_any_page(hostile_board: Path, harmless_board: Path) -> None:
    """The same ledger with plain words gives pages of exactly the same tags and attributes."""
    plain = dict(pages(harmless_board))
    hostile = dict(pages(hostile_board))
    assert hostile.keys() == plain.keys()
    for name, page in hostile.items():
        assert page.tags == plain[name].tags, name


@pytest.mark.slow
def test_hostile_texts_are_shown_to_the_letter(hostile_board: Path) -> None:
    shown = read((hostile_board / "logs/p0005/index.html").read_text(encoding="utf-8")).text
    assert [each for each in [*TEXTS, *LONG] if " ".join(each.split()) not in shown] == []


@pytest.mark.slow
def test_hostile_texts_give_no_address(hostile_board: Path) -> None:
    found = {address for _, page in pages(hostile_board) for _, _, address in page.addresses}
    assert [
        each for each in found if "evil" in each or "script:" in each.lower() or each.startswith("//")
    ] == []
