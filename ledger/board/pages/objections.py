"""Objections, reviews and appeals: counts of each year (D15), and their course as far as it may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.board import address
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
from ledger.board.pages.links import lines, person_link
from ledger.board.pages.small import counts, withheld
from ledger.board.pages.words import basis, period_name
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
KINDS = {"objection": "异议", "review": "复核", "appeal": "申诉"}
SUBJECTS = {"score": "得分", "grade": "等次", "procedure": "程序", "reviewer": "评议人不公"}
BY = {"subject": "本人", "colleague": "同事", "public": "群众"}
DECIDED = {
    "upheld": ("成立", GOOD),
    "partly": ("部分成立", GOOD),
    "refused": ("不成立", PLAIN),
    "undecided": ("办理中", CAREFUL),
}


def objections(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when there is none to show."""
    found = [(_kind(each), each) for each in _shown(view)]
    if not found:
        return
    years = sorted({_year(each) for _, each in found}, reverse=True)
    parts = [
        back((address.between(HERE, address.TAKING_PART), "参与")),
        lead("对结果有异议可以提出；不服答复可以申请复核、再提申诉。提了只会更正错误，不会因此变差。"),
        section("怎么提", "how", _how(view), _corrections()),
        *(_of_year(view, year, [(k, e) for k, e in found if _year(e) == year]) for year in years),
    ]
    yield HERE, page("异议和申诉", parts)


def _shown(view: View) -> list[Shown]:
    return [*view.shown("objection", "period", *COUNTED), *view.shown("appeal", "period", "stage", *COUNTED)]


def _kind(each: Shown) -> str:
    return str(each.value.get("stage", "objection"))


def _year(each: Shown) -> str:
    return str(each.value["period"])[:4]


def _corrections() -> str:
    """Where to find what was put right; not what of it followed from an objection."""
    there = link(address.between(HERE, address.CORRECTIONS), "更正")
    return f"<p>成立的重新定案。定案以后改了什么、为什么改，都在{there}里。</p>"


def _how(view: View) -> str:
    """The clocks of the policy in force."""
    rules = view.policy.remedies
    if rules is None:
        return ""
    known = [
        (
            "异议",
            f"{rules.objection_workdays} 个工作日内提出，{rules.objection_decide_workdays} 个工作日内答复",
        ),
        ("复核", f"知道结果后 {rules.review_days} 日内提出，{rules.review_decide_days} 日内决定"),
        ("申诉", f"{rules.appeal_days} 日内提出，{rules.appeal_decide_days} 日内决定"),
    ]
    return f"{facts(known)}<p>依据：{basis(rules.basis)}</p>"


def _of_year(view: View, year: str, found: list[tuple[str, Shown]]) -> str:
    told = any(view.sight.sees(*fields) for fields in TOLD)
    rules = view.policy.fairness
    least = 0 if told or rules is None else rules.withhold_below
    tables = "".join(_counts(view, [e.value for k, e in found if k == kind], kind, least) for kind in KINDS)
    courses = "".join(_course(view, kind, each) for kind, each in found) if told else ""
    return section(f"{year}年", f"y{year}", tables, withheld(tables, least), courses)


def _counts(view: View, values: list[Mapping[str, Any]], kind: str, least: int) -> str:
    """How many were about what, with what outcome (D15)."""
    if not values:
        return ""
    columns = [Column(f"{KINDS[kind]}事由")]
    columns += [Column(DECIDED[each][0], number=True) for each in OUTCOMES] + [Column("合计", number=True)]
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
    by = BY.get(value.get("by", ""), "本人" if kind != "objection" else "")
    known = [
        ("关于", whose),
        ("提出人", by),
        ("被反映的评议人", person_link(view, HERE, value.get("against"))),
    ]
    body = timeline(_steps(view, value, kind))
    return f'<div id="{text(each.id.replace("/", "-"))}">{more(title, facts(known) + body)}</div>'


def _steps(view: View, value: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str, str]]:
    if "known" in value:
        yield text(value["known"]), "得知结果", ""
    yield text(value["filed"]), f"提出{KINDS[kind]}", lines(value.get("text"))
    decision = value.get("decision")
    if decision is None:
        return
    said = lines(decision.get("by"), decision.get("authority"), decision.get("text"))
    number = decision.get("correction")
    there = address.between(HERE, address.CORRECTIONS)
    put_right = f" · {link(there, f'由第 {number} 次定案更正')}" if number else ""
    yield text(decision["date"]), f"决定：{DECIDED[decision['outcome']][0]}", said + put_right
