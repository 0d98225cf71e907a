"""The plans of demo ledgers: the small one has every case, the large one the proportions of the source."""

from __future__ import annotations

from collections import Counter

import pytest

from ledger.demo.plan.district import LEAST, MOST, district
from ledger.demo.plan.model import LEADERSHIP
from ledger.demo.plan.seats import SMALL, seats
from ledger.demo.plan.town import town


@pytest.mark.rule("J1")
@pytest.mark.rule("J11")
@pytest.mark.rule("J13")
def test_the_source_district_has_its_units_and_ranks() -> None:
    """J1: 1,340 people in 89 units, 14 of them townships; J11: 16 under eight; J13: 222, 387 and 731."""
    plan = district(1340, 2026)
    assessed = [unit for unit in plan.units if not unit.reason]
    assert len(assessed) == 89
    assert sum(unit.kind == "township" for unit in assessed) == 14
    assert sum(unit.size < SMALL for unit in assessed) == 16
    ranks = Counter(p.posts[-1].rank for p in plan.people if p.posts[-1].unit != LEADERSHIP)
    assert ranks == {"zhengke": 222, "fuke": 387, "staff": 731}


@pytest.mark.parametrize("people", [LEAST, 13, 40, 134, 999, 2000, MOST])
def test_any_number_of_people_works(people: int) -> None:
    plan = district(people, 2026)
    assessed = [unit for unit in plan.units if not unit.reason]
    assert sum(unit.size for unit in assessed) == people == len(seats(assessed))
    assert min(unit.size for unit in assessed) >= 1
    assert len({unit.id for unit in plan.units}) == len(plan.units)
    assert len({person.name for person in plan.people}) == len(plan.people)
    superiors = {unit.superior for unit in assessed}
    assert superiors <= {unit.id for unit in plan.units}


@pytest.mark.parametrize("people", [0, LEAST - 1, MOST + 1])
def test_no_other_number_does(people: int) -> None:
    with pytest.raises(ValueError, match="people"):
        district(people, 2026)


def test_the_small_demo_has_every_case() -> None:
    plan = town(2026)
    assessed = {unit.id: unit for unit in plan.units if not unit.reason}
    people = [person for person in plan.people if person.posts[-1].unit in assessed]
    assert len(assessed) >= 6
    assert {unit.kind for unit in assessed.values()} == {"township", "district", "subordinate"}
    assert any(unit.size < SMALL for unit in assessed.values())
    assert 55 <= len(people) <= 70
    assert {p.posts[-1].rank for p in people} == {"zhengke", "fuke", "staff"}
    assert sum(p.posts[-1].identity == "borrowed" for p in people) == 3
    assert any(len({post.unit for post in p.posts}) > 1 for p in people), "a transfer"
    assert any(p.posts[-1].end for p in people), "a leaver"
    assert any(p.posts[0].start.startswith("2026-04") for p in people), "a joiner"
    assert any(p.leave for p in people)
    assert any(p.probation for p in people)
    assert plan.vetoes
    assert plan.settled == ("2026-Q1", "2026-Q2")
    assert plan.written_until > "2026-07-01", "an open quarter"
