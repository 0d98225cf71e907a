"""Surveys: how people were drawn, how anybody draws them again, and what they answered (T6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import Column, back, cards, counted, facts, lead, more, note, page, section
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import unit_link
from ledger.board.pages.shares import percent
from ledger.board.pages.words import basis, joined, year_name
from ledger.board.view import Shown, View
from scoring.policy.surveys import Cell, Survey
from scoring.survey.withholding import told

RESULT = ("strata", "stratum", "drawn", "reached", "answered", "refused", "topics")
CELL = Column(both("层", "Cell"))
RESPONSE = {
    "drawn": both("抽中", "Drawn"),
    "reached": both("找到", "Reached"),
    "answered": both("答复", "Answered"),
    "refused": both("拒答", "Refused"),
}
RATE = both("答复率", "Response rate")
HOW_DRAWN = both("怎么抽的", "How people were drawn")
WITHHELD = both("不公布", "withheld")
LEAD = both("分类别、多层次、随机抽样。", "Drawn at random from several groups and levels of the public.")
OPAQUE = both(
    "编号只有抽样单位能对应到人，这里没有任何人的身份。",
    "Only the body that drew them can tell who has which id; nobody's identity is here.",
)
FAIR = both(
    "名单在种子公布之前就已备案并入账，种子是事后才知道的公开数值，所以谁也不能挑人。"
    "任何人拿同一份名单和同一个种子，抽出来的都是这些编号。",
    "The list was filed and entered in the ledger before the seed was published, and the seed is a public "
    "value that nobody knew before, so nobody could pick people. Whoever takes the same list and the same "
    "seed draws the same ids.",
)
RUN = both("在台账目录里运行：", "Run in the folder of the ledger:")
BY_HAND = both(
    "它逐步打印每一次抽取，并与上面的编号核对。不装软件也能手算："
    "每一步只用到 sha256sum，方法写在说明文档的“抽取”一节。",
    "It prints every single draw and compares it with the ids above. It can also be done by hand, without "
    "installing anything: each step needs only sha256sum; the section on drawing in the documentation "
    "tells how.",
)
Found = tuple[str, Survey]
"""A year and one of its surveys."""


def surveys(view: View) -> Iterator[tuple[str, str]]:
    """The list and a page for every survey that has a frame or results to show."""
    found = _found(view)
    if not found:
        return
    listed = (
        (address.between(address.SURVEYS, address.survey(year, each.id)), text(each.name), year_name(year))
        for year, each in found
    )
    back_ = back(way(address.SURVEYS, address.SUPERVISION))
    yield address.SURVEYS, page(NAMES[address.SURVEYS], [back_, lead(LEAD), cards(listed)])
    for year, survey in found:
        yield address.survey(year, survey.id), _page(view, year, survey)


def _found(view: View) -> list[Found]:
    """Newest year first, in the policy's order."""
    shown = [*view.shown("survey-frame", "seed_date"), *view.shown("survey-result", *RESULT)]
    keys = {(each.keys["year"], each.keys["survey"]) for each in shown}
    years = sorted({year for year, _ in keys}, reverse=True)
    return [
        (year, each) for year in years for each in view.policy_of(year).surveys if (year, each.id) in keys
    ]


def _page(view: View, year: str, survey: Survey) -> str:
    here = address.survey(year, survey.id)
    frame, draw = (_record(view, kind, year, survey) for kind in ("survey-frame", "survey-draw"))
    topics = joined(text(topic.name) for topic in survey.topics)
    parts = [
        back(way(here, address.SURVEYS)),
        lead(both(f"问的是：{topics}。", f"Asked about: {topics}.")),
        section(both("调查结果", "What people said"), "results", *_results(view, year, survey, here)),
        section(HOW_DRAWN, "design", _design(survey, frame), _seed(survey, frame, draw)),
        section(both("抽中了谁", "Who was drawn"), "drawn", _drawn(survey, draw)),
        section(both("自己重抽一遍", "Draw again yourself"), "redraw", _redraw(year, survey, frame, draw)),
    ]
    return page(both(f"{year}年{text(survey.name)}", f"{text(survey.name)} {year}"), parts)


def _record(view: View, kind: str, year: str, survey: Survey) -> Mapping[str, Any]:
    """The frame or draw as far as it may be shown; empty without one."""
    for each in view.shown(kind):
        if (each.keys["year"], each.keys["survey"]) == (year, survey.id):
            return each.value
    return {}


