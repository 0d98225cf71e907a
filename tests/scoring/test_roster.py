"""Who is on the roster of a period, in which seat, and who of them is scored."""

import pytest

from scoring.facts import Person, Span
from scoring.periods import parse
from scoring.roster import Seat, by_unit, roster
from tests.scoring.small import facts, person, policy, post, unit

UNITS = [unit("roads"), unit("transport"), unit("school", assessed=False)]
QUARTER = 64
"""Mondays to Fridays from January to March 2026."""


def seats(*people: Person, period: str = "2026-Q1") -> dict[str, Seat]:
    rules = policy()
    return roster(rules, facts(people, UNITS), parse(period, rules))


def test_somebody_there_all_the_time() -> None:
    seat = seats(person("p0001"))["p0001"]
    assert (seat.unit, seat.role, seat.cohort, seat.status, seat.reason) == (
        "roads",
        "staff",
        "staff",
        "assessed",
        None,
    )
    assert (seat.in_post, seat.on_leave, len(seat.worked)) == (QUARTER, 0, QUARTER)


def test_a_transferred_person_is_assessed_once_by_the_new_unit() -> None:
    moved = person("p0001", post("roads", end="2026-02-08"), post("transport", start="2026-02-09"))
    assert by_unit(seats(moved)).keys() == {"transport"}
    assert seats(moved)["p0001"].in_post == QUARTER


def test_the_cohort_is_frozen_at_the_start_of_the_period() -> None:
    promoted = person("p0001", post(end="2026-03-30"), post(start="2026-03-31", role="deputy"))
    seat = seats(promoted)["p0001"]
    assert (seat.role, seat.rank, seat.cohort) == ("deputy", "staff", "staff")
    assert seats(promoted, period="2026-Q2")["p0001"].cohort == "fuke"


def test_an_identity_has_its_own_counting_base_and_cohort() -> None:
    seat = seats(person("p0001", post(identity="borrowed")))["p0001"]
    assert (seat.counting_base, seat.cohort) == ("borrowed", "borrowed")


def test_who_left_stays_on_the_roster_of_the_last_unit() -> None:
    seat = seats(person("p0001", post("roads", end="2026-02-08")))["p0001"]
    assert (seat.unit, seat.status, seat.reason) == ("roads", "left", "no_post")


def test_a_unit_that_is_not_assessed_is_as_no_unit() -> None:
    away = person("p0001", post("roads", end="2026-02-08"), post("school", start="2026-02-09"))
    assert seats(away)["p0001"].status == "left"
    assert seats(person("p0002", post("school"))) == {}


def test_who_was_not_there_is_not_on_the_roster() -> None:
    assert seats(person("p0001", post(start="2026-04-01")), person("p0002", post(end="2025-12-31"))) == {}


def test_probation_on_the_last_day() -> None:
    assert seats(person("p0001", probation=[Span("2026-01-01", None)]))["p0001"].status == "probation"
    ended = person("p0001", probation=[Span("2025-01-01", "2026-03-30")])
    assert seats(ended)["p0001"].status == "assessed"


@pytest.mark.parametrize(
    ("until", "status", "days"), [("2026-02-13", "assessed", 32), ("2026-02-16", "long_leave", 33)]
)
def test_leave_of_exactly_half_is_not_over_half(until: str, status: str, days: int) -> None:
    seat = seats(person("p0001", leave=[Span("2026-01-01", until)]))["p0001"]
    assert (seat.status, seat.on_leave, seat.in_post) == (status, days, QUARTER)


def test_leave_spans_that_overlap_count_once() -> None:
    spans = [Span("2026-01-05", "2026-01-09"), Span("2026-01-08", "2026-01-12")]
    assert seats(person("p0001", leave=spans))["p0001"].on_leave == 6


@pytest.mark.parametrize(
    ("since", "status", "days"), [("2026-02-16", "assessed", 32), ("2026-02-17", "short", 31)]
)
def test_half_the_workdays_are_enough(since: str, status: str, days: int) -> None:
    seat = seats(person("p0001", post(start=since)))["p0001"]
    assert (seat.status, seat.in_post) == (status, days)


def test_the_roster_of_a_year_is_taken_over_the_whole_year() -> None:
    joined = person("p0001", post(start="2026-06-01"))
    assert seats(joined, period="2026")["p0001"].status == "assessed"
    assert seats(joined, period="2026-Q2")["p0001"].status == "short"


def test_people_and_units_are_in_ascending_order() -> None:
    found = seats(person("p0002"), person("p0001", post("transport")), person("p0003"))
    assert list(found) == ["p0001", "p0002", "p0003"]
    assert list(by_unit(found)) == ["roads", "transport"]
