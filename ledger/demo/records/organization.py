"""Body, units, people, calendars and policy: what must stand before anything else can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE, Plan, PlannedPerson, PlannedUnit, Post
from ledger.demo.texts.places import DISTRICT
from ledger.preset.calendar import calendar
from ledger.preset.presets import preset_folder
from ledger.reading.document import read_document
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND

PRESET = "jiancaoping"
STATEMENT = (
    f"{DISTRICT}以及这里的全部单位、人员、日志、得分和结果均为虚构，"
    "仅供演示，不对应任何真实的地方、机关或个人。"
)
OPEN = "演示数据，人员和单位均为虚构"
"""Why the demo airs to everybody what a real ledger keeps inside the body."""
OPENED = (
    *("person", "log", "summary", "adjustment", "veto", "attendance", "notice"),
    *("result", "unit-result", "democratic", "past-result"),
)

Made = Iterator[tuple[str, Map]]
"""Pairs of repository-relative path and record."""


def organization(plan: Plan) -> Made:
    """Everything about who there is, when they work, and by which rules."""
    yield KIND["body"].path(), _body()
    for year in range(plan.year - 1, plan.year + 2):
        yield KIND["calendar"].path(year=year), calendar(year)
    policy = _policy(plan)
    yield KIND["policy"].path(policy=policy["policy"], version=policy["version"]), policy
    for unit in plan.units:
        yield KIND["unit"].path(unit=unit.id), _unit(unit)
    for person in plan.people:
        yield KIND["person"].path(person=person.id), _person(person)


def _body() -> Map:
    return {
        "name": DISTRICT,
        "name_en": "Yunxi District",
        "fictional": True,
        "statement": STATEMENT,
        "office": OFFICE,
    }


def _policy(plan: Plan) -> Map:
    """The preset's policy, in force from the year's first quarter and open to the public."""
    path = preset_folder(PRESET) / "policy.yaml"
    document, _ = read_document(path.name, path.read_bytes())
    assert document is not None
    opened: list[Value] = [{"field": field, "tier": "public", "basis": OPEN} for field in OPENED]
    sealed: Map = {"field": "ballots", "tier": "sealed", "basis": "J7"}
    return document.value | {
        "effective_from": f"{plan.year}-Q1",
        "visibility": {"default": "unit", "fields": [*opened, sealed]},
    }


def _unit(unit: PlannedUnit) -> Map:
    value: Map = {"unit": unit.id, "name": unit.named.name, "class": unit.kind}
    if unit.superior is not None:
        value["superior"] = unit.superior
    value["assessed"] = not unit.reason
    if unit.reason:
        value["reason"] = unit.reason
    return value | {"from": "2010-01-01"}


def _person(person: PlannedPerson) -> Map:
    value: Map = {"person": person.id, "name": person.name}
    if person.home:
        value["home"] = person.home
    value["appointments"] = [_appointment(person, post) for post in person.posts]
    if person.leave:
        value["leave"] = [
            {
                "from": a.start,
                "to": a.end,
                "kind": a.kind,
                "authority": f"云人假〔{a.start[:4]}〕{person.number}号",
            }
            for a in person.leave
        ]
    if person.probation:
        value["probation"] = [{"from": person.probation[0], "to": person.probation[1]}]
    return value


def _appointment(person: PlannedPerson, post: Post) -> Map:
    value: Map = {"from": post.start}
    if post.end:
        value["to"] = post.end
    value |= {"unit": post.unit, "role": post.role, "rank": post.rank, "identity": post.identity}
    return value | {
        "post": post.title,
        "authority": f"云组任〔{post.start[:4]}〕{person.number}号",
    }
