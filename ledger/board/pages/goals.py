"""Goals of a year as they were declared, rated, approved and posted (D8, S1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import bullets, more, timeline
from ledger.board.pages.links import dotted, lines, person_link
from ledger.board.pages.record import VOTES
from ledger.board.pages.words import OWN_UNIT, titled
from ledger.board.view import Shown, View

ANSWER = both("答复", "answer")
COMMENTS = both("意见：", "Comments:")


def goals_html(view: View, goals: Shown, here: str) -> str:
    """A unit's goals, or a person's, folded under their name."""
    value = goals.value
    person = goals.keys.get("person")
    whose = view.person_named(person) if person else OWN_UNIT
    page = f"<p>{person_link(view, here, person)}</p>" if person else ""
    listed = bullets(_goal(view, goals.keys["year"], each) for each in value["goals"])
    course = timeline(_course(view, value, here))
    comments = bullets(
        dotted(
            lines(each.get("date"), each.get("text")),
            titled(ANSWER, text(each["answer"])) if "answer" in each else "",
        )
        for each in value.get("comments", ())
    )
    said = f"<p>{COMMENTS}</p>{comments}" if comments else ""
    return more(
        titled(whose, counted(len(value["goals"]), "项目标", "goal", "goals")), page + listed + course + said
    )


def _goal(view: View, year: str, goal: Mapping[str, Any]) -> str:
    names = {each.id: each for each in view.policy_of(year).indicators}
    known = names.get(goal.get("indicator", ""))
    unit = known.unit_of_measure if known else ""
    target = text(f"{goal['target']} {unit}".strip()) if "target" in goal else ""
    of_year = both(f"全年 {target}", f"{target} in the year") if target else ""
    said = dotted(text(known.name if known else ""), of_year, lines(goal.get("standard")))
    measures = bullets(text(each) for each in goal.get("measures", ()))
    return f"<strong>{text(goal.get('text', ''))}</strong> {said}{measures}"


def _course(view: View, value: Mapping[str, Any], here: str) -> Iterator[tuple[str, str, str]]:
    if "declared" in value:
        yield text(value["declared"]), both("申报", "declared"), ""
    if "presented" in value:
        yield (
            text(value["presented"]),
            both("会上陈述", "presented at a meeting"),
            _rated(value.get("rated", {})),
        )
    approved = value.get("approved", {})
    if "date" in approved:
        by = person_link(view, here, approved.get("by"))
        yield text(approved["date"]), both("审定", "approved"), dotted(by, lines(approved.get("authority")))
    posted = value.get("posted", {})
    if "from" in posted:
        last = text(posted.get("to", ""))
        yield (
            text(posted["from"]),
            both("公示", "posted"),
            both(f"至 {last or '今'}", f"until {last or 'now'}"),
        )


def _rated(rated: Mapping[str, Any]) -> str:
    counts = rated.get("counts", {})
    votes = (_vote(VOTES.get(option) or text(option), count) for option, count in counts.items())
    said = both("，", ", ").join(votes)
    return titled(both("评议", "rating"), said) if counts else ""


def _vote(option: str, count: int) -> str:
    return both(f"{option} {count} 票", f"{option} {count}")
