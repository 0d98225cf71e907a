"""What must not be in a text is found in every disguise, and honest logs are left alone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from ledger.content.findings import file_findings, name_findings, text_findings, year_of
from ledger.content.leaks import leaks
from ledger.content.numbers import is_card, is_resident
from tests.content import disguises as d

EACH = 200
"""Numbers tried in each disguise."""
NUMBERS = {"D001": d.resident, "D002": d.mobile, "D003": d.card}
OTHERS: tuple[tuple[str, Callable[[Random], str], dict[str, Callable[[str], str]]], ...] = (
    ("D004", d.mark, d.MARKS),
    ("D022", d.flat, d.ADDRESSES),
    ("D022", d.house, d.ADDRESSES),
)
HONEST = 10_000
MOST_FALSE = 1

CASES = [
    *((rule, make, name, write) for rule, make in NUMBERS.items() for name, write in d.DISGUISES.items()),
    *((rule, make, name, write) for rule, make, table in OTHERS for name, write in table.items()),
]


@pytest.mark.parametrize(("rule", "make", "name", "write"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_at_least_99_of_100_are_found(
    rule: str, make: Callable[[Random], str], name: str, write: Callable[[str], str]
) -> None:
    chance = Random(f"{rule} {name}")
    missed = []
    for _ in range(EACH):
        number = make(chance)
        text = chance.choice(d.FRAMES).format(write(number))
        if rule not in {leak.rule for leak in leaks(text, 2026)}:
            missed.append(text)
    assert len(missed) * 100 <= EACH, missed[:5]


def test_ten_thousand_honest_logs_are_left_alone() -> None:
    chance = Random(2026)
    wrong = [text for _ in range(HONEST) if leaks(text := d.honest(chance), 2026)]
    assert len(wrong) <= MOST_FALSE, wrong[:5]


def test_the_place_is_that_of_the_number() -> None:
    (found,) = text_findings("m", "第一行\n回电 138 0013 8000。\n")
    assert (found.rule, found.line, found.column, found.span) == ("D002", 2, 4, 13)


def test_several_in_a_row_are_told_one_by_one() -> None:
    text = "13800138000、13900139000，证号11010519491231002X"
    assert [leak.rule for leak in leaks(text)] == ["D002", "D002", "D001"]


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002",  # a sign short
        "110105194912310020",  # another check digit
        "110105194913310024",  # no such month
        "990105194912310029",  # no such province
        "12800138000",
        "138****8000",
        "13、15、18、20、12、3",
        "2026-01-15 2026-01-16 2026-01-17",
        "sha256:13800138000aaf3e9b0c1d2e3f4a5b6c7d8e9f00112233445566778899aabbcc",
        "4403002026000123",
        "绝密、机密、秘密三级",
        "保密工作★重要",
        "到人民路12号门前清淤",
        "行政中心3号楼会议室",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert leaks(text, 2026) == ()


def test_nobody_is_born_in_the_year_of_the_text() -> None:
    """A running number of division, day and counter has a right check digit one time in eleven."""
    number = next(f"1101052025011500{n:02}" for n in range(100) if is_resident(f"1101052025011500{n:02}"))
    assert leaks(f"工单{number}", 2025) == ()
    assert leaks(f"证号{number}", 2026)


def test_check_digits_by_hand() -> None:
    """The example number of GB 11643, and a card number known from every manual."""
    assert is_resident("11010519491231002X")
    assert is_card("4111111111111111")
    assert not is_card("4111111111111112")


def test_keys_comments_and_bytes_that_are_no_text() -> None:
    text = '"13800138000": x\n# 13900139000\nz: "\\u0031\\x33800138000"\n'
    data = text.encode("ascii") + b"\xff13700137000\n"
    assert [found.line for found in file_findings("records/x.yaml", data)] == [1, 2, 3, 4]


def test_a_name_that_tells_is_not_told_again() -> None:
    found = list(name_findings(["records/logs/2026/roads/p0001/2026-01.yaml", "records/x/13800138000.yaml"]))
    assert [(each.rule, each.path) for each in found] == [("D002", "records/x/＊＊＊＊＊＊＊＊＊＊＊.yaml")]


def test_the_year_of_a_path() -> None:
    assert year_of("records/logs/2026/roads/p0001/2026-01.yaml") == 2026
    assert year_of("records/ballots/2025-Q1/roads/x.yaml") == 2025
    assert year_of("records/organization/roles.yaml") == 9999
