"""The text of findings: place, words, the line with its mark, and nothing that steers a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.findings import finding
from ledger.report.display import columns, visible
from ledger.report.excerpt import WHOLE, excerpt
from ledger.report.text import render_text, summary
from tests.report.findings import DATA, PATH, hostile, late, short


def source(path: str) -> bytes | None:
    return DATA if path == PATH else None


def test_a_finding_tells_place_words_line_and_what_to_do() -> None:
    assert render_text([short()], source, "en") == (
        "records/logs/2025/roads/p0012/2025-03.yaml:4:9: "
        "error[L004] the text has 5 letters; the policy asks for at least 50\n"
        "  4 |   text: 到社区走访\n"
        "    |         ^^^^^^^^^^\n"
        "  fix: say what was done and what came of it, or leave the day out and file it in time\n"
        "  more: shaiji rule L004\n"
    )


def test_the_same_in_chinese() -> None:
    said = render_text([short()], source, "zh")
    assert said.startswith(f"{PATH}:4:9: 错误[L004] 正文只有 5 个字，办法要求至少 50 个字\n")
    assert "\n  详见：shaiji rule L004\n" in said


def test_without_a_line_there_is_no_excerpt() -> None:
    said = render_text([short(line=0, column=0, span=0)], source, "en")
    assert said.startswith(f"{PATH}: error[L004]")
    assert "|" not in said


def test_without_a_column_there_is_no_mark() -> None:
    said = render_text([short(column=0, span=0)], source, "en")
    assert said.startswith(f"{PATH}:4: error[L004]")
    assert "  4 |   text: 到社区走访\n  fix" in said


def test_findings_stand_apart_and_are_counted() -> None:
    said = render_text([short(), late()], source, "en")
    assert said.count("\n\n") == 1
    assert summary([short(), late()], "en") == "1 error, 1 warning"
    assert summary([short(), short()], "zh") == "错误 2 处，提醒 0 处"
    assert render_text([], source, "en") == summary([], "en") == ""


@pytest.mark.parametrize(
    "text", ["\x1b[2J", "\x9b2J", "a\r\nb", "\u202eabc", "\u200b", "\u2028", "\ue000", "\x00"]
)
def test_what_people_wrote_steers_no_terminal(text: str) -> None:
    data = f"name: {text}\n".encode()
    said = render_text([hostile(text)], lambda path: data, "zh")
    assert all(character == "\n" or visible(character) == character for character in said)
    assert len(said.split("\n")) == 6


def test_the_mark_stands_below_wide_and_escaped_characters() -> None:
    line, mark = excerpt("a: 中文\u200bxy\n".encode(), 1, 7, 2)
    assert line == "  1 | a: 中文\\u200bxy"
    assert mark == " " * columns("  1") + " | " + " " * columns("a: 中文\\u200b") + "^^"


def test_a_long_line_is_shortened_around_the_mark() -> None:
    line, mark = excerpt(("x" * 500 + "here" + "y" * 500).encode(), 1, 501, 4)
    assert "…" in line
    start = mark.index("^")
    assert line[start : start + 4] == "here"
    assert mark.count("^") == 4


def test_bytes_that_are_no_text_are_shown_all_the_same() -> None:
    assert excerpt(b"\xff\xfe: 1\n", 1, 1, 1)[0].startswith("  1 | \ufffd")


@pytest.mark.parametrize("line", [0, 3, 99])
def test_there_is_no_excerpt_beyond_the_file(line: int) -> None:
    assert excerpt(b"a: 1\n", line, 1, 1) == []


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 400))
def test_no_excerpt_is_wider_than_its_room(text: str, column: int, span: int) -> None:
    lines = excerpt(text.encode("utf-8", "surrogatepass"), 1, column, span)
    for line in lines:
        assert columns(line) <= WHOLE + len("  1 | ") + 1
        assert all(unicodedata.category(character) not in ("Cc", "Cf", "Cs") for character in line)


def test_a_rule_without_place_in_the_file_reads_as_a_sentence() -> None:
    said = render_text([finding("records/calendar/2027.yaml", "C001", year=2027, record=PATH)], source, "en")
    assert said.startswith("records/calendar/2027.yaml: error[C001] there is no calendar of 2027")
