"""Inspections: the year's list, what is off it with its approval, and what was found (T8, T11, T12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import CAREFUL, Column, back, facts, grade, lead, link, page, section, table
from ledger.board.pages.links import day, lines, person_link, unit_link, units_linked
from ledger.board.pages.words import month_name
from ledger.board.view import Shown, View

LISTED = ("items", "name", "planned")
HELD = ("from", "to")
HERE = address.INSPECTIONS
PLAN = (Column("检查"), Column("方式"), Column("检查单位"), Column("计划"), Column("对象"), Column("实施"))
FOUND = (Column("问题"), Column("单位"), Column("程度"), Column("证据"), Column("结果共享"))


def inspections(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when no list and no inspection is to be shown."""
    lists = {int(each.keys["year"]): each for each in view.shown("inspection-list", *LISTED)}
    held = sorted(view.shown("inspection", *HELD), key=lambda each: str(each.value["from"]), reverse=True)
    years = sorted({*lists, *(int(each.keys["year"]) for each in held)}, reverse=True)
    if not years:
        return
    parts = [
        back((address.between(HERE, address.SUPERVISION), "监督")),
        lead("年初定计划，计划外的检查须经批准；查出的问题一次认定、各方共用，不重复检查。"),
    ]
    for year in years:
        of_year = [each for each in held if int(each.keys["year"]) == year]
        parts += _year(view, year, lists.get(year), of_year)
    yield HERE, page("监督检查", parts)


def _year(view: View, year: int, listed: Shown | None, held: list[Shown]) -> Iterator[str]:
    kinds = {each.id: text(each.name) for each in view.policy_of(str(year)).supervision.check_kinds}
    if listed is not None:
        filed = lines(
            f"{listed.value['filed']} 备案" if "filed" in listed.value else "", listed.value.get("authority")
        )
        rows = [_planned(view, each, held, kinds) for each in listed.value["items"]]
        yield section(f"{year}年检查计划", f"y{year}", f"<p>{filed}</p>" if filed else "", table(PLAN, rows))
    off = [each for each in held if "item" not in each.value]
    if off and view.sight.sees("inspection.item"):
        yield section(f"{year}年计划外检查", f"off{year}", *(_held(view, each, kinds) for each in off))
    on = [each for each in held if each not in off]
    if on:
        yield section(f"{year}年检查结果", f"held{year}", *(_held(view, each, kinds) for each in on))


def _planned(view: View, item: Mapping[str, Any], held: list[Shown], kinds: Mapping[str, str]) -> list[str]:
    done = [each for each in held if each.value.get("item") == item.get("id")]
    made = "、".join(link(f"#{_anchor(each.id)}", day(each.value["to"])) for each in done)
    return [
        text(item["name"]),
        kinds.get(item.get("kind", ""), ""),
        text(item.get("by", "")),
        month_name(item["planned"]) if len(item["planned"]) == len("2026-03") else text(item["planned"]),
        units_linked(view, HERE, item.get("units")),
        made or "还没有",
    ]


def _anchor(record: str) -> str:
    return record.replace("/", "-")


def _held(view: View, inspection: Shown, kinds: Mapping[str, str]) -> str:
    value = inspection.value
    known = [
        ("方式", kinds.get(value.get("kind", ""), "")),
        ("检查单位", text(value.get("by", ""))),
        ("对象", units_linked(view, HERE, value.get("units"))),
        ("备案", text(value.get("filed", ""))),
        ("批准", text(value.get("approval", ""))),
    ]
    span = f"{text(value['from'])} 至 {text(value['to'])}"
    found = value.get("findings", [])
    listed = (
        table(FOUND, (_finding(view, inspection, each) for each in found))
        if found
        else "<p>没有发现问题。</p>"
    )
    told = listed if view.sight.sees("inspection.findings", "inspection.text") else ""
    return (
        f'<h3 id="{_anchor(inspection.id)}">{text(_name(view, inspection))} {span}</h3>{facts(known)}{told}'
    )


def _name(view: View, inspection: Shown) -> str:
    """What the year's list calls it."""
    lists = view.shown("inspection-list", *LISTED)
    items = [
        item
        for each in lists
        if each.keys == {"year": inspection.keys["year"]}
        for item in each.value["items"]
    ]
    names = (item["name"] for item in items if item.get("id") == inspection.value.get("item"))
    return next(names, "计划外检查" if "approval" in inspection.value else "检查")


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
        " · ".join(filter(None, shared)),
    ]


def _same(view: View, finding: str) -> str:
    """That a finding is the one of an earlier inspection, and the way to it (T12)."""
    earlier = finding.partition("#")[0]
    named = (
        link(f"#{_anchor(e.id)}", text(_name(view, e)))
        for e in view.shown("inspection", *HELD)
        if e.id == earlier
    )
    return f"与{next(named, '以前的检查')}查出的是同一问题，不重复计"
