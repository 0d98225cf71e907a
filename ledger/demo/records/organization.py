"""Body, units, people, calendars and policy: what must stand before anything else can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import LEADERSHIP, OFFICE, Plan, PlannedPerson, PlannedUnit, Post
from ledger.demo.records.rules import rules
from ledger.demo.texts.places import DISTRICT
from ledger.demo.texts.reasons import DISCIPLINE
from ledger.demo.texts.units import sections
from ledger.preset.calendar import calendar
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND

STATEMENT = (
    f"{DISTRICT}以及这里的全部单位、人员、日志、得分和结果均为虚构，"
    "仅供演示，不对应任何真实的地方、机关或个人。"
)

SITE: Map = {
    "address": "https://shiji.yunxi.example.invalid/",
    "unit_address": "https://shiji-nei.yunxi.example.invalid/",
    "forge": {
        "kind": "gitea",
        "repository": "https://git.yunxi.example.invalid/yunxi/ledger",
        "branch": "main",
    },
}
"""Where the board of the fictional district would stand: names that lead nowhere."""

Made = Iterator[tuple[str, Map]]
"""Pairs of repository-relative path and record."""


def organization(plan: Plan) -> Made:
    """Everything about who there is, when they work, and by which rules."""
    yield KIND["body"].path(), _body(plan)
    for year in range(plan.year - 1, plan.year + 2):
        yield KIND["calendar"].path(year=year), calendar(year)
    policy = rules(plan.year)
    yield KIND["policy"].path(policy=policy["policy"], version=policy["version"]), policy
    for unit in plan.units:
        yield KIND["unit"].path(unit=unit.id), _unit(plan, unit)
    for person in plan.people:
        yield KIND["person"].path(person=person.id), _person(person)


def _body(plan: Plan) -> Map:
    lead, *members = (person.id for person in plan.people if person.posts[-1].unit == LEADERSHIP)
    return {
        "name": DISTRICT,
        "name_en": "Yunxi District",
        "fictional": True,
        "statement": STATEMENT,
        "office": OFFICE,
        "office_en": "Yunxi District Assessment Office",
        "site": SITE,
        "assessment_group": {
            "lead": lead,
            "members": list[Value](members),
            "office": OFFICE,
            "supervised_by": DISCIPLINE,
        },
    }


def _unit(plan: Plan, unit: PlannedUnit) -> Map:
    value: Map = {"unit": unit.id, "name": unit.named.name, "class": unit.kind}
    if unit.superior is not None:
        value["superior"] = unit.superior
    value["assessed"] = not unit.reason
    if unit.reason:
        value["reason"] = unit.reason
    used = {post.section for person in plan.people for post in person.posts if post.unit == unit.id}
    there: list[Value] = [{"id": id_, "name": name} for id_, name in sections(unit.named) if id_ in used]
    return value | ({"sections": there} if there else {}) | {"from": "2010-01-01"}


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
    if post.section:
        value["section"] = post.section
    return value | {
        "post": post.title,
        "authority": f"云组任〔{post.start[:4]}〕{person.number}号",
    }
