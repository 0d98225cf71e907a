"""The random stream and the grammars under the texts."""

import itertools

import pytest

from ledger.demo.texts.grammar import compile_pattern, lengths
from ledger.demo.texts.lines.shape import scenes_of
from ledger.demo.texts.stream import Stream, mix

BANKS = {"place": ("东村", "西村", "南村"), "name": ("小王", "老李")}


def test_numbers_spell_different_sentences_and_all_of_them():
    phrase = compile_pattern("{name}到{place}看{8-11}户，[收工|还差两户]。", BANKS)
    sentences = {phrase.sentence(number, 5) for number in range(phrase.count)}
    assert phrase.count == len(sentences) == 2 * 3 * 4 * 2
    assert phrase.sentence(0, 0) == "小王到东村看8户，收工。"
    assert phrase.sentence(phrase.count - 1, 0) == "老李到南村看11户，还差两户。"


def test_slots_inside_a_choice_are_filled_from_the_colour():
    phrase = compile_pattern("[去{place}|回{1-9}次[了|过]]", BANKS)
    assert phrase.count == 2
    assert [phrase.sentence(0, colour) for colour in range(3)] == ["去东村", "去西村", "去南村"]
    assert {phrase.sentence(1, colour) for colour in range(18)} == {
        f"回{times}次{end}" for times, end in itertools.product(range(1, 10), "了过")
    }


def test_lengths_are_those_of_the_shortest_and_the_longest_sentence():
    phrase = compile_pattern("到{place}，[看了|找{name}谈了{5-12}次]。", BANKS)
    assert lengths(phrase) == (5, 11)


@pytest.mark.parametrize("pattern", ["[甲|乙", "甲]乙", "甲|乙", "{nobody}"])
def test_a_broken_pattern_is_refused(pattern):
    with pytest.raises(ValueError, match=r"pattern|bracket|words"):
        compile_pattern(pattern, BANKS)


def test_scenes_are_read_with_theme_and_months():
    first, second = scenes_of("safety 11-12,1\n  甲乙\n  丙。\n\nservice\n丁。\n")
    assert (first.theme, first.months, first.pattern) == ("safety", {11, 12, 1}, "甲乙丙。")
    assert (second.theme, second.months, second.pattern) == ("service", set(range(1, 13)), "丁。")


@pytest.mark.parametrize("text", ["sport\n甲。", "甲。"])
def test_a_scene_without_a_known_theme_is_refused(text):
    with pytest.raises(ValueError, match="theme"):
        scenes_of(text)


def test_the_stream_yields_what_splitmix64_yields():
    stream = Stream(1234567)
    assert [stream.bits() for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


def test_streams_depend_on_their_names_alone():
    assert Stream.of("demo", 1).bits() == Stream.of("demo", 1).bits()
    assert (
        len({Stream.of(*names).bits() for names in (("demo", 1), ("demo", "1"), ("demo1",), ("demo", 1, ""))})
        == 4
    )


def test_draws_stay_in_range_and_reach_everything():
    stream = Stream.of("draws")
    assert {stream.below(7) for _ in range(200)} == set(range(7))
    assert {stream.between(-2, 2) for _ in range(200)} == {-2, -1, 0, 1, 2}
    assert {stream.pick("甲乙丙") for _ in range(100)} == set("甲乙丙")
    assert 200 < sum(stream.chance(30) for _ in range(1000)) < 400
    pool = list(range(50))
    stream.shuffle(pool)
    assert sorted(pool) == list(range(50)) != pool
    sampled = stream.sample(range(20), 5)
    assert len(set(sampled)) == 5
    assert sorted(stream.sample([1, 2], 5)) == [1, 2]


def test_mixing_loses_nothing():
    assert len({mix(value) for value in range(10_000)}) == 10_000
