"""Goals of a year as they were declared, rated, approved and posted (D8, S1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board.encode import text
from ledger.board.html import bullets, more, timeline
from ledger.board.pages.links import lines, person_link
from ledger.board.view import Shown, View


def goals_html(view: View, goals: Shown, here: str) -> str:
    """A unit's goals, or a person's, folded under their name."""
    value = goals.value
    whose = person_link(view, here, goals.keys["person"]) if "person" in goals.keys else "本单位"
    listed = bullets(_goal(view, goals.keys["year"], each) for each in value["goals"])
    course = timeline(_course(view, value, here))
    comments = bullets(
        lines(each.get("date"), each.get("text"), f"答复：{each['answer']}" if "answer" in each else "")
        for each in value.get("comments", ())
    )
    said = f"<p>意见：</p>{comments}" if comments else ""
    return more(f"{whose}：{len(value['goals'])} 项目标", listed + course + said)


def _goal(view: View, year: str, goal: Mapping[str, Any]) -> str:
    names = {each.id: each for each in view.policy_of(year).indicators}
    known = names.get(goal.get("indicator", ""))
    unit = known.unit_of_measure if known else ""
    target = f"全年 {goal['target']} {unit}".strip() if "target" in goal else ""
    said = lines(known.name if known else "", target, goal.get("standard"))
    measures = bullets(text(each) for each in goal.get("measures", ()))
    return f"<strong>{text(goal.get('text', ''))}</strong> {said}{measures}"


def _course(view: View, value: Mapping[str, Any], here: str) -> Iterator[tuple[str, str, str]]:
    if "declared" in value:
        yield text(value["declared"]), "申报", ""
    if "presented" in value:
        yield text(value["presented"]), "会上陈述", _rated(value.get("rated", {}))
    approved = value.get("approved", {})
    if "date" in approved:
        by = person_link(view, here, approved.get("by"))
        yield text(approved["date"]), "审定", " · ".join(filter(None, [by, lines(approved.get("authority"))]))
    posted = value.get("posted", {})
    if "from" in posted:
        yield text(posted["from"]), "公示", f"至 {text(posted.get('to', '今'))}"


def _rated(rated: Mapping[str, Any]) -> str:
    words = {"agree": "同意", "disagree": "不同意", "abstain": "弃权"}
    counts = rated.get("counts", {})
    said = (f"{text(words.get(option, option))} {count} 票" for option, count in counts.items())
    return f"评议：{'，'.join(said)}" if counts else ""
