"""Why this result: one page per person and period, from the result down to the records."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import LANGS, both
from ledger.board.encode import text
from ledger.board.html import back, facts, link, more, note, page, section
from ledger.board.pages.glance import glance
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.offices import office
from ledger.board.pages.rounds import rules_of
from ledger.board.pages.steps import steps_html
from ledger.board.pages.sums import sums
from ledger.board.pages.words import COMMA, WHY, day_name, period_name, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.explain.explanation import Section, objection, sections, tales, voice_of
from ledger.explain.sealing import is_sealed, section_told, told
from ledger.explain.voice import Voice
from scoring.outcome import PersonOutcome
from scoring.rounds import UNITS, subjects_of

TITLES = {
    "score": both("得分是怎么算的", "How the score was worked out"),
    "status": both("为什么没有得分", "Why there is no score"),
    "grade": both("等次是怎么定的", "How the grade was decided"),
    "rank": both("名次是怎么排的", "How the rank was found"),
    "eligibility": both("结果运用：资格", "Use of results: eligibility"),
    "consequence": both("结果运用：建议", "Use of results: proposals"),
}
"""Section of an explanation → its heading."""
CHECKING = both("怎样核对，怎样反映", "How to check it, how to object")
AGAIN = both("用命令重算这一页", "Recompute this page by a command")
IN_BROWSER = both("在浏览器里重算", "Recompute it in this browser")
SEALED = both(
    "各组测评票不单列：其中一组只有一张票，平均分就是那张票。任何人看不到谁打了多少分。",
    "The rater groups are not listed one by one: one of them has a single ballot, and its mean would be "
    "that ballot. Nobody can see who gave which score.",
)


def whys(view: View, traced: Settled) -> Iterator[tuple[str, str]]:
    """A page for everybody on the roster of a round, or every unit; its derivations are known."""
    teller = Teller(view, traced.period)
    for outcome in traced.outcome.people.values():
        yield address.why(outcome.person, traced.period), _why(view, traced, outcome, teller)


class Teller:
    """Tells of the results of a round in each language; people of one identity in the same words."""

    def __init__(self, view: View, period: str) -> None:
        self._view = view
        self._period = period
        self._voices: dict[str, list[Voice]] = {}
        lines = zip(*(objection(view.book, period, voice) for voice in self.voices("")), strict=True)
        self.objection = [both(*map(text, line)) for line in lines]
        """How to check any of them and to object to it, in lines."""

    def voices(self, identity: str) -> list[Voice]:
        """What says things to people of an identity, one for each language."""
        if identity not in self._voices:
            voices = [voice_of(self._view.book, self._period, identity, lang) for lang in LANGS]
            self._voices[identity] = voices
        return self._voices[identity]


def _why(view: View, settled: Settled, outcome: PersonOutcome, teller: Teller) -> str:
    here = address.why(outcome.person, settled.period)
    known = told(outcome, view.sight)
    tale, voices = tales(known), teller.voices(outcome.identity)
    explained = [list(sections(tale, voice)) for voice in voices]
    parts = [
        back(*_ways(view, settled, outcome, here)),
        _answer(view, settled, outcome),
        sums(view, settled, known, explained[0], voices),
        *_sections(view, outcome, explained),
        section(CHECKING, "objection", _objection(view, settled, outcome, teller)),
    ]
    return page(titled(_name(view, settled, outcome), WHY), parts, searched=False)


def _ways(view: View, settled: Settled, outcome: PersonOutcome, here: str) -> list[tuple[str, str]]:
    """The pages above: the unit alone, or the person and their unit."""
    if subjects_of(settled.period) == UNITS:
        there = address.between(here, address.unit(outcome.person))
        return [(there, view.unit_name(outcome.person)), way(here, address.UNIT_ROUNDS)]
    return [
        (address.between(here, address.person(outcome.person)), view.person_name(outcome.person)),
        (address.between(here, address.unit(outcome.unit)), view.unit_name(outcome.unit)),
    ]


def _name(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    of_units = subjects_of(settled.period) == UNITS
    return view.unit_name(outcome.person) if of_units else view.person_name(outcome.person)


def _answer(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    """The result at a glance."""
    period = f"<span>{period_name(settled.period)}</span>"
    return f'<div class="sj-score">{period}{glance(view, settled, outcome)}</div>'


def _sections(view: View, outcome: PersonOutcome, explained: list[list[Section]]) -> Iterator[str]:
    for found in zip(*explained, strict=True):
        key = found[0].key
        if not section_told(key, view.sight):
            continue
        sealed = note(SEALED) if key == "score" and is_sealed(outcome.derivation) else ""
        yield section(TITLES[key], key, sealed, both(*map(steps_html, found)))


def _objection(view: View, settled: Settled, outcome: PersonOutcome, teller: Teller) -> str:
    lines = "".join(f"<li>{line}</li>" for line in teller.objection)
    act, here = settled.act, address.why(outcome.person, settled.period)
    known = [
        (both("定案", "Settled"), COMMA.join((office(view, act.settled_by), text(act.authority)))),
        (both("截至", "As of"), day_name(act.as_of)),
        (both("更正理由", "Reason of the correction"), text(act.reason or "")),
        (NAMES[address.RULES], rules_of(view, settled, here)),
        (
            both("封存摘要", "Digest of the sealed records"),
            f'<span class="sj-digest">{settled.record["seal"]}</span>',
        ),
    ]
    command = f"shaiji explain {outcome.person} {settled.period}"
    browser = f"{address.between(here, address.RECOMPUTE)}?{settled.period}/{outcome.person}"
    again = f"<p>{link(browser, IN_BROWSER)}</p>" + more(AGAIN, f"<pre><code>{text(command)}</code></pre>")
    return f"<ul>{lines}</ul>{facts(known)}{again}"