def _design(survey: Survey, frame: Mapping[str, Any]) -> str:
    """The cells with their weights, how many are listed, and how many are drawn."""
    listed = {row.get("stratum"): row["ids"] for row in frame.get("strata", ()) if "ids" in row}
    names = [both("权重", "Weight"), both("抽取", "To draw"), *([both("名单", "Listed")] if listed else [])]
    columns = [CELL, *(Column(name, number=True) for name in names)]
    whole = sum(cell.weight for cell in survey.cells)
    rows = [
        [
            text(cell.name),
            percent(cell.weight, whole),
            str(cell.size),
            *([str(len(listed.get(cell.id, ())))] if listed else []),
        ]
        for cell in survey.cells
    ]
    return counted(columns, rows)


def _seed(survey: Survey, frame: Mapping[str, Any], draw: Mapping[str, Any]) -> str:
    known = [
        (both("种子来源", "Source of the seed"), text(survey.source)),
        (both("名单备案", "List filed"), text(frame.get("filed", ""))),
        (both("种子公布", "Seed published"), text(frame.get("seed_date", ""))),
        (both("种子", "Seed"), f"<code>{text(draw['seed_value'])}</code>" if "seed_value" in draw else ""),
        (
            both("抽取", "Drawn by"),
            " · ".join(text(draw[name]) for name in ("by", "authority") if name in draw),
        ),
    ]
    return facts(known)


def _drawn(survey: Survey, draw: Mapping[str, Any]) -> str:
    """The opaque ids, cell by cell in the order of the draw."""
    drawn = draw.get("drawn", {})
    names = {cell.id: cell.name for cell in survey.cells}
    rows = [
        (text(names.get(cell, cell)), joined(text(each) for each in ids))
        for cell, ids in drawn.items()
        if ids
    ]
    if not rows:
        return ""
    return f"<p>{OPAQUE}</p>{facts(rows)}"


def _redraw(year: str, survey: Survey, frame: Mapping[str, Any], draw: Mapping[str, Any]) -> str:
    """How anybody draws again: only where the list, the seed and the draw are there to compare."""
    if not all(name in draw for name in ("seed_value", "drawn")) or "strata" not in frame:
        return ""
    command = text(f"shaiji draw {year} {survey.id}")
    return note(FAIR) + f"<p>{RUN}</p><pre><code>{command}</code></pre><p>{BY_HAND}</p>"


def _results(view: View, year: str, survey: Survey, here: str) -> Iterator[str]:
    found = [
        each
        for each in view.shown("survey-result", *RESULT)
        if (each.keys["year"], each.keys["survey"]) == (year, survey.id)
    ]
    if not found:
        return
    yield f"<p>{_why_withheld(survey.withhold_below)} {basis(survey.basis)}</p>"
    for each in found:
        unit = each.keys["unit"]
        head = f'<h3 id="{text(unit)}">{unit_link(view, here, unit)}</h3>'
        inside = "".join(_topic(survey, each, topic.id, topic.name) for topic in survey.topics)
        yield head + _response(survey, each) + inside


def _why_withheld(least: int) -> str:
    return both(
        f"少于 {least} 人回答的格子不公布，以免看出是谁答的；只有一格不公布时，再隐去一格。",
        f"Cells with fewer than {least} answers are withheld, so that nobody can tell who answered; "
        "where that is only one cell, another one is left out too.",
    )


def _response(survey: Survey, result: Shown) -> str:
    """Drawn, reached, answered, refused by cell: non-response is part of the result."""
    columns = [CELL, *(Column(name, number=True) for name in (*RESPONSE.values(), RATE))]
    given = {row["stratum"]: row for row in result.value["strata"]}
    rows = [
        [
            text(cell.name),
            *(str(given[cell.id][name]) for name in RESPONSE),
            percent(given[cell.id]["answered"], given[cell.id]["drawn"]) if given[cell.id]["drawn"] else "",
        ]
        for cell in survey.cells
        if cell.id in given
    ]
    return counted(columns, rows)


def _topic(survey: Survey, result: Shown, topic: str, name: str) -> str:
    given = {row["stratum"]: row for row in result.value["strata"]}
    votes = {cell.id: given.get(cell.id, {}).get("topics", {}).get(topic, {}) for cell in survey.cells}
    answers = {cell: sum(counts.values()) for cell, counts in votes.items()}
    hidden = [cell for cell, row in given.items() if row["answered"] and topic not in row.get("topics", {})]
    shown = told(answers, hidden, survey.withhold_below, complement=survey.withhold_complement)
    columns = [CELL, *(Column(text(each.name), number=True) for each in survey.options)]
    rows = [
        _cell(survey, cell, votes[cell.id], cell.id in shown) for cell in survey.cells if cell.id in given
    ]
    return more(text(name), counted(columns, rows))


def _cell(survey: Survey, cell: Cell, votes: Mapping[str, int], shown: bool) -> list[str]:
    counts = [str(votes.get(option.id, 0)) if shown else WITHHELD for option in survey.options]
    return [text(cell.name), *counts]
