"""Inspections: the year's list, what is off it with its approval, and what was found (T8, T11, T12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import CAREFUL, Column, back, facts, grade, lead, link, page, section, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import day, dotted, lines, person_link, unit_link, units_linked
from ledger.board.pages.words import joined, month_name, span, year_name
from ledger.board.view import Shown, View

LISTED = ("items", "name", "planned")
HELD = ("from", "to")
HERE = address.INSPECTIONS
WAY = both("方式", "Manner")
BY = both("检查单位", "Inspected by")
WHOM = both("对象", "Whom")
PLAN = (
    Column(both("检查", "Inspection")),
    Column(WAY, choice=True),
    Column(BY),
    Column(both("计划", "Planned")),
    Column(WHOM),
    Column(both("实施", "Held")),
)
FOUND = (
    Column(both("问题", "Finding")),
    Column(both("单位", "Unit"), choice=True),
    Column(both("程度", "Severity"), choice=True),
    Column(both("证据", "Evidence")),
    Column(both("结果共享", "Shared with")),
)
LEAD = both(
    "年初定计划，计划外的检查须经批准；查出的问题一次认定、各方共用，不重复检查。",
    "Planned at the start of the year; an inspection off the list needs approval. What one inspection found "
    "is shared and not inspected again.",
)
OFF_LIST = both("计划外检查", "Inspection off the list")
UNNAMED = both("检查", "Inspection")


def inspections(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when no list and no inspection is to be shown."""
    lists = {int(each.keys["year"]): each for each in view.shown("inspection-list", *LISTED)}
    held = sorted(view.shown("inspection", *HELD), key=lambda each: str(each.value["from"]), reverse=True)
    years = sorted({*lists, *(int(each.keys["year"]) for each in held)}, reverse=True)
    if not years:
        return
    parts = [
        back(way(HERE, address.SUPERVISION)),
        lead(LEAD),
    ]
    for year in years:
        of_year = [each for each in held if int(each.keys["year"]) == year]
        parts += _year(view, year, lists.get(year), of_year)
    yield HERE, page(NAMES[HERE], parts)


def _year(view: View, year: int, listed: Shown | None, held: list[Shown]) -> Iterator[str]:
    kinds = {each.id: text(each.name) for each in view.policy_of(str(year)).supervision.check_kinds}
    name = year_name(str(year))
    if listed is not None:
        filed = dotted(_filed(listed), lines(listed.value.get("authority")))
        rows = [_planned(view, each, held, kinds) for each in listed.value["items"]]
        yield section(
            both(f"{name}检查计划", f"Inspections planned for {name}"),
            f"y{year}",
            f"<p>{filed}</p>" if filed else "",
            table(PLAN, rows),
        )
    off = [each for each in held if "item" not in each.value]
    if off and view.sight.sees("inspection.item"):
        yield section(
            both(f"{name}计划外检查", f"Inspections off the list of {name}"),
            f"off{year}",
            *(_held(view, each, kinds) for each in off),
        )
    on = [each for each in held if each not in off]
    if on:
        yield section(
            both(f"{name}检查结果", f"Inspections held in {name}"),
            f"held{year}",
            *(_held(view, each, kinds) for each in on),
        )


def _filed(listed: Shown) -> str:
    filed = text(listed.value.get("filed", ""))
    return both(f"{filed} 备案", f"filed {filed}") if filed else ""


def _planned(view: View, item: Mapping[str, Any], held: list[Shown], kinds: Mapping[str, str]) -> list[str]:
    done = [each for each in held if each.value.get("item") == item.get("id")]
    made = joined(link(f"#{_anchor(each.id)}", day(each.value["to"])) for each in done)
    return [
        text(item["name"]),
        kinds.get(item.get("kind", ""), ""),
        text(item.get("by", "")),
        month_name(item["planned"]) if len(item["planned"]) == len("2026-03") else text(item["planned"]),
        units_linked(view, HERE, item.get("units")),
        made or both("还没有", "not yet"),
    ]


def _anchor(record: str) -> str:
    return record.replace("/", "-")


def _held(view: View, inspection: Shown, kinds: Mapping[str, str]) -> str:
    value = inspection.value
    known = [
        (WAY, kinds.get(value.get("kind", ""), "")),
        (BY, text(value.get("by", ""))),
        (WHOM, units_linked(view, HERE, value.get("units"))),
        (both("备案", "Filed"), text(value.get("filed", ""))),
        (both("批准", "Approved by"), text(value.get("approval", ""))),
    ]
    days = span(text(value["from"]), text(value["to"]))
    found = value.get("findings", [])
    listed = (
        table(FOUND, (_finding(view, inspection, each) for each in found))
        if found
        else f"<p>{both('没有发现问题。', 'Nothing was found.')}</p>"
    )
    told = listed if view.sight.sees("inspection.findings", "inspection.text") else ""
    return f'<h3 id="{_anchor(inspection.id)}">{_name(view, inspection)} {days}</h3>{facts(known)}{told}'


def _name(view: View, inspection: Shown) -> str:
    """What the year's list calls it, encoded."""
    lists = view.shown("inspection-list", *LISTED)
    items = [
        item
        for each in lists
        if each.keys == {"year": inspection.keys["year"]}
        for item in each.value["items"]
    ]
    names = (text(item["name"]) for item in items if item.get("id") == inspection.value.get("item"))
    return next(names, OFF_LIST if "approval" in inspection.value else UNNAMED)


def _finding(view: View, inspection: Shown, finding: Mapping[str, Any]) -> list[str]:
    rules = view.policy_of(inspection.keys["year"]).supervision.inspections
    names = {each.id: text(each.name) for each in rules.severities} if rules else {}
    severity = names.get(finding.get("severity", ""), "")
    whom = [unit_link(view, HERE, finding["unit"])] if "unit" in finding else []
    whom += [person_link(view, HERE, finding.get("person"))]
    same = _same(view, str(finding["same_as"])) if "same_as" in finding else ""
    shared = [lines(*finding.get("reused_by", ())), same]
    return [
        text(finding.get("text", "")),
        " ".join(filter(None, whom)),
        grade(severity, CAREFUL) if severity else "",
        lines(*finding.get("evidence", ())),
        dotted(*shared),
    ]


def _same(view: View, finding: str) -> str:
    """That a finding is the one of an earlier inspection, and the way to it (T12)."""
    earlier = finding.partition("#")[0]
    named = (
        link(f"#{_anchor(e.id)}", _name(view, e)) for e in view.shown("inspection", *HELD) if e.id == earlier
    )
    other = next(named, both("以前的检查", "an earlier inspection"))
    return both(f"与{other}查出的是同一问题，不重复计", f"the same finding as of {other}, not counted again")
