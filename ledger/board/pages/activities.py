"""How the assessment itself is run: the group in charge, and what took place how often (X1, D2, T1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.both import counted as count_of
from ledger.board.encode import text
from ledger.board.html import Column, back, counted, facts, lead, more, page, section, timeline
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import dotted, lines, person_link, units_linked
from ledger.board.pages.words import basis, joined, titled, year_name
from ledger.board.view import Shown, View
from scoring.policy.care import Activity

HERE = address.ACTIVITIES
NEEDED = ("activity", "date")
COLUMNS = (
    Column(both("活动", "Activity")),
    Column(both("次数", "Held"), number=True),
    Column(both("要求", "Asked for")),
)
PER = {"period": both("每个考核期", "an assessment period"), "year": both("每年", "a year")}


def activities(view: View) -> Iterator[tuple[str, str]]:
    """The page; nothing when neither a group nor an activity is to be shown."""
    found = view.shown("activity", *NEEDED)
    group = section(both("考核工作领导小组", "The assessment group"), "group", _group(view))
    if not found and not group:
        return
    years = sorted({each.keys["year"] for each in found}, reverse=True)
    parts = [
        back(way(HERE, address.TAKING_PART)),
        lead(
            both(
                "谁来组织考核，谁来监督，做了哪些工作。",
                "Who runs the assessment, who supervises it, what took place.",
            )
        ),
        group,
        *(_year(view, year, [each for each in found if each.keys["year"] == year]) for year in years),
    ]
    yield HERE, page(NAMES[HERE], parts)


def _group(view: View) -> str:
    group: Any = view.sight.shown("body", view.body).get("assessment_group")
    if not isinstance(group, dict):
        return ""
    members = joined(person_link(view, HERE, each) for each in group.get("members", ()))
    known = [
        (both("组长", "Head"), person_link(view, HERE, group.get("lead"))),
        (both("成员", "Members"), members),
        (both("办公室", "Office"), text(str(group.get("office", "")))),
        (both("监督", "Supervised by"), text(str(group.get("supervised_by", "")))),
        (both("牵头单位", "Lead units"), units_linked(view, HERE, group.get("lead_units"))),
        (both("责任单位", "Responsible units"), units_linked(view, HERE, group.get("responsible_units"))),
    ]
    return facts(known)


def _year(view: View, year: str, found: list[Shown]) -> str:
    listed = view.policy_of(year).activities
    rows = [tallied(each, found) for each in listed]
    return section(
        year_name(year),
        f"y{year}",
        counted(COLUMNS, rows) if rows else "",
        "".join(_held(view, each, found) for each in listed),
    )


def tallied(activity: Activity, found: list[Shown]) -> list[str]:
    """A row: the activity, how often it was held, and how often it has to be."""
    held = sum(each.value["activity"] == activity.id for each in found)
    least = count_of(activity.least, "次", "time", "times")
    per = PER[activity.per] if activity.per else ""
    asked = both(f"{per}至少 {least}", f"at least {least} {per}") if per else ""
    return [f"{text(activity.name)} {basis(activity.basis)}", str(held), asked]


def _held(view: View, activity: Activity, found: list[Shown]) -> str:
    own = sorted(
        (each for each in found if each.value["activity"] == activity.id),
        key=lambda each: (each.value["date"], each.id),
        reverse=True,
    )
    if not own:
        return ""
    title = titled(text(activity.name), count_of(len(own), "次", "time", "times"))
    return more(title, timeline(_line(view, each) for each in own))


def _line(view: View, each: Shown) -> tuple[str, str, str]:
    value = each.value
    people = joined(person_link(view, HERE, person) for person in value.get("people", ()))
    where = units_linked(view, HERE, value.get("units"))
    detail = dotted(where, people, lines(value.get("authority")))
    return text(value["date"]), text(value.get("text", "")), detail
