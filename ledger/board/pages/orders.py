"""Supervision orders: overdue ones first, then those under way, then those closed; a page each (T9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.charts.svg import Key
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
    more,
    page,
    section,
    table,
    timeline,
)
from ledger.board.html import counted as tight
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines, person_link, unit_link
from ledger.board.pages.tallies import tally_chart
from ledger.board.pages.words import day_name
from ledger.board.view import Shown, View
from ledger.supervision.open_matters import Open, open_matters

NEEDED = (
    *("title", "unit", "due", "date"),
    *("assigned", "undertaken", "supervised", "reported", "assessed", "closed"),
)
"""Without one of these the board cannot tell how far an order is."""
STEPS = {
    "assigned": both("交办", "Assignment"),
    "undertaken": both("承办", "Undertaking"),
    "supervised": both("督办", "Supervision"),
    "reported": both("反馈", "Report"),
    "assessed": both("考核", "Assessment"),
    "rectified": both("整改", "Rectification"),
    "closed": both("销号", "Closing"),
}
RECTIFIED = list(STEPS).index("rectified")
"""Where putting right stands among the steps of one day: before the end."""
RESULTS = {
    "met": (both("达到标准", "standard met"), GOOD),
    "partly": (both("部分达到", "met in part"), CAREFUL),
    "not_met": (both("没有达到", "not met"), BAD),
}
MATTER, UNIT = Column(both("事项", "Matter")), both("承办单位", "Unit in charge")
DUE = both("期限", "Due")
OPEN = (
    MATTER,
    Column(UNIT, choice=True),
    Column(both("已到", "Reached"), choice=True),
    Column(both("下一步", "Next step")),
    Column(DUE),
)
CLOSED = (
    MATTER,
    Column(UNIT, choice=True),
    Column(both("考核结果", "Result"), choice=True),
    Column(both("销号", "Closed")),
)
UNDER_WAY, DONE = both("办理中", "Under way"), both("已销号", "Closed")
MANY = 12
"""Units drawn at once; more are folded."""
LOOKS = (Key("0", DONE), Key("1", UNDER_WAY), Key("3", both("逾期", "Overdue")))
"""How an order stands, with its look in a chart."""


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
    day = day_name(view.as_of) if view.as_of else ""
    known = both(f"截至 {day}：", f"As of {day}: ") if day else ""
    how_many = both(
        f"{len(late)} 件逾期，{len(going)} 件在期限内办理，{len(done)} 件已销号。",
        f"{len(late)} overdue, {len(going)} under way in time, {len(done)} closed.",
    )
    parts = [
        back(way(here, address.SUPERVISION)),
        lead(f"{known}{how_many}"),
        section(both("逾期", "Overdue"), "overdue", table(OPEN, late) if late else ""),
        section(UNDER_WAY, "open", table(OPEN, going) if going else ""),
        _by_unit(view, found, waiting),
        section(DONE, "closed", closed),
    ]
    return page(NAMES[here], parts)


def _by_unit(view: View, found: list[Shown], waiting: Mapping[str, Open]) -> str:
    """How the orders of every unit stand, the units by id."""
    states = Counter((str(order.value["unit"]), _look(order, waiting.get(order.id))) for order in found)
    units = sorted({unit for unit, _ in states})
    rows = {unit: [states[unit, key.look] for key in LOOKS] for unit in units}
    title = both("各单位督办事项", "Orders by unit")
    columns = [Column(UNIT), *(Column(key.words, number=True) for key in LOOKS)]
    chart = tally_chart(title, LOOKS, [(view.unit_name(unit), row) for unit, row in rows.items()])
    cells = ([unit_link(view, address.ORDERS, unit), *map(str, row)] for unit, row in rows.items())
    inside = chart + tight(columns, cells)
    many = both(f"{len(units)} 个单位", f"{len(units)} units")
    return section(title, "units", inside if len(units) <= MANY else more(many, inside))


def _look(order: Shown, waiting: Open | None) -> str:
    """The look of an order in a chart, by how it stands."""
    if "closed" in order.value:
        return "0"
    return "3" if waiting and waiting.overdue else "1"


def _newest_first(found: list[Shown]) -> list[Shown]:
    return sorted(found, key=lambda order: (order.value["closed"]["date"], order.id), reverse=True)


def _open(view: View, here: str, order: Shown, waiting: Open) -> list[str]:
    late = f" {_late(waiting)}" if waiting.overdue else ""
    return [
        _title(here, order),
        unit_link(view, here, order.value["unit"]),
        STEPS[waiting.state],
        STEPS.get(waiting.step or "", ""),
        f"{text(waiting.last or '')}{late}",
    ]


def _late(waiting: Open) -> str:
    days = counted(waiting.overdue, "个工作日", "workday", "workdays")
    return grade(both(f"逾期 {days}", f"overdue by {days}"), BAD)


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
        (both("状态", "State"), _state(value, waiting)),
        (UNIT, unit_link(view, here, value["unit"])),
        (
            both("责任人", "Person responsible"),
            person_link(view, here, value["undertaken"].get("person")) if "undertaken" in value else "",
        ),
        (both("完成标准", "Standard"), text(value.get("standard", ""))),
        (DUE, text(value["due"])),
        (
            both("延期", "Extended"),
            both("；", "; ").join(_extension(each) for each in value.get("extended", ())),
        ),
    ]
    parts = [
        back(way(here, address.ORDERS)),
        paragraphs(value.get("matter", "")),
        facts(known),
        section(both("办理经过", "Course"), "course", timeline(_course(value))),
    ]
    return page(text(value["title"]), parts)


def _state(value: Mapping[str, Any], waiting: Open | None) -> str:
    if waiting is None:
        return f"{grade(DONE, GOOD)} {_result(value)}"
    if waiting.overdue:
        return _late(waiting)
    step = STEPS.get(waiting.step or "", "")
    return f"{grade(UNDER_WAY, PLAIN)} {both(f'下一步：{step}', f'next step: {step}')}"


def _extension(each: Mapping[str, Any]) -> str:
    until, authority = text(each.get("until", "")), text(each.get("authority", ""))
    said = both(f"（{authority}）", f" ({authority})") if authority else ""
    return both(f"延至 {until}", f"to {until}") + said


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
        due = text(value.get("due", ""))
        until = both(f"限 {due} 前完成", f"to be done by {due}")
        yield text(value["issued"]), RECTIFIED, both("责令整改", "Rectification ordered"), until
    if "done" in value:
        yield text(value["done"]), RECTIFIED, both("整改完成", "Rectification done"), ""
