"""Whose records somebody reaches, in an organization of three units drawn below.

leaders        p1 head
  └ office     p2 head, p3 deputy (line: desk), p4 section head of desk, p5 staff of desk,
               p6 staff of hall, p7 without a section
park           p8 head (superior: office), p9 staff; p6 was once of the park
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from ledger.gate.entries import touches
from ledger.gate.reach import Holder, Organization, reaches
from ledger.gate.subjects import NOBODY, Subject, rows_of, subject_of
from ledger.roles.types import Whose
from scoring.facts import Appointment, Facts, Person, Unit

LADDER = ("staff", "middle", "deputy", "head")
DAY = "2026-01-20"


def post(unit: str, role: str, section: str | None = None, line: tuple[str, ...] = ()) -> Appointment:
    return Appointment("2020-01-01", None, unit, role, "r", "i", section, None, line)


POSTS = {
    "p1": (post("leaders", "head"),),
    "p2": (post("office", "head"),),
    "p3": (post("office", "deputy", None, ("desk",)),),
    "p4": (post("office", "middle", "desk"),),
    "p5": (post("office", "staff", "desk"),),
    "p6": (
        Appointment("2019-01-01", "2019-12-31", "park", "staff", "r", "i"),
        post("office", "staff", "hall"),
    ),
    "p7": (post("office", "staff"),),
    "p8": (post("park", "head"),),
    "p9": (post("park", "staff"),),
}


def unit(id_: str, superior: str | None) -> Unit:
    return Unit(id_, id_, "c", superior, True, f"organization/units/{id_}")


KNOWN = Organization(
    Facts(
        people={
            id_: Person(id_, id_, posts, record=f"organization/people/{id_}") for id_, posts in POSTS.items()
        },
        units={
            each.id: each
            for each in (unit("leaders", None), unit("office", "leaders"), unit("park", "office"))
        },
        workdays=(),
    ),
    DAY,
    LADDER,
)


def holder(person: str, *units: str) -> Holder:
    return Holder(person, KNOWN.post(person), frozenset(units))


def reached(whose: Whose, person: str, *units: str) -> set[str]:
    """The people whose plain records somebody reaches."""
    who = holder(person, *units)
    return {each for each in POSTS if reaches(whose, who, Subject(each), frozenset(), KNOWN)}


EVERYBODY = set(POSTS)


@pytest.mark.parametrize(
    ("whose", "person", "expected"),
    [
        ("own", "p5", {"p5"}),
        ("section", "p4", {"p5"}),
        ("section", "p7", set()),
        ("line", "p3", {"p4", "p5"}),
        ("line", "p4", set()),
        ("unit", "p2", {"p3", "p4", "p5", "p6", "p7"}),
        ("unit", "p5", {"p2", "p3", "p4", "p6", "p7"}),
        ("below", "p1", {"p2"}),
        ("below", "p2", {"p3", "p4", "p5", "p6", "p7", "p8"}),
        ("below", "p3", {"p4", "p5"}),
        ("below", "p4", {"p5"}),
        ("below", "p5", set()),
        ("below", "p8", {"p9"}),
        ("any", "p5", EVERYBODY - {"p5"}),
    ],
)
def test_whom_somebody_reaches(whose: Whose, person: str, expected: set[str]) -> None:
    assert reached(whose, person) == expected


@pytest.mark.parametrize("whose", ["section", "line", "unit", "below", "any"])
def test_only_own_reaches_one_s_own(whose: Whose) -> None:
    assert all(person not in reached(whose, person) for person in POSTS)


def test_a_role_by_name_reaches_the_units_it_names() -> None:
    assert reached("any", "p5", "park") == {"p8", "p9"}
    assert reached("unit", "p5", "park") == {"p8", "p9"}


def test_without_a_post_nothing_is_reached_but_any() -> None:
    nobody = Holder(None, None, frozenset())
    for whose in get_args(Whose)[:-1]:
        assert not any(reaches(whose, nobody, Subject(each), frozenset(), KNOWN) for each in POSTS)
    assert reaches("any", nobody, Subject("p5"), frozenset(), KNOWN)
    assert not reaches("own", nobody, NOBODY, frozenset(), KNOWN)


def test_a_record_of_a_unit_is_of_those_who_belonged_to_it() -> None:
    """A log of the park by somebody who moved is the park's; one that only claims to be is not."""
    head = holder("p8")
    assert reaches("unit", head, Subject("p6", "park"), frozenset(), KNOWN)
    assert not reaches("unit", head, Subject("p5", "park"), frozenset(), KNOWN)
    assert not reaches("unit", holder("p2"), Subject(None, "park"), frozenset(), KNOWN)
    assert reaches("unit", head, Subject(None, "park"), frozenset(), KNOWN)


