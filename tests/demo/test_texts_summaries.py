"""Summaries: their lengths (J2), that they follow the writer's work, and that they stay the same."""

import hashlib
import itertools
import re

import pytest

from ledger.demo.texts.desk import ROLES, Desk
from ledger.demo.texts.lines import LINES
from ledger.demo.texts.places import TOWNS
from ledger.demo.texts.summaries import annual_summary, quarter_summary

SEED = 7
PLAIN = re.compile("[一-龥0-9，。；：、\n]+")
DESKS = [
    Desk(line, role, number, number % len(TOWNS))
    for number, (line, role) in enumerate(itertools.product(LINES, ROLES))
]


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: f"{desk.line}-{desk.role}")
def test_lengths_and_paragraphs(desk):
    quarters = [quarter_summary(SEED, desk, 2026, quarter) for quarter in (1, 2, 3, 4)]
    years = [annual_summary(SEED, desk, year) for year in (2025, 2026, 2027)]
    assert all(letters(text) >= 150 and len(text) <= 300 for text in quarters)
    assert all(letters(text) >= 400 and len(text) <= 800 for text in years)
    assert {text.count("\n") for text in quarters} == {1}
    assert {text.count("\n") for text in years} == {3}
    assert all(PLAIN.fullmatch(text) for text in quarters + years)


def test_a_summary_speaks_of_the_writers_own_line_of_work():
    for desk in DESKS:
        found = [task for task in LINES[desk.line].topics if task in annual_summary(SEED, desk, 2026)]
        assert len(found) >= 3


def test_no_two_summaries_are_alike():
    desks = [Desk(desk.line, desk.role, desk.person + 93 * shift) for desk in DESKS for shift in range(4)]
    texts = [quarter_summary(SEED, desk, 2026, quarter) for desk in desks for quarter in (1, 2, 3, 4)]
    assert len(set(texts)) == len(texts)


def test_summaries_are_the_same_on_every_machine():
    text = "".join(quarter_summary(SEED, desk, 2026, 1) + annual_summary(SEED, desk, 2026) for desk in DESKS)
    assert (
        hashlib.sha256(text.encode()).hexdigest()
        == "46f87cf776550fec3bde0f508f684d9b2341b36608db9699fe637e47a437b571"
    )
