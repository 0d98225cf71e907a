"""The best grade in rotation: by hand, against all ways one by one, and drawn as the documents say."""

from collections import Counter
from fractions import Fraction
from hashlib import sha256
from itertools import combinations, product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.fairness import rotation
from scoring.fairness.chance import Stream
from scoring.fairness.repeats import drawn, repeats, ways
from scoring.outcome import Outcome
from scoring.policy.fairness import Rotation
from tests.fairness.rounds import graded, noted, observed, parts, told, withheld
from tests.scoring.small import facts

RULES = Rotation(("good",), periods=4, chance=parts(1, 20), states=1000, draws=199)
PEOPLE = ("p0001", "p0002", "p0003", "p0004")


def run(*holders: str, people: tuple[str, ...] = PEOPLE) -> list[Outcome]:
    """Quarters in each of which the named people, by the last digit of their ids, are good."""
    return [
        graded(f"2026-Q{number}", {name: "good" if name[-1] in held else "fair" for name in people})
        for number, held in enumerate(holders, 1)
    ]


def test_three_holders_of_one_place_among_four() -> None:
    """No repeats; 4 × 3 × 2 = 24 of 4³ = 64 ways have none. Expected: 3 pairs of periods × 1 × 1 ÷ 4."""
    found = rotation.observe(
        observed(facts([]), outcome=graded("2026-Q3", {}), run=run("1", "2", "3")), RULES
    )
    assert told(found) == {
        "roads main": {
            "people": 4,
            "places": 3,
            "holders": 3,
            "repeats": 0,
            "expected": parts(3, 4),
            "chance": parts(3, 8),
        }
    }
    assert noted(found) == []
    assert {name: node.value for name, node in found.body.items()} == {
        "tested": 1,
        "noted": 0,
        "by_chance": parts(1, 20),
    }


def test_the_grade_that_stays_with_the_same_people_is_no_rotation() -> None:
    """The same two of four in three quarters: 2 × 3 repeats, the most there can be: chance 1."""
    found = rotation.observe(
        observed(facts([]), outcome=graded("2026-Q3", {}), run=run("12", "12", "12")), RULES
    )
    figures = told(found)["roads main"]
    assert (figures["repeats"], figures["expected"], figures["chance"]) == (6, 3, 1)


def test_a_grade_that_goes_round_evenly_is_noted() -> None:
    """Eight people, two places, four quarters, everybody once: 28 × 15 × 6 × 1 of 28⁴ ways, or 0.41 %."""
    people = tuple(f"p000{number}" for number in range(1, 9))
    found = rotation.observe(
        observed(facts([]), outcome=graded("2026-Q4", {}), run=run("12", "34", "56", "78", people=people)),
        RULES,
    )
    assert told(found)["roads main"]["chance"] == parts(28 * 15 * 6, 28**4)
    assert noted(found) == ["roads main"]


def test_who_came_later_or_has_no_grade_is_not_counted() -> None:
    quarters = run("1", "2")
    quarters[0] = graded("2026-Q1", {"p0001": "good", "p0002": "fair", "p0003": None})
    found = rotation.observe(observed(facts([]), outcome=quarters[1], run=quarters), RULES)
    assert told(found)["roads main"]["people"] == 2


def test_units_and_counting_bases_are_looked_at_apart() -> None:
    kinds = {"p0003": "borrowed", "p0004": "borrowed"}
    quarters = [
        graded(period, dict.fromkeys(PEOPLE, "fair"), identity=kinds) for period in ("2026-Q1", "2026-Q2")
    ]
    found = rotation.observe(observed(facts([]), outcome=quarters[1], run=quarters), RULES)
    assert set(told(found)) == {"roads main", "roads borrowed"}


def test_small_units_are_withheld_and_one_period_says_nothing() -> None:
    evidence = observed(facts([]), outcome=graded("2026-Q2", {}), run=run("1", "2"), least=5)
    assert withheld(rotation.observe(evidence, RULES)) == ["roads main"]
    single = observed(facts([]), outcome=graded("2026-Q1", {}), run=run("1"))
    assert rotation.observe(single, RULES).lacking == "too_few_periods"


