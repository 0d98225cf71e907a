"""The small demo: nine units and about sixty people, with every case that a reader may want to see."""

from __future__ import annotations

from dataclasses import replace

from ledger.demo.plan.model import (
    LEADERS,
    LEADERSHIP,
    Absence,
    Dispute,
    Misconduct,
    Plan,
    PlannedPerson,
    PlannedUnit,
)
from ledger.demo.plan.people import people
from ledger.demo.texts.people import person_name
from ledger.demo.texts.units import UNITS, UnitName

SEED = 20260101
_NAMED = {unit.id: unit for unit in UNITS}
_SCHOOL = UnitName("primary-school", "溪口小学", "district", "education", None, 0, "校长")
_SIZES = {
    "liuwan": 15,
    "dongguan": 10,
    "transport": 10,
    "market": 10,
    "youth-league": 4,
    "roads": 9,
    "gardens": 6,
}
_ABOVE = {"roads": "transport", "gardens": "dongguan"}


def _units() -> tuple[PlannedUnit, ...]:
    assessed = (PlannedUnit(_NAMED[id_], size, _ABOVE.get(id_, LEADERSHIP)) for id_, size in _SIZES.items())
    school = PlannedUnit(_SCHOOL, reason="学校不列入本办法的考核范围")
    return (PlannedUnit(LEADERS, superior=None, reason="由上级考核"), *assessed, school)


def town(year: int) -> Plan:
    """The plan: two quarters settled, the third still running, three years of results before."""
    units = _units()
    everybody = people(SEED, year, units)
    changed = _with_cases(everybody, year)
    return Plan(
        seed=SEED,
        year=year,
        units=units,
        people=changed,
        written_until=f"{year}-08-14",
        settled=(f"{year}-Q1", f"{year}-Q2"),
        past_years=(year - 3, year - 2, year - 1),
        vetoes=(
            Misconduct(
                _of(changed, "market", "staff", 3).id, f"{year}-Q2", "refused-assignment", f"{year}-06-18"
            ),
        ),
        withheld=((f"{year}-Q1", "roads", "peer"),),
        unfiled=((f"{year}-Q2", _of(changed, "dongguan", "staff", 2).id),),
        disputes=(
            Dispute(_of(changed, "gardens", "staff", 1).id, f"{year}-Q1", forgotten=True, settled=True),
            Dispute(_of(changed, "market", "staff", 1).id, f"{year}-Q1"),
            Dispute(_of(changed, "liuwan", "staff", 2).id, f"{year}-Q1", appealed=True),
        ),
        related=((_of(changed, "market", "staff", 0).id, _of(changed, "liuwan", "staff", 0).id),),
        waived=((f"{year}-Q2", "liuwan"),),
    )


def _of(everybody: tuple[PlannedPerson, ...], unit: str, role: str, place: int) -> PlannedPerson:
    found = [p for p in everybody if p.posts[-1].unit == unit and p.posts[-1].role == role]
    return found[place]


def _with_cases(everybody: tuple[PlannedPerson, ...], year: int) -> tuple[PlannedPerson, ...]:
    """The cases: transfer, leaver, joiner, probation, long leave, borrowed staff, somebody often last."""
    cases = (
        _transferred(_of(everybody, "roads", "staff", 1), year),
        _left(_of(everybody, "liuwan", "staff", 4), year),
        _on_leave(_of(everybody, "transport", "staff", 2), year),
        _on_probation(_of(everybody, "market", "staff", 5), year),
        _borrowed(_of(everybody, "transport", "staff", 5), "云溪区职业中学"),
        _borrowed(_of(everybody, "market", "staff", 4), "云溪区第二人民医院"),
        _borrowed(_of(everybody, "dongguan", "staff", 5), "溪口小学"),
        replace(_of(everybody, "market", "staff", 1), merit=0, misses=60),
        replace(_of(everybody, "transport", "staff", 0), merit=30, misses=2),
    )
    by_number = {person.number: person for person in everybody} | {person.number: person for person in cases}
    joiner = _joiner(max(by_number) + 1, _of(everybody, "dongguan", "staff", 0), year)
    return (*(by_number[number] for number in sorted(by_number)), joiner)


def _transferred(person: PlannedPerson, year: int) -> PlannedPerson:
    """From 公路养护所 to 交通运输局 in the middle of the first quarter."""
    first = replace(person.posts[0], end=f"{year}-02-08")
    then = replace(
        first, start=f"{year}-02-09", end=None, unit="transport", title="综合股科员", section="general"
    )
    return replace(person, posts=(first, then))


def _left(person: PlannedPerson, year: int) -> PlannedPerson:
    return replace(person, posts=(replace(person.posts[0], end=f"{year}-05-31"),))


def _joiner(number: int, like: PlannedPerson, year: int) -> PlannedPerson:
    post = replace(like.posts[0], start=f"{year}-04-01", end=None, title="社会事务办科员", section="society")
    return PlannedPerson(number, person_name(number), (post,), merit=18, misses=5)


def _on_leave(person: PlannedPerson, year: int) -> PlannedPerson:
    return replace(person, leave=(Absence(f"{year}-01-05", f"{year}-05-15", "maternity"),))


def _on_probation(person: PlannedPerson, year: int) -> PlannedPerson:
    post = replace(person.posts[0], start=f"{year - 1}-09-01")
    return replace(person, posts=(post,), probation=(f"{year - 1}-09-01", f"{year}-08-31"))


def _borrowed(person: PlannedPerson, home: str) -> PlannedPerson:
    return replace(person, posts=(replace(person.posts[0], identity="borrowed", rank="staff"),), home=home)
