"""Kinds of ballots by who rates there; grades of periods by name in the explanation of a year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.explain.voice import Voice
from ledger.records.tree import WorkTree
from ledger.results.book import Book, open_book
from ledger.rules.catalogue import rules_root


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(WorkTree(rules_root() / "base"))


@pytest.mark.rule("S3")
@pytest.mark.parametrize(
    ("block", "chinese", "english"),
    [
        ("superior", "上级单位·单位主要领导、班子成员", "单位主要领导, 班子成员 of the superior unit"),
        ("upward", "本单位·一般干部", "一般干部 of the unit"),
        ("staff-2", "本单位·一般干部，第 2 组", "一般干部 of the unit, part 2"),
        ("upward-survey", "本单位·一般干部，survey", "一般干部 of the unit, survey"),
        ("nothing", "nothing", "nothing"),
    ],
)
def test_a_block_is_told_by_its_raters(book: Book, block: str, chinese: str, english: str) -> None:
    policy = book.policies.versions[-1]
    assert policy.period is not None
    for lang, expected in (("zh", chinese), ("en", english)):
        voice = Voice(lang, policy, book.facts, policy.period)
        assert voice.name("block", block) == expected


def test_raters_of_every_role_are_everybody(book: Book) -> None:
    policy = book.policies.versions[-1]
    assert policy.period is not None
    alone = replace(policy, roles=tuple(role for role in policy.roles if role.id == "staff"))
    assert Voice("zh", alone, book.facts, policy.period).name("block", "upward") == "本单位·全体人员"


@pytest.mark.rule("X10")
def test_a_period_of_the_year_is_told_by_its_own_grades(book: Book) -> None:
    policy = book.policies.versions[-1]
    assert policy.annual is not None
    said = Voice("zh", policy, book.facts, policy.annual).label("cap.periods_with", {"grades": "good"})
    assert said == "评为好的周期数"