def one_by_one(people: int, places: list[int]) -> dict[int, int]:
    """Repeats → ways, by going through all of them."""
    found: Counter[int] = Counter()
    for chosen in product(*(combinations(range(people), many) for many in places)):
        times = Counter(person for each in chosen for person in each)
        found[repeats(list(times.values()))] += 1
    return dict(found)


@pytest.mark.parametrize(
    ("people", "places"),
    [(1, [1, 1]), (4, [2, 2, 2]), (5, [1, 2, 3]), (6, [2, 3]), (3, [0, 3, 1, 2]), (7, [3, 3])],
)
def test_exact_counting_finds_all_ways(people: int, places: list[int]) -> None:
    assert ways(people, places, 10**6) == one_by_one(people, places)


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n), max_size=5))))
def test_the_ways_are_as_many_as_there_are(case: tuple[int, list[int]]) -> None:
    people, places = case
    found = ways(people, places, 10**6)
    assert found is not None
    total = sum(found.values())
    assert total == prod(comb(people, many) for many in places)
    mean = Fraction(sum(many * count for many, count in found.items()), total)
    assert mean == Fraction(sum(one * other for one, other in combinations(places, 2)), people)


def test_beyond_the_states_choices_are_drawn() -> None:
    """One state is not enough for anything; the estimate is near the exact 3/8, and the same every time."""
    few = Rotation(("good",), 4, parts(1, 20), states=1, draws=1999)
    evidence = observed(facts([]), outcome=graded("2026-Q3", {}), run=run("1", "2", "3"))
    first, again = (told(rotation.observe(evidence, few))["roads main"]["chance"] for _ in range(2))
    assert first == again
    assert isinstance(first, Fraction)
    assert (first * 2000).denominator == 1
    assert abs(first - parts(3, 8)) < parts(1, 20)


def test_the_draws_are_those_of_the_seed_named_in_the_documents() -> None:
    few = Rotation(("good",), 4, parts(1, 20), states=1, draws=99)
    evidence = observed(facts([]), outcome=graded("2026-Q3", {}), run=run("1", "2", "3"), seed="晒")
    hits = sum(seen <= 0 for seen in drawn(4, [1, 1, 1], 99, "晒/2026-Q3/roads/main"))
    assert told(rotation.observe(evidence, few))["roads main"]["chance"] == parts(1 + hits, 100)


def test_the_stream_is_that_of_the_documents() -> None:
    """Digests of S/0, S/1 in pieces of eight bytes; a bound of 3 passes over only the piece 2⁶⁴ − 1."""
    digests = b"".join(sha256(f"S/{number}".encode()).digest() for number in range(2))
    pieces = [int.from_bytes(digests[at : at + 8], "big") for at in range(0, 64, 8)]
    stream = Stream("S")
    assert [stream.below(3) for _ in range(8)] == [piece % 3 for piece in pieces]
    other = Stream("S")
    places = list("abcd")
    for at in range(2):
        to = at + pieces[at] % (4 - at)
        places[at], places[to] = places[to], places[at]
    assert ["abcd"[number] for number in other.sample(4, 2)] == places[:2]


def test_a_piece_of_the_last_turn_is_passed_over() -> None:
    """With a bound just above 2⁶³ nearly every other piece is too great."""
    bound = (1 << 63) + 1
    stream = Stream("S")
    digests = b"".join(sha256(f"S/{number}".encode()).digest() for number in range(8))
    pieces = [int.from_bytes(digests[at : at + 8], "big") for at in range(0, len(digests), 8)]
    kept = [piece for piece in pieces if piece < bound]
    assert 0 < len(kept) < len(pieces)
    assert [stream.below(bound) for _ in kept] == kept


def test_every_choice_comes_up_about_equally_often() -> None:
    stream = Stream("观察")
    found = Counter(tuple(sorted(stream.sample(4, 2))) for _ in range(3000))
    assert len(found) == 6
    assert all(400 < count < 600 for count in found.values())
