"""Filler and likeness: what the measures say, and that the short cuts never leave anything out."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ledger.content.filler import may_be_filler, sameness
from ledger.content.sketch import likeness, most_bits, sketches_of
from ledger.reading.text import letters
from tests.content import disguises as d

SIGNS = "到东关社区路灯报修七处012甲\U00020000"
TEXT = st.text(st.sampled_from(SIGNS), max_size=60)


def bits(sketch: bytes) -> int:
    return int.from_bytes(sketch, "little")


def test_sameness_by_hand() -> None:
    """完成工作 three times has 11 pairs, of which 完成, 成工, 工作, 作完 are different: 36 of 100."""
    assert sameness("完成工作" * 3) == 36
    assert sameness("完成工作" * 13) == 7
    assert sameness("完") == sameness("") == 100


def test_likeness_by_hand() -> None:
    """甲乙丙丁 and 甲乙丙戊 share 甲乙 and 乙丙 of three pairs each: 2 x 2 of 6."""
    assert likeness("甲乙丙丁", "甲乙丙戊") == 66
    assert likeness("甲乙", "丙丁") == 0
    assert likeness("", "") == 100


def test_ordinary_text_is_far_from_filler() -> None:
    chance = Random(1)
    assert min(sameness(letters(d.honest(chance))) for _ in range(500)) >= 55


@given(TEXT)
def test_no_filler_is_left_out(text: str) -> None:
    (sketch,) = sketches_of([text])
    if sameness(text) < 50 and "\U00020000" not in text:
        assert may_be_filler(len(text), bits(sketch).bit_count(), 50)


@given(TEXT, TEXT, st.integers(50, 100))
def test_no_likeness_is_left_out(one: str, other: str, percent: int) -> None:
    """Texts of the first plane; others are allowed for by the slack."""
    one, other = one.replace("\U00020000", ""), other.replace("\U00020000", "")
    here, there = map(bits, sketches_of([one, other]))
    if likeness(one, other) >= percent and one and other:
        assert (here ^ there).bit_count() <= most_bits(len(one), len(other), percent)


@given(st.lists(TEXT, max_size=6))
def test_sketches_are_those_of_each_text_by_itself(texts: list[str]) -> None:
    assert list(sketches_of(texts)) == [next(sketches_of([text])) for text in texts]


@given(TEXT)
def test_a_sketch_has_a_bit_for_each_pair(text: str) -> None:
    codes = text.encode("utf-16-le")[::2]
    pairs = {one ^ other for one, other in pairwise(codes)}
    assert bits(next(sketches_of([text]))) == sum(1 << pair for pair in pairs)
