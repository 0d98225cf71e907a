"""Units: the list by class, and a page for each with people, results and the grades' distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import Column, back, cards, lead, link, more, page, section, table
from ledger.board.pages.finder import finder
from ledger.board.pages.grade_charts import grade_keys, grades_chart, grades_table, group
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.profile import course, indicators_over_time
from ledger.board.pages.quotas import unit_quotas
from ledger.board.pages.shares import distribution
from ledger.board.pages.unit_more import unit_records
from ledger.board.pages.words import GRADE, HOW, PERIOD, SCORE, WHY, period_name, status_words, titled
from ledger.board.settled import Settled
from ledger.board.view import View
from scoring.facts import Unit
from scoring.outcome import PersonOutcome
from scoring.rounds import is_year, period_of_round

COLUMNS = (
    Column(both("姓名", "Name")),
    Column(both("职级", "Rank"), choice=True),
    Column(GRADE, choice=True),
    Column(SCORE, number=True),
    Column(HOW),
)
OWN = (
    Column(PERIOD),
    Column(GRADE),
    Column(SCORE, number=True),
    Column(both("类内名次", "Rank in class"), number=True),
    Column(HOW),
)
SUPERIOR = both("上级", "Superior unit")
ID = both("编号", "id")
ELSEWHERE = both("不在本台账考核", "not assessed in this ledger")
NO_RESULT = "<p>" + both("还没有定案结果。", "No result is settled yet.") + "</p>"


def units(view: View) -> Iterator[tuple[str, str]]:
    """The list of units."""
    yield address.UNITS, _list(view)


def unit_page(view: View, unit: Unit, ways: str) -> Iterator[tuple[str, str]]:
    """The page of one of them; ``ways`` are those to its other pages, see `unit_ways`."""
    yield address.unit(unit.id), _unit(view, unit, ways)


def assessed(view: View) -> list[Unit]:
    """The units that are assessed, by id."""
    return sorted((u for u in view.facts.units.values() if u.assessed), key=lambda unit: unit.id)


def _list(view: View) -> str:
    count = counted(len(assessed(view)), "个单位", "unit", "units")
    told = both(f"{count}参加考核。", f"{count} assessed. ")
    parts = [lead(f"{told}{_rounds(view)}"), finder(both("单位名称", "a unit's name"))]
    for named in view.policy.unit_classes:
        inside = [unit for unit in assessed(view) if unit.unit_class == named.id]
        listed = cards(_card(view, unit) for unit in inside) if inside else ""
        parts.append(section(text(named.name), f"class-{named.id}", listed))
    return page(NAMES[address.UNITS], [*parts, _not_assessed(view)])


def _rounds(view: View) -> str:
    """The way to the results of the units themselves, when there are some."""
    there = address.between(address.UNITS, address.UNIT_ROUNDS)
    return link(there, both("单位考核结果", "Results of the units")) if view.units_settled else ""


def _not_assessed(view: View) -> str:
    """Units that are left out, and why (J1)."""
    records = [record.value for record in view.ledger.by_kind["unit"] if not record.value["assessed"]]
    items = "".join(
        f"<li>{titled(view.unit_name(value['unit']), text(str(value.get('reason', ''))) or ELSEWHERE)}</li>"
        for value in records
    )
    title = both("不在本台账考核的单位", "Units not assessed in this ledger")
    return section(title, "not-assessed", f"<ul>{items}</ul>" if items else "")


def _card(view: View, unit: Unit) -> tuple[str, str, str]:
    there = address.between(address.UNITS, address.unit(unit.id))
    members = len(_members(view.last, unit.id))
    people = counted(members, "人", "person", "people") if members else ""
    own = view.unit_history(unit.id)
    newest = view.grade(*own[0]) if own else ""
    return there, text(unit.name), " ".join(filter(None, [people, newest]))


def _members(settled: Settled | None, unit: str) -> list[PersonOutcome]:
    return [person for person in settled.outcome.people.values() if person.unit == unit] if settled else []


def _unit(view: View, unit: Unit, ways: str) -> str:
    here = address.unit(unit.id)
    names = {named.id: named.name for named in view.policy.unit_classes}
    superior = f" · {titled(SUPERIOR, view.unit_name(unit.superior))}" if unit.superior else ""
    parts = [
        back(way(here, address.UNITS)),
        lead(f"{text(names.get(unit.unit_class, unit.unit_class))}{superior} · {ID} {text(unit.id)}"),
    ]
    held = [settled for settled in reversed(view.settled) if _members(settled, unit.id)]
    own = _own(view, unit.id, here)
    indicators = indicators_over_time(view, unit.id)
    parts += [
        own,
        section(both("指标", "Indicators"), "indicators", indicators),
        ways,
    ]
    parts.append(_over_time(view, held, unit.id))
    parts += [*(_period(view, settled, unit.id, newest=settled is held[0]) for settled in held)]
    parts += [] if held or own else [NO_RESULT]
    return page(text(unit.name), [*parts, unit_records(view, unit.id)])


def _own(view: View, unit: str, here: str) -> str:
    """The unit's own results, newest first."""
    rows = [_own_row(view, settled, outcome, here) for settled, outcome in view.unit_history(unit)]
    title = both("本单位的考核结果", "Results of this unit")
    return section(title, "own", course(view, view.unit_history(unit)), table(OWN, rows)) if rows else ""


