"""Indicators of units and people: target, actual, points, and the sum they come to (D7, T3, T4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import Column, back, cards, lead, link, page, section, table
from ledger.board.measured import Measured, Row, Sheet, signed
from ledger.board.pages.finder import finder
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.sums import number
from ledger.board.pages.words import NO_DATA, SUM, period_name, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.exact import total
from scoring.rounds import UNITS, period_of_round, subjects_of

COLUMNS = (
    Column(both("指标", "Indicator")),
    Column(both("目标", "Target"), number=True),
    Column(both("实际", "Actual"), number=True),
    Column(both("满分", "Full points"), number=True),
    Column(both("得分", "Points"), number=True),
)
COUNTED = both("怎样计入得分", "How it enters the score")
DEDUCTION = both("扣分项", "deduction")
NOT_DONE = both("没有完成", "not done")


def indicators(view: View) -> Iterator[tuple[str, str]]:
    """The list of rounds and a page for each unit in each; nothing when nothing measured is to be shown."""
    found = view.measured
    if found:
        yield address.INDICATORS, _list(view, found)
    for settled, units in found:
        for unit, sheets in units.items():
            yield address.indicators(unit, settled.period), _page(view, settled, unit, sheets)


def _title(settled: Settled) -> str:
    period = period_name(period_of_round(settled.period))
    if subjects_of(settled.period) == UNITS:
        return both(f"{period}单位指标", f"Indicators of units, {period}")
    return both(f"{period}个人指标", f"Indicators of people, {period}")


def _list(view: View, found: Sequence[Measured]) -> str:
    parts = [
        back(way(address.INDICATORS, address.WORK)),
        lead(both("每项指标定多少、做了多少、得几分。", "Target, actual and points of every indicator.")),
        finder(both("单位名称", "a unit's name")) if len(found[0][1]) > 1 else "",
    ]
    for settled, units in found:
        listed = cards(
            (
                address.between(address.INDICATORS, address.indicators(unit, settled.period)),
                view.unit_name(unit),
                _note(settled, sheets),
            )
            for unit, sheets in units.items()
        )
        parts.append(section(_title(settled), f"r{settled.period}", listed))
    return page(NAMES[address.INDICATORS], parts)


def _note(settled: Settled, sheets: list[Sheet]) -> str:
    if subjects_of(settled.period) != UNITS:
        return counted(len(sheets), "人", "person", "people")
    known = sum(row.points is not None for row in sheets[0].rows)
    return counted(known, "项指标", "indicator", "indicators")


def _page(view: View, settled: Settled, unit: str, sheets: list[Sheet]) -> str:
    here = address.indicators(unit, settled.period)
    of_unit = (address.between(here, address.unit(unit)), view.unit_name(unit))
    parts = [back(way(here, address.INDICATORS), of_unit)]
    for sheet in sheets:
        person = sheet.seat.person
        why = link(address.between(here, address.why(person, settled.period)), COUNTED)
        own = subjects_of(settled.period) == UNITS
        inside = _classes(view, settled, sheet, "h2" if own else "h3") + f"<p>{why}</p>"
        parts.append(inside if own else f'<h2 id="{person}">{view.person_named(person)}</h2>\n\n{inside}')
    return page(titled(view.unit_name(unit), _title(settled)), parts)


def _classes(view: View, settled: Settled, sheet: Sheet, heading: str) -> str:
    """A table for each class of indicators, headed by its name, with the sum of its points."""
    made = []
    for named in view.policy_of(settled.period).indicator_classes:
        rows = [row for row in sheet.rows if row.indicator.group == named.id]
        if rows:
            listed = table(COLUMNS, [*map(_row, rows), _sum(rows)])
            made.append(f"<{heading}>{text(named.name)}</{heading}>{listed}")
    return "".join(made)


def _row(row: Row) -> list[str]:
    measure, reading = row.measure, row.reading
    name = text(row.indicator.name)
    negative = row.negative
    points = NO_DATA if row.points is None else number(signed(row))
    return [
        f"{titled(name, text(measure.name)) if measure.item else name}{_standard(row)}",
        _amount(reading.target.value if reading.target else None, row) or text(reading.deadline or ""),
        _actual(row),
        DEDUCTION if negative else number(measure.points),
        points,
    ]


def _standard(row: Row) -> str:
    """What counts as done, in small print below the name."""
    return f"<br><small>{text(row.indicator.standard)}</small>" if row.indicator.standard else ""


def _amount(value: Fraction | None, row: Row) -> str:
    if value is None:
        return ""
    unit = "%" if row.indicator.source == "tasks" else f" {text(row.indicator.unit_of_measure)}".rstrip()
    return f"{number(value)}{unit}"


def _actual(row: Row) -> str:
    reading = row.reading
    if reading.actual is not None:
        return _amount(reading.actual.value, row)
    if reading.tier is not None:
        tiers = getattr(row.measure.settings, "tiers", ())
        return next((text(each.name) for each in tiers if each.id == reading.tier), text(reading.tier))
    return text(reading.done) if reading.done else NOT_DONE if reading.deadline else ""


def _sum(rows: list[Row]) -> list[str]:
    """What the class comes to, over those with a value."""
    counted = [row for row in rows if row.points is not None or row.indicator.absent == "zero"]
    points = total(signed(row) for row in counted)
    full = total(row.measure.points for row in counted if not row.negative)
    return [f"<strong>{SUM}</strong>", "", "", number(full), f"<strong>{number(points)}</strong>"]
