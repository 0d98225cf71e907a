"""Bonus pools: exact to the cent, never over the largest difference, the same whatever the order."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.results.numbers import decimal
from scoring.bonus import Claim, Distribution, distribute, share_out
from scoring.outcome import Outcome, PersonOutcome
from tests.scoring.small import policy

AMOUNTS = st.integers(0, 10**9)
CLAIMS = st.dictionaries(
    st.integers(1, 9999).map(lambda number: f"p{number:04}"),
    st.tuples(st.fractions(Fraction(1, 60), 100, max_denominator=60), st.integers(0, 10000)),
    min_size=1,
    max_size=30,
).map(lambda found: [Claim(name, *values) for name, values in found.items()])
LIMITS = st.none() | st.integers(1, 10**6)


def claims(*points: str | int) -> list[Claim]:
    """People with these points, all of the same score."""
    return [Claim(f"p{n:04}", Fraction(found), Fraction(80)) for n, found in enumerate(points, 1)]


def paid(units: int, found: Sequence[Claim], limit: int | None = None) -> list[int]:
    return list(share_out(units, found, limit).paid.values())


@given(AMOUNTS, CLAIMS, LIMITS)
def test_the_payments_sum_to_the_pool(units: int, found: list[Claim], limit: int | None) -> None:
    assert sum(paid(units, found, limit)) == units


@given(AMOUNTS, CLAIMS, LIMITS)
def test_more_points_are_never_less_money(units: int, found: list[Claim], limit: int | None) -> None:
    result = share_out(units, found, limit).paid
    ranked = sorted(found, key=lambda claim: claim.points)
    for less, more in pairwise(ranked):
        if less.points < more.points:
            assert result[less.subject] <= result[more.subject]
        else:
            assert abs(result[less.subject] - result[more.subject]) <= 1


@given(AMOUNTS, CLAIMS, LIMITS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(units: int, found: list[Claim], limit: int | None, chance: Any) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert share_out(units, shuffled, limit).paid == share_out(units, found, limit).paid


@given(AMOUNTS, CLAIMS, st.integers(1, 10**6))
def test_the_largest_difference_holds_to_the_unit(units: int, found: list[Claim], limit: int) -> None:
    result = paid(units, found, limit)
    assert max(result) - min(result) <= limit
    assert min(result) >= 0


def test_one_cent_among_three() -> None:
    """0.01 / 3 each: one has it, the others nothing; equal points and scores, so the first id."""
    assert paid(1, claims(1, 1, 1)) == [1, 0, 0]


def test_a_higher_score_comes_first_among_equal_points() -> None:
    """10.00 / 3 = 3.33 each; the cent left over goes to the higher score."""
    found = [Claim("p0001", Fraction(1), Fraction(80)), Claim("p0002", Fraction(1), Fraction(90))]
    found.append(Claim("p0003", Fraction(1), Fraction(70)))
    assert share_out(1000, found, None).paid == {"p0001": 333, "p0002": 334, "p0003": 333}


def test_a_pool_that_does_not_divide() -> None:
    """100.00 by 1.5 : 1.0 : 0.5 is 50.00, 33.333…, 16.666…: the cent goes to the greater remainder."""
    assert paid(10000, claims("1.5", "1.0", "0.5")) == [5000, 3333, 1667]


def test_nobody_shares_in_it() -> None:
    assert paid(10000, []) == []


@pytest.mark.rule("D13")
@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (130000, [230000, 100000]),
        (129999, [229999, 100001]),
        (None, [230000, 100000]),
    ],
)
def test_d13_the_largest_difference_of_1300(limit: int | None, expected: list[int]) -> None:
    """3,300.00 by 23 : 10 is 2,300.00 and 1,000.00: a difference of 1,300.00 exactly, which is met.

    One cent less allowed: 650.00 off the mean of 1,650.00 shrinks to 649.995, so 2,299.995 and 1,000.005;
    the one cent left over goes to the smaller share, because 2,300.00 - 1,000.00 would exceed the limit.
    """
    assert paid(330000, claims(23, 10), limit) == expected


@pytest.mark.rule("D13")
def test_d13_exceeded_by_a_cent_is_held() -> None:
    """3,300.01: 23/33 of it is 2,300.0069…, 10/33 is 1,000.0030…: 0.004 too far apart.

    Mean 1,650.005; held: 2,300.005 and 1,000.005, exactly 1,300.00 apart. The cent left over goes to the
    smaller share: 2,300.00 and 1,000.01. The other way round they would differ by 1,300.01.
    """
    assert paid(330001, claims(23, 10), 130000) == [230000, 100001]


def test_everybody_equal_is_held_by_nothing() -> None:
    pool = share_out(1000, claims(2, 2, 2), 1)
    assert (pool.factor, list(pool.paid.values())) == (None, [334, 333, 333])


def outcome(**people: tuple[str | None, str | None]) -> Outcome:
    """A year of staff: score and grade by person."""
    found = {
        name: PersonOutcome(
            name,
            "roads",
            "assessed",
            "staff",
            "staff",
            "civil_servant",
            "staff",
            score=None if score is None else Fraction(score),
            grade=grade,
            cohort_rank=place,
            cohort_size=len(people),
            eligibility={"award": "yes" if place == 1 else "no"},
        )
        for place, (name, (score, grade)) in enumerate(people.items(), 1)
    }
    return Outcome("2026", "2027-02-15", "small", 1, 2, found)


def shared(year: Outcome, amount: str = "3000.00", **rules: Any) -> Distribution:
    rule = {"id": "b", "points": {"by": "score"}, "places": 2, **rules}
    (bonus,) = policy({"bonuses": [rule]}).bonuses
    return distribute(bonus, Fraction(amount), "bonus-pools/2026/b", year)


def amounts(found: Distribution) -> dict[str, str]:
    return {payment.subject: decimal(payment.amount, 2) for payment in found.payments}


YEAR = outcome(p0001=("90", "excellent"), p0002=("80", "competent"), p0003=("50", "incompetent"))


@pytest.mark.rule("X11", "T13")
def test_x11_money_by_grade() -> None:
    """1.5 for 优秀, 1.0 for 称职, nothing for 不称职: 3,000.00 is 1,800.00 and 1,200.00."""
    grades = [{"grade": "excellent", "points": "1.5"}, {"grade": "competent", "points": "1.0"}]
    found = shared(YEAR, points={"by": "grade", "grades": grades})
    assert amounts(found) == {"p0001": "1800.00", "p0002": "1200.00"}
    assert (found.difference, found.held, found.unspent) == (600, False, 0)


def test_money_by_rank_and_by_what_lies_above() -> None:
    """Ranks 1 and 2 of 3 are within 2/3: 2 to 1. Above 60 there are 30 and 20 points, and nothing for 50."""
    ranks = [{"within": "1/3", "points": "2"}, {"within": "2/3", "points": "1"}]
    assert amounts(shared(YEAR, points={"by": "rank", "ranks": ranks})) == {
        "p0001": "2000.00",
        "p0002": "1000.00",
    }
    above = shared(YEAR, points={"by": "score", "above": "60"})
    assert amounts(above) == {"p0001": "1800.00", "p0002": "1200.00"}


def test_a_gate_and_whom_it_is_among() -> None:
    assert amounts(shared(YEAR, gate="award")) == {"p0001": "3000.00"}
    assert amounts(shared(YEAR, among={"ranks": ["zhengke"]})) == {}


def test_nobody_rated_leaves_the_pool_unspent() -> None:
    found = shared(outcome(p0001=(None, None)))
    assert (found.payments, found.unspent, found.difference) == ((), 3000, 0)