def _over_time(view: View, held: Sequence[Settled], unit: str) -> str:
    """The grades of the people period by period, years left out, which have grades of their own."""
    periods = [each for each in held if not is_year(each.period)]
    if len(periods) < 2 or not view.sight.sees("result.grade"):
        return ""
    keys = grade_keys(view, periods[0])
    if any(grade_keys(view, each) != keys for each in periods):
        return ""
    groups = [group(view, each, period_name(each.period), _members(each, unit)) for each in reversed(periods)]
    if sum(each.graded > 0 for each in groups) < 2:
        return ""
    title = both("各期等次分布", "Grades period by period")
    chart = grades_chart(title, periods[0], keys, groups)
    return section(title, "course", chart, grades_table(PERIOD, keys, groups))


def _own_row(view: View, settled: Settled, outcome: PersonOutcome, here: str) -> list[str]:
    why = address.between(here, address.why(outcome.person, settled.period))
    return [
        period_name(period_of_round(settled.period)),
        view.grade(settled, outcome) or status_words(view.sight, outcome),
        view.score(settled, outcome),
        view.rank(outcome),
        link(why, WHY),
    ]


def _period(view: View, settled: Settled, unit: str, *, newest: bool) -> str:
    members = _members(settled, unit)
    title, anchor = period_name(settled.period), f"p{settled.period}"
    drawn = unit_quotas(view, settled, unit) if view.sight.sees("result.grade") else ""
    inside = drawn + distribution(view, settled, members) + _people(view, settled, unit, members)
    people = counted(len(members), "人", "person", "people")
    folded = both(f"{people}的结果", f"Results of {people}")
    return section(title, anchor, inside if newest else more(folded, inside))


def _people(view: View, settled: Settled, unit: str, members: list[PersonOutcome]) -> str:
    """People in the order of the roster: heads, deputies, staff; not in the order of scores."""
    roles = [role.id for role in view.policy_of(settled.period).roles]
    ordered = sorted(members, key=lambda member: (roles.index(member.role), member.person))
    return table(COLUMNS, (_person(view, settled, unit, member) for member in ordered))


def _person(view: View, settled: Settled, unit: str, member: PersonOutcome) -> list[str]:
    here = address.unit(unit)
    ranks = {named.id: named.name for named in view.policy_of(settled.period).ranks}
    why = link(address.between(here, address.why(member.person, settled.period)), WHY)
    return [
        link(address.between(here, address.person(member.person)), view.person_name(member.person)),
        text(ranks.get(member.rank, member.rank)),
        view.grade(settled, member) or status_words(view.sight, member),
        view.score(settled, member),
        why,
    ]
