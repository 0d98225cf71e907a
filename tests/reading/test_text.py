"""The accepted characters, and the letters that are counted and compared."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.reading.repertoire import LETTERS, SIGNS, WIDE_MARKS, ranges
from ledger.reading.text import blemishes, is_accepted, length_in_letters, letters, letters_many
from tests.reading.examples import texts


def chars(*rows: str) -> Iterator[str]:
    for row in rows:
        for first, last in ranges(row):
            yield from map(chr, range(first, last + 1))


def known(text: Iterator[str]) -> list[str]:
    """Those characters that this Python's Unicode tables know; the list holds some of Unicode 15."""
    return [char for char in text if unicodedata.category(char) != "Cn"]


def test_no_character_is_listed_twice() -> None:
    listed = list(chars(*LETTERS.values(), *SIGNS.values(), WIDE_MARKS))
    assert len(listed) == len(set(listed))


def test_only_ideographs_of_unicode_15_are_unknown_to_the_oldest_python() -> None:
    every = set(chars(*LETTERS.values(), *SIGNS.values()))
    assert every - set(known(iter(every))) <= set(chars("2EBF0-2EE5D 31350-323AF"))


def test_letters_are_letters_and_signs_are_none() -> None:
    assert all(char.isalnum() for char in known(chars(*LETTERS.values())))
    assert not any(char.isalnum() for char in chars(*SIGNS.values(), WIDE_MARKS))


def test_everything_accepted_is_visible_and_has_one_spelling() -> None:
    plain = known(chars(*LETTERS.values(), *SIGNS.values()))
    assert all(unicodedata.category(char)[0] in "LNPS" for char in plain if char != " ")
    assert [char for char in plain if unicodedata.normalize("NFKC", char) != char] == []


def test_no_two_accepted_characters_compose() -> None:
    """So accepted text is in NFC, however it is put together."""
    every = known(chars(*LETTERS.values(), *SIGNS.values(), WIDE_MARKS))
    assert [char for char in every if unicodedata.combining(char)] == []
    for start in ("a", "A", "가", "は", "<", "="):
        joined = start + start.join(every)
        assert unicodedata.normalize("NFC", joined) == joined


def test_wide_marks_stand_for_no_letters() -> None:
    marks = list(chars(WIDE_MARKS))
    assert all(unicodedata.normalize("NFKC", char) != char for char in marks)
    assert letters("".join(marks)) == ""


@given(texts)
def test_accepted_text_has_no_blemish(text: str) -> None:
    assert is_accepted(text)
    assert list(blemishes(text)) == []
    assert unicodedata.is_normalized("NFC", text)


@given(st.text())
def test_text_is_accepted_or_has_blemishes(text: str) -> None:
    found = list(blemishes(text))
    assert is_accepted(text) == (not found)
    bad = "".join(text[one.start : one.start + one.length] for one in found)
    assert bad == "".join(char for char in text if not is_accepted(char))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("１２号", [(0, 2, "Y011", "U+FF11", "12")]),
        ("第Ⅳ级", [(1, 1, "Y011", "U+2163", "IV")]),
        ("cafe\u0301", [(4, 1, "Y013", "U+0301", "é")]),
        ("\uf900", [(0, 1, "Y013", "U+F900", "豈")]),
        ("a\u200b\u202eb", [(1, 2, "Y008", "U+200B", "")]),
        ("\0１", [(0, 1, "Y007", "U+0000", ""), (1, 1, "Y011", "U+FF11", "1")]),
        ("\u3000\u3000a", [(0, 2, "Y009", "U+3000", "")]),
        ("a\nb", []),
    ],
)
def test_a_run_of_one_fault_is_told_once(text: str, found: list[tuple[int, int, str, str, str]]) -> None:
    assert list(blemishes(text)) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("到东关社区，核查路灯（七处）。", "到东关社区核查路灯七处"),
        ("A-1 号：98.5%", "A1号985"),
        ("１２Ⅳ①", "12IV1"),
        ("x\u0301\u0302y", "xy"),
        ("e\u0301", "é"),
        ("完\u200b成\u3000工\u2060作", "完成工作"),
        ("a_b\nc\0d", "abcd"),
        ("……——！？", ""),
        ("", ""),
        ("𠮷田\U00031350\U0002ebf0", "𠮷田\U00031350\U0002ebf0"),
    ],
)
def test_letters(text: str, left: str) -> None:
    assert letters(text) == left
    assert length_in_letters(text) == len(left)


@given(st.lists(st.one_of(texts, st.text())))
def test_many_at_once_are_the_same_as_one_by_one(some: list[str]) -> None:
    assert letters_many(some) == [letters(text) for text in some]


@given(st.text())
def test_letters_are_letters_and_numbers_only(text: str) -> None:
    assert all(unicodedata.category(char)[0] in "LN" or is_accepted(char) for char in letters(text))
