"""How the assessment itself is run: the group in charge, and what took place how often (X1, D2, T1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import Column, back, counted, facts, lead, more, page, section, timeline
from ledger.board.pages.links import lines, person_link, units_linked
from ledger.board.pages.words import basis
from ledger.board.view import Shown, View
from scoring.policy.care import Activity

HERE = address.ACTIVITIES
NEEDED = ("activity", "date")
COLUMNS = (Column("活动"), Column("次数", number=True), Column("要求"))
PER = {"period": "每个考核期", "year": "每年"}


def activities(view: View) -> Iterator[tuple[str, str]]:
    """The page; nothing when neither a group nor an activity is to be shown."""
    found = view.shown("activity", *NEEDED)
    group = section("考核工作领导小组", "group", _group(view))
    if not found and not group:
        return
    years = sorted({each.keys["year"] for each in found}, reverse=True)
    parts = [
        back((address.between(HERE, address.TAKING_PART), "参与")),
        lead("谁来组织考核，谁来监督，做了哪些工作。"),
        group,
        *(_year(view, year, [each for each in found if each.keys["year"] == year]) for year in years),
    ]
    yield HERE, page("考核工作", parts)


def _group(view: View) -> str:
    group: Any = view.sight.shown("body", view.body).get("assessment_group")
    if not isinstance(group, dict):
        return ""
    members = "、".join(person_link(view, HERE, each) for each in group.get("members", ()))
    known = [
        ("组长", person_link(view, HERE, group.get("lead"))),
        ("成员", members),
        ("办公室", text(str(group.get("office", "")))),
        ("监督", text(str(group.get("supervised_by", "")))),
        ("牵头单位", units_linked(view, HERE, group.get("lead_units"))),
        ("责任单位", units_linked(view, HERE, group.get("responsible_units"))),
    ]
    return facts(known)


def _year(view: View, year: str, found: list[Shown]) -> str:
    listed = view.policy_of(year).activities
    rows = [_counted(each, found) for each in listed]
    return section(
        f"{year}年",
        f"y{year}",
        counted(COLUMNS, rows) if rows else "",
        "".join(_held(view, each, found) for each in listed),
    )


def _counted(activity: Activity, found: list[Shown]) -> list[str]:
    held = sum(each.value["activity"] == activity.id for each in found)
    asked = f"{PER[activity.per]}至少 {activity.least} 次" if activity.per else ""
    return [f"{text(activity.name)} {basis(activity.basis)}", str(held), asked]


def _held(view: View, activity: Activity, found: list[Shown]) -> str:
    own = sorted(
        (each for each in found if each.value["activity"] == activity.id),
        key=lambda each: (each.value["date"], each.id),
        reverse=True,
    )
    if not own:
        return ""
    return more(f"{text(activity.name)}：{len(own)} 次", timeline(_line(view, each) for each in own))


def _line(view: View, each: Shown) -> tuple[str, str, str]:
    value = each.value
    people = "、".join(person_link(view, HERE, person) for person in value.get("people", ()))
    where = units_linked(view, HERE, value.get("units"))
    detail = " · ".join(filter(None, [where, people, lines(value.get("authority"))]))
    return text(value["date"]), text(value.get("text", "")), detail
