"""Why this result: one page per person and period, from the result down to the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import back, facts, link, more, note, page, section
from ledger.board.pages.glance import glance
from ledger.board.pages.steps import steps_html
from ledger.board.pages.sums import sums
from ledger.board.pages.words import day_name, period_name
from ledger.board.view import Settled, View
from ledger.explain.explanation import Explanation, explain
from ledger.explain.sealing import is_sealed, told
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of

TITLES = {
    "score": "得分是怎么算的",
    "status": "为什么没有得分",
    "grade": "等次是怎么定的",
    "rank": "名次是怎么排的",
    "eligibility": "结果运用：资格",
    "consequence": "结果运用：建议",
}
"""Section of an explanation → its heading."""
ROUNDS = "单位考核"
SEALED = "各组测评票不单列：其中一组只有一张票，平均分就是那张票。任何人看不到谁打了多少分。"


def whys(view: View) -> Iterator[tuple[str, str]]:
    """A page for everybody on the roster of every settled period, and for every unit on one of units."""
    for settled in (*view.settled, *view.units_settled):
        for outcome in settled.outcome.people.values():
            yield address.why(outcome.person, settled.period), _why(view, settled, outcome)


def _why(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    here = address.why(outcome.person, settled.period)
    known = told(outcome, view.sight)
    explanation = _explanation(view, settled, known)
    parts = [
        back(*_ways(view, settled, outcome, here)),
        _answer(view, settled, outcome),
        sums(view, settled, known),
        *_sections(view, outcome, explanation),
        section("怎样核对，怎样反映", "objection", _objection(view, settled, outcome, explanation)),
    ]
    return page(f"{_name(view, settled, outcome)}：为什么是这个结果", parts, searched=False)


def _ways(view: View, settled: Settled, outcome: PersonOutcome, here: str) -> list[tuple[str, str]]:
    """The pages above: the unit alone, or the person and their unit."""
    if subjects_of(settled.period) == UNITS:
        there = address.between(here, address.unit(outcome.person))
        return [(there, view.unit_name(outcome.person)), (address.between(here, address.UNIT_ROUNDS), ROUNDS)]
    return [
        (address.between(here, address.person(outcome.person)), view.person_name(outcome.person)),
        (address.between(here, address.unit(outcome.unit)), view.unit_name(outcome.unit)),
    ]


def _name(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    of_units = subjects_of(settled.period) == UNITS
    return view.unit_name(outcome.person) if of_units else view.person_name(outcome.person)


def _explanation(view: View, settled: Settled, outcome: PersonOutcome) -> Explanation:
    people = {outcome.person: outcome}
    return explain(view.book, replace(settled.outcome, people=people), outcome.person, "zh", settled.act)


def _answer(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    """The result at a glance."""
    period = f"<span>{period_name(settled.period)}</span>"
    return f'<div class="sj-score">{period}{glance(view, settled, outcome)}</div>'


def _sections(view: View, outcome: PersonOutcome, explanation: Explanation) -> Iterator[str]:
    for found in explanation.sections:
        if not _seen(view, found.key):
            continue
        sealed = note(SEALED) if found.key == "score" and is_sealed(outcome.derivation) else ""
        yield section(TITLES[found.key], found.key, sealed, steps_html(found))


def _seen(view: View, key: str) -> bool:
    fields = {
        "score": ("result.score", "result.parts"),
        "status": ("result.status",),
        "grade": ("result.score",),
    }
    return view.sight.sees("result.grade", *fields.get(key, ()))


def _objection(view: View, settled: Settled, outcome: PersonOutcome, explanation: Explanation) -> str:
    lines = "".join(f"<li>{text(line)}</li>" for line in explanation.objection)
    act, here = settled.act, address.why(outcome.person, settled.period)
    known = [
        ("定案", f"{text(act.settled_by)}，{text(act.authority)}"),
        ("截至", day_name(act.as_of)),
        ("更正理由", text(act.reason or "")),
        ("规则", _rules(view, settled, here)),
        ("封存摘要", f'<span class="sj-digest">{settled.record["seal"]}</span>'),
    ]
    command = f"shaiji explain {outcome.person} {settled.period}"
    again = more("用命令重算这一页", f"<pre><code>{text(command)}</code></pre>")
    return f"<ul>{lines}</ul>{facts(known)}{again}"


def _rules(view: View, settled: Settled, here: str) -> str:
    """The policy by its title, and its version."""
    outcome = settled.outcome
    found = (each for each in view.book.policies.versions if each.version == outcome.policy_version)
    title = next((each.title for each in found if each.id == outcome.policy), outcome.policy)
    return f"{link(address.between(here, address.RULES), text(title))} 第 {outcome.policy_version} 版"
