"""Supervision orders: overdue ones first, then those under way, then those closed; a page each (T9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.encode import paragraphs, text
from ledger.board.html import (
    BAD,
    CAREFUL,
    GOOD,
    PLAIN,
    Column,
    back,
    facts,
    grade,
    lead,
    link,
    page,
    section,
    table,
    timeline,
)
from ledger.board.pages.links import lines, person_link, unit_link
from ledger.board.pages.words import day_name
from ledger.board.view import Shown, View
from ledger.supervision.open_matters import Open, open_matters

NEEDED = (
    *("title", "unit", "due", "date"),
    *("assigned", "undertaken", "supervised", "reported", "assessed", "closed"),
)
"""Without one of these the board cannot tell how far an order is."""
STEPS = {
    "assigned": "交办",
    "undertaken": "承办",
    "supervised": "督办",
    "reported": "反馈",
    "assessed": "考核",
    "rectified": "整改",
    "closed": "销号",
}
RECTIFIED = list(STEPS).index("rectified")
"""Where putting right stands among the steps of one day: before the end."""
RESULTS = {"met": ("达到标准", GOOD), "partly": ("部分达到", CAREFUL), "not_met": ("没有达到", BAD)}
OPEN = (Column("事项"), Column("承办单位"), Column("已到"), Column("下一步"), Column("期限"))
CLOSED = (Column("事项"), Column("承办单位"), Column("考核结果"), Column("销号"))


def orders(view: View) -> Iterator[tuple[str, str]]:
    """The list and a page for every order; nothing when there is none to show."""
    found = view.shown("order", *NEEDED)
    if not found:
        return
    waiting = {
        f"orders/{each.id}": each for each in open_matters(view.book, view.as_of) if each.kind == "order"
    }
    yield address.ORDERS, _list(view, found, waiting)
    for order in found:
        yield address.order(order.id), _page(view, order, waiting.get(order.id))


def _list(view: View, found: list[Shown], waiting: Mapping[str, Open]) -> str:
    here = address.ORDERS
    by_id = {order.id: order for order in found}
    late = [_open(view, here, by_id[id_], each) for id_, each in waiting.items() if each.overdue]
    going = [_open(view, here, by_id[id_], each) for id_, each in waiting.items() if not each.overdue]
    done = [order for order in found if "closed" in order.value]
    closed = table(CLOSED, (_closed(view, here, order) for order in _newest_first(done))) if done else ""
    known = f"截至 {day_name(view.as_of)}：" if view.as_of else ""
    parts = [
        back((address.between(here, address.SUPERVISION), "监督")),
        lead(f"{known}{len(late)} 件逾期，{len(going)} 件在期限内办理，{len(done)} 件已销号。"),
        section("逾期", "overdue", table(OPEN, late) if late else ""),
        section("办理中", "open", table(OPEN, going) if going else ""),
        section("已销号", "closed", closed),
    ]
    return page("督办事项", parts)


def _newest_first(found: list[Shown]) -> list[Shown]:
    return sorted(found, key=lambda order: (order.value["closed"]["date"], order.id), reverse=True)


def _open(view: View, here: str, order: Shown, waiting: Open) -> list[str]:
    late = f" {grade(f'逾期 {waiting.overdue} 个工作日', BAD)}" if waiting.overdue else ""
    return [
        _title(here, order),
        unit_link(view, here, order.value["unit"]),
        STEPS[waiting.state],
        STEPS.get(waiting.step or "", ""),
        f"{text(waiting.last or '')}{late}",
    ]


def _closed(view: View, here: str, order: Shown) -> list[str]:
    unit = unit_link(view, here, order.value["unit"])
    return [_title(here, order), unit, _result(order.value), text(order.value["closed"]["date"])]


def _title(here: str, order: Shown) -> str:
    return link(address.between(here, address.order(order.id)), text(order.value["title"]))


def _result(value: Mapping[str, Any]) -> str:
    """The result of the assessment as a badge, when there is one and it may be shown."""
    found = value.get("assessed", {}).get("result")
    return grade(*RESULTS[found]) if found else ""


def _page(view: View, order: Shown, waiting: Open | None) -> str:
    here, value = address.order(order.id), order.value
    known = [
        ("状态", _state(value, waiting)),
        ("承办单位", unit_link(view, here, value["unit"])),
        (
            "责任人",
            person_link(view, here, value["undertaken"].get("person")) if "undertaken" in value else "",
        ),
        ("完成标准", text(value.get("standard", ""))),
        ("期限", text(value["due"])),
        ("延期", "；".join(_extension(each) for each in value.get("extended", ()))),
    ]
    parts = [
        back((address.between(here, address.ORDERS), "督办事项")),
        paragraphs(value.get("matter", "")),
        facts(known),
        section("办理经过", "course", timeline(_course(value))),
    ]
    return page(text(value["title"]), parts)


def _state(value: Mapping[str, Any], waiting: Open | None) -> str:
    if waiting is None:
        return f"{grade('已销号', GOOD)} {_result(value)}"
    if waiting.overdue:
        return grade(f"逾期 {waiting.overdue} 个工作日", BAD)
    return f"{grade('办理中', PLAIN)} 下一步：{STEPS.get(waiting.step or '', '')}"


def _extension(each: Mapping[str, Any]) -> str:
    authority = each.get("authority")
    return f"延至 {text(each.get('until', ''))}{f'（{text(authority)}）' if authority else ''}"


def _course(value: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every step taken, in order of day."""
    taken = [(name, value[name]) for name in STEPS if isinstance(value.get(name), dict)]
    taken += [("supervised", each) for each in value.get("supervised", ())]
    places = list(STEPS)
    told = [(text(step["date"]), places.index(name), *_step(value, name, step)) for name, step in taken]
    for day, _, what, said in sorted([*told, *_rectified(value.get("rectification", {}))]):
        yield day, what, said


def _step(value: Mapping[str, Any], name: str, step: Mapping[str, Any]) -> tuple[str, str]:
    said = lines(step.get("by"), step.get("text"), step.get("authority"), *step.get("evidence", ()))
    return f"{STEPS[name]} {_result(value) if name == 'assessed' else ''}".strip(), said


def _rectified(value: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """The order to put things right, after the assessment of the same day, and what came of it."""
    if "issued" in value:
        yield text(value["issued"]), RECTIFIED, "责令整改", f"限 {text(value.get('due', ''))} 前完成"
    if "done" in value:
        yield text(value["done"]), RECTIFIED, "整改完成", ""
