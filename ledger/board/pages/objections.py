"""Objections, reviews and appeals: counts of each year (D15), and their course as far as it may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import (
    CAREFUL,
    GOOD,
    PLAIN,
    Column,
    back,
    counted,
    facts,
    grade,
    lead,
    link,
    more,
    page,
    section,
    timeline,
)
from ledger.board.pages.finder import sifted
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines, person_link
from ledger.board.pages.small import counts, smallest, withheld
from ledger.board.pages.words import BASIS, SUM, basis, period_name, titled, year_name
from ledger.board.view import Shown, View
from ledger.statistics.year import ABOUT, OUTCOMES, tally

HERE = address.OBJECTIONS
COUNTED = ("about", "filed", "date", "decision", "outcome")
"""What the counts rest on."""
TOLD = (
    ("objection.person", "appeal.person"),
    ("objection.text",),
    ("objection.decision.text", "appeal.decision.text"),
)
"""Where all fields of one of these are seen each course is told, so that counting needs no care."""
KINDS = {
    "objection": both("异议", "Objection"),
    "review": both("复核", "Review"),
    "appeal": both("申诉", "Appeal"),
}
SUBJECTS = {
    "score": both("得分", "score"),
    "grade": both("等次", "grade"),
    "procedure": both("程序", "procedure"),
    "reviewer": both("评议人不公", "unfair reviewer"),
}
BY = {
    "subject": both("本人", "the person"),
    "colleague": both("同事", "a colleague"),
    "public": both("群众", "a citizen"),
}
DECIDED = {
    "upheld": (both("成立", "upheld"), GOOD),
    "partly": (both("部分成立", "upheld in part"), GOOD),
    "refused": (both("不成立", "refused"), PLAIN),
    "undecided": (both("办理中", "pending"), CAREFUL),
}
WHAT = both("事由、姓名或结果", "what it is about, a name or the outcome")
LEAD = both(
    "对结果有异议可以提出；不服答复可以申请复核、再提申诉。提了只会更正错误，不会因此变差。",
    "Anybody may object to a result; whoever disagrees with the answer may ask for a review, then appeal. "
    "This only puts errors right: no result gets worse by it.",
)


def objections(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when there is none to show."""
    found = told(view)
    if not found:
        return
    years = sorted({year_of(each) for _, each in found}, reverse=True)
    parts = [
        back(way(HERE, address.TAKING_PART)),
        lead(LEAD),
        section(both("怎么提", "How to object"), "how", _how(view), _corrections()),
        *(_of_year(view, year, [(k, e) for k, e in found if year_of(e) == year]) for year in years),
    ]
    yield HERE, page(NAMES[HERE], parts)


def told(view: View) -> list[tuple[str, Shown]]:
    """Every objection, review and appeal that may be counted, with which of them it is."""
    return [(_kind(each), each) for each in _shown(view)]


def least(view: View) -> int:
    """The smallest count that is told; 0 where the course of each is."""
    named = any(view.sight.sees(*fields) for fields in TOLD)
    return 0 if named else smallest(view.policy)


def _shown(view: View) -> list[Shown]:
    return [*view.shown("objection", "period", *COUNTED), *view.shown("appeal", "period", "stage", *COUNTED)]


def _kind(each: Shown) -> str:
    return str(each.value.get("stage", "objection"))


def year_of(each: Shown) -> str:
    """The assessment year of the result in question."""
    return str(each.value["period"])[:4]


def _corrections() -> str:
    """Where to find what was put right; not what of it followed from an objection."""
    there = link(*way(HERE, address.CORRECTIONS))
    said = both(
        f"成立的重新定案。定案以后改了什么、为什么改，都在{there}里。",
        f"What is upheld is settled anew. What changed after settlement, and why: {there}.",
    )
    return f"<p>{said}</p>"


def _how(view: View) -> str:
    """The clocks of the policy in force."""
    rules = view.policy.remedies
    if rules is None:
        return ""
    objected, answered = rules.objection_workdays, rules.objection_decide_workdays
    objection = both(
        f"{objected} 个工作日内提出，{answered} 个工作日内答复",
        f"within {objected} workdays, answered within {answered} workdays",
    )
    review = both(
        f"知道结果后 {rules.review_days} 日内提出，{rules.review_decide_days} 日内决定",
        f"within {rules.review_days} days of the result, decided within {rules.review_decide_days} days",
    )
    appeal = both(
        f"{rules.appeal_days} 日内提出，{rules.appeal_decide_days} 日内决定",
        f"within {rules.appeal_days} days, decided within {rules.appeal_decide_days} days",
    )
    known = zip(KINDS.values(), (objection, review, appeal), strict=True)
    return f"{facts(known)}<p>{titled(BASIS, basis(rules.basis))}</p>"


def _of_year(view: View, year: str, found: list[tuple[str, Shown]]) -> str:
    named = any(view.sight.sees(*fields) for fields in TOLD)
    smallest = least(view)
    tables = "".join(
        tallied(view, [e.value for k, e in found if k == kind], kind, smallest) for kind in KINDS
    )
    box, courses = sifted([_course(view, *each) for each in found] if named else [], WHAT)
    note = withheld(tables, smallest)
    return section(year_name(year), f"y{year}", tables, note, box, "".join(courses))


def tallied(view: View, values: list[Mapping[str, Any]], kind: str, least: int) -> str:
    """How many were about what, with what outcome (D15)."""
    if not values:
        return ""
    columns = [Column(both(f"{KINDS[kind]}事由", f"{KINDS[kind]} about"))]
    columns += [Column(DECIDED[each][0], number=True) for each in OUTCOMES] + [Column(SUM, number=True)]
    found = tally(values, view.as_of)
    rows = [
        [SUBJECTS[about], *counts([found[about][each] for each in OUTCOMES], least)]
        for about in ABOUT
        if any(found[about].values())
    ]
    return counted(columns, rows)


def _course(view: View, kind: str, each: Shown) -> str:
    value = each.value
    decision = value.get("decision")
    outcome = grade(*DECIDED[decision["outcome"] if decision else "undecided"])
    whose = person_link(view, HERE, value.get("person"))
    title = f"{KINDS[kind]} · {SUBJECTS[value['about']]} · {period_name(value['period'])} {outcome}"
    by = BY.get(value.get("by", ""), BY["subject"] if kind != "objection" else "")
    known = [
        (both("关于", "About"), whose),
        (both("提出人", "Raised by"), by),
        (both("被反映的评议人", "Against the reviewer"), person_link(view, HERE, value.get("against"))),
    ]
    body = timeline(_steps(view, value, kind))
    return f'<div id="{text(each.id.replace("/", "-"))}">{more(title, facts(known) + body)}</div>'


def _steps(view: View, value: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str, str]]:
    if "known" in value:
        yield text(value["known"]), both("得知结果", "Result known"), ""
    yield text(value["filed"]), both(f"提出{KINDS[kind]}", f"{KINDS[kind]} filed"), lines(value.get("text"))
    decision = value.get("decision")
    if decision is None:
        return
    said = lines(decision.get("by"), decision.get("authority"), decision.get("text"))
    number = decision.get("correction")
    there = address.between(HERE, address.CORRECTIONS)
    words = both(f"由第 {number} 次定案更正", f"put right by settlement no. {number}")
    put_right = f" · {link(there, words)}" if number else ""
    outcome = DECIDED[decision["outcome"]][0]
    yield text(decision["date"]), both(f"决定：{outcome}", f"Decided: {outcome}"), said + put_right