def test_a_record_of_a_section_by_somebody_of_another_is_not_of_the_section() -> None:
    own, other = Subject("p5", "office", "desk"), Subject("p6", "office", "desk")
    for whose, who in (("section", "p4"), ("line", "p3")):
        assert reaches(whose, holder(who), own, frozenset(), KNOWN)
        assert not reaches(whose, holder(who), other, frozenset(), KNOWN)


def test_records_of_units_and_sections() -> None:
    assert reaches("below", holder("p2"), Subject(None, "park"), frozenset(), KNOWN)
    assert not reaches("below", holder("p3"), Subject(None, "park"), frozenset(), KNOWN)
    assert reaches("below", holder("p3"), Subject(None, "office", "desk"), frozenset(), KNOWN)
    assert not reaches("below", holder("p3"), Subject(None, "office", "hall"), frozenset(), KNOWN)
    assert reaches("section", holder("p4"), Subject(None, "office", "desk"), frozenset(), KNOWN)
    assert not reaches("section", holder("p4"), Subject(None, "park", "desk"), frozenset(), KNOWN)
    assert not reaches("below", holder("p2"), NOBODY, frozenset(), KNOWN)


def test_a_post_off_the_ladder_is_neither_above_nor_below() -> None:
    guest = post("office", "guest", "desk")
    people = {**KNOWN.facts.people, "p10": Person("p10", "p10", (guest,), record="organization/people/p10")}
    known = Organization(replace(KNOWN.facts, people=people), DAY, LADDER)
    for one, other in (("p3", "p10"), ("p10", "p5")):
        who = Holder(one, known.post(one), frozenset())
        assert not reaches("below", who, Subject(other), frozenset(), known)


def test_whoever_holds_no_post_is_below_nobody() -> None:
    for whose in ("below", "section", "line", "unit"):
        assert not reaches(whose, holder("p2"), Subject("p0"), frozenset(), KNOWN)


def test_every_row_touched_must_be_reached() -> None:
    subject = Subject(None, "office")
    assert reaches("below", holder("p4"), NOBODY, frozenset({"p5"}), KNOWN)
    assert not reaches("below", holder("p4"), NOBODY, frozenset({"p5", "p6"}), KNOWN)
    assert not reaches("below", holder("p4"), NOBODY, frozenset({"p4"}), KNOWN)
    assert reaches("section", holder("p4"), subject, frozenset({"p5"}), KNOWN)
    assert not reaches("section", holder("p4"), subject, frozenset({"p6"}), KNOWN)
    assert not reaches("section", holder("p4"), subject, frozenset(), KNOWN)


def test_subjects_of_records() -> None:
    assert subject_of("log", {"unit": "park", "person": "p6"}, {}) == Subject("p6", "park")
    assert subject_of("review", {"period": "2026-Q1"}, {"unit": "office", "section": "desk"}) == Subject(
        None, "office", "desk"
    )
    assert subject_of("result", {"unit": "office"}, {}) == NOBODY
    assert subject_of("calendar", {"year": "2026"}, {}) == NOBODY


def test_what_is_no_name_names_nobody() -> None:
    assert subject_of("order", {}, {"person": ["p5"], "unit": 1}) == NOBODY
    rows: dict[str, Any] = {"rows": [{"person": ["p5"]}, {"person": 5}]}
    assert rows_of(touches(None, rows), rows) == frozenset()


def test_rows_are_those_touched() -> None:
    before: dict[str, Any] = {"rows": [{"person": "p5", "n": 1}, {"person": "p6", "n": 1}]}
    after: dict[str, Any] = {"rows": [{"person": "p5", "n": 1}, {"person": "p6", "n": 2}]}
    assert rows_of(touches(before, after), before, after) == {"p6"}
    assert rows_of(touches(None, after), after) == {"p5", "p6"}


def test_rows_lie_at_any_depth() -> None:
    before: dict[str, Any] = {"groups": {"a": {"rows": [{"person": "p5", "n": 1}]}}}
    assert rows_of(touches(None, before), before) == {"p5"}
    after: dict[str, Any] = {"groups": {"a": {"rows": [{"person": "p5", "n": 2}]}}}
    assert rows_of(touches(before, after), before, after) == {"p5"}
    nested: dict[str, Any] = {"rows": [{"id": "x", "by": [{"person": "p6"}]}]}
    assert rows_of(touches(None, nested), nested) == {"p6"}
