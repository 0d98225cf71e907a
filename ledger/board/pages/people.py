"""People: the list to find somebody in, and a page for each with posts, results, logs and adjustments."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import paragraphs, text
from ledger.board.html import Column, back, cards, lead, link, more, page, table
from ledger.board.pages.coverage import coverage
from ledger.board.pages.finder import finder
from ledger.board.pages.glance import glance
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import unit_link
from ledger.board.pages.modules import Block, modules, ways
from ledger.board.pages.posts import post_title, posts
from ledger.board.pages.profile import balance, course, indicators_over_time
from ledger.board.pages.withdrawn import withdrawn
from ledger.board.pages.words import BASIS, GRADE, HOW, PERIOD, SCORE, WHY, period_name, status_words
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.facts import Person
from scoring.outcome import PersonOutcome

RESULTS = (
    Column(PERIOD),
    Column(both("单位", "Unit")),
    Column(GRADE),
    Column(SCORE, number=True),
    Column(both("同级名次", "Rank in cohort"), number=True),
    Column(HOW),
)
CAUSE = both("事由", "Reason")
ADJUSTMENTS = (
    Column(PERIOD),
    Column(both("事项", "Item")),
    Column(both("分值", "Points"), number=True),
    Column(CAUSE),
    Column(BASIS),
)
VETOES = (
    Column(PERIOD),
    Column(both("一票否决事项", "Ground of the veto")),
    Column(CAUSE),
    Column(BASIS),
    Column(both("决定单位", "Decided by")),
)
NO_RESULT = "<p>" + both("还没有定案结果。", "No result is settled yet.") + "</p>"
NO_ADJUSTMENT = "<p>" + both("没有加分或减分记录。", "No points were added or deducted.") + "</p>"


def people(view: View) -> Iterator[tuple[str, str]]:
    """The list of people."""
    shown = view.people_shown()
    listed = cards(_card(view, person) for person in shown)
    count = both(f"{len(shown)} 人。", f"{counted(len(shown), '人', 'person', 'people')}.")
    parts = [lead(count), finder(both("姓名、编号或单位", "a name, id or unit")), listed]
    yield address.PEOPLE, page(NAMES[address.PEOPLE], parts)


def person_page(view: View, person: Person) -> Iterator[tuple[str, str]]:
    """The page of one of them. Of the work logs it rests on theirs, and on the days that any is about."""
    yield address.person(person.id), _person(view, person)


def _card(view: View, person: Person) -> tuple[str, str, str]:
    there = address.between(address.PEOPLE, address.person(person.id))
    return there, view.person_name(person.id), f"{person.id} · {view.unit_name(view.unit_of(person))}"


def _person(view: View, person: Person) -> str:
    here = address.person(person.id)
    unit = view.unit_of(person)
    sections = list(modules(view, person.id, _blocks(view, person, here)))
    parts = [
        back(
            way(here, address.PEOPLE),
            (address.between(here, address.unit(unit)), view.unit_name(unit)),
        ),
        lead(f"{post_title(view, person)} · {both('编号', 'id')} {person.id}"),
        _newest(view, person, here),
        ways(view, sections),
        *sections,
        withdrawn(view, person.id),
    ]
    return page(view.person_name(person.id), parts)


def _blocks(view: View, person: Person, here: str) -> dict[str, Block]:
    """What the page has for the kinds that are told in their own way."""
    logs = coverage(view, person) + _logs(view, person, here)
    return {
        "result": Block(both("考核结果", "Results"), "results", _results(view, person, here)),
        "log": Block(both("日志记载", "Work log"), "logs", logs),
        "indicator-results": Block(
            both("指标", "Indicators"), "indicators", indicators_over_time(view, person.id)
        ),
        "adjustment": Block(both("加分减分", "Adjustments"), "adjustments", _adjustments(view, person.id)),
        "veto": Block(both("一票否决", "Vetoes"), "vetoes", _vetoes(view, person.id)),
        "summary": Block(both("小结", "Summaries"), "summaries", _summaries(view, person.id)),
        "person": Block(both("任职经历", "Appointments"), "posts", posts(view, person)),
    }


def _newest(view: View, person: Person, here: str) -> str:
    """The newest result at a glance, with the way to its explanation."""
    if not (history := view.history(person.id)):
        return ""
    settled, outcome = history[0]
    why = link(address.between(here, address.why(person.id, settled.period)), WHY)
    period = f"<span>{period_name(settled.period)}</span>"
    return f'<div class="sj-score">{period}{glance(view, settled, outcome)}{why}</div>'


def _results(view: View, person: Person, here: str) -> str:
    history = view.history(person.id)
    if not history:
        return NO_RESULT
    rows = (_result(view, settled, outcome, here) for settled, outcome in history)
    return course(view, history) + table(RESULTS, rows)


def _result(view: View, settled: Settled, outcome: PersonOutcome, here: str) -> list[str]:
    why = address.between(here, address.why(outcome.person, settled.period))
    return [
        period_name(settled.period),
        unit_link(view, here, outcome.unit),
        view.grade(settled, outcome) or status_words(view.sight, outcome),
        view.score(settled, outcome),
        view.rank(outcome),
        link(why, WHY),
    ]


def _logs(view: View, person: Person, here: str) -> str:
    if person.id not in view.logs:
        return ""
    there = address.between(here, address.logs(person.id))
    return f"<p>{link(there, both('逐日查看工作日志', 'The work log, day by day'))}</p>"


def _adjustments(view: View, person: str) -> str:
    if not view.sight.sees("adjustment.item", "adjustment.points"):
        return ""
    found = view.records_of("adjustment", person)
    if not found:
        return NO_ADJUSTMENT
    drawn = balance((str(value["period"]), Fraction(str(value["points"]))) for value in found)
    return drawn + table(ADJUSTMENTS, (_adjustment(view, value) for value in found))


def _adjustment(view: View, value: Map) -> list[str]:
    items = {item.id: item.name for item in view.policy_of(str(value["period"])).adjustments}
    return [
        period_name(str(value["period"])),
        text(items.get(str(value["item"]), str(value["item"]))),
        signed(str(value["points"])),
        text(str(value.get("reason", ""))),
        text(str(value.get("authority", ""))),
    ]


def signed(points: str) -> str:
    """Points with a sign that reads well: ``+0.50``, ``−0.30``."""
    return f"−{points[1:]}" if points.startswith("-") else f"+{points}"


def _vetoes(view: View, person: str) -> str:
    if not view.sight.sees("veto.ground"):
        return ""
    found = [_veto(view, value) for value in view.records_of("veto", person)]
    return table(VETOES, found) if found else ""


def _veto(view: View, value: Map) -> list[str]:
    grounds = {ground.id: ground.name for ground in view.policy_of(str(value["period"])).vetoes}
    said = (text(str(value.get(name, ""))) for name in ("reason", "authority", "decided_by"))
    ground = text(grounds.get(str(value["ground"]), str(value["ground"])))
    return [period_name(str(value["period"])), ground, *said]


def _summaries(view: View, person: str) -> str:
    if not view.sight.sees("summary.text"):
        return ""
    found = view.records_of("summary", person)
    return "".join(
        more(_summary(str(value["period"])), paragraphs(str(value["text"]))) for value in reversed(found)
    )


def _summary(period: str) -> str:
    return both(f"{period_name(period)}小结", f"Summary of {period_name(period)}")
