"""The counts of a year in one place: measures of care, objections and appeals, activities (D11, D12, D15).

The pages of each kind tell the same counts one by one; what they withhold is withheld here as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.board import address
from ledger.board.both import both
from ledger.board.charts.svg import Key
from ledger.board.html import Column, back, lead, link, numbers, page, section
from ledger.board.html import counted as tight
from ledger.board.pages import activities, measures, objections
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.small import UNTOLD, is_small, withheld
from ledger.board.pages.tallies import tally_chart
from ledger.board.pages.words import SUM, day_name, year_name
from ledger.board.view import Shown, View
from ledger.care.measures import of_year
from ledger.statistics.year import OUTCOMES, tally
from scoring.care.standing import STATES, Standing

HERE = address.STATISTICS
STATE_LOOKS = {"closed": "0", "open": "1", "awaited": "2", "overdue": "3"}
OUTCOME_LOOKS = {"upheld": "0", "partly": "1", "refused": "2", "undecided": "3"}


class Year(NamedTuple):
    """What a year has to count, as far as the board may tell of it."""

    year: int
    measures: Sequence[Standing]
    remedies: Sequence[tuple[str, Shown]]
    activities: Sequence[Shown]


def statistics(view: View) -> Iterator[tuple[str, str]]:
    """The page, newest year first; nothing when there is nothing to count."""
    parts = [part for year in _years(view) for part in [_year(view, year)] if part]
    if parts:
        head = [back(way(HERE, address.TAKING_PART)), lead(_lead(day_name(view.as_of)))]
        yield HERE, page(NAMES[HERE], [*head, *parts])


def _lead(as_of: str) -> str:
    return both(
        f"提醒、帮带、回访、申诉各有多少，怎么定的，一年一份。截至 {as_of}。",
        f"Reminders, mentoring, visits, objections and appeals, year by year. As of {as_of}.",
    )


def _years(view: View) -> list[Year]:
    if not view.as_of:
        return []
    care = measures.told(view)
    remedies = objections.told(view)
    held = view.shown("activity", *activities.NEEDED)
    years = {*measures.years(care), *(int(each.keys["year"]) for each in held)}
    years |= {int(objections.year_of(each)) for _, each in remedies}
    return [
        Year(
            year,
            of_year(view.book.policies, care, year),
            [(kind, each) for kind, each in remedies if objections.year_of(each) == str(year)],
            [each for each in held if each.keys["year"] == str(year)],
        )
        for year in sorted(years, reverse=True)
    ]


def _year(view: View, year: Year) -> str:
    parts = [
        _part(both("提醒、帮带和回访", "Reminders, mentoring, visits"), address.MEASURES, _care(view, year)),
        _part(
            both("异议和申诉", "Objections and appeals"),
            address.OBJECTIONS,
            _remedies(view, year),
        ),
        _part(both("考核工作", "The assessment's work"), address.ACTIVITIES, _activities(view, year)),
    ]
    return section(year_name(str(year.year)), f"y{year.year}", "".join(parts))


def _part(title: str, there: str, inside: str) -> str:
    """A part with the way to the page that tells the same one by one."""
    one_by_one = both(f"逐项见{link(*way(HERE, there))}。", f"One by one: {link(*way(HERE, there))}.")
    return f"<h3>{title}</h3>{inside}<p>{one_by_one}</p>" if inside else ""


def _care(view: View, year: Year) -> str:
    """Kinds of measures by state, and how many people were mentored."""
    if not year.measures:
        return ""
    least = measures.least(view)
    rows = {kind: _states(year.measures, kind, least) for kind in measures.KINDS}
    rows = {kind: row for kind, row in rows.items() if row is None or any(row)}
    order = [state for state in STATE_LOOKS if state in STATES]
    keys = [Key(STATE_LOOKS[state], measures.WORDS[state][0]) for state in order]
    title = both("各类措施的办理情况", "Measures by state")
    chart = tally_chart(title, keys, [(measures.KINDS[kind], row) for kind, row in rows.items()])
    columns = [Column(both("类别", "kind")), *(Column(key.words, number=True) for key in keys)]
    cells = [[measures.KINDS[kind], *_cells(row, len(keys))] for kind, row in rows.items()]
    told = tight([*columns, Column(SUM, number=True)], cells)
    return _mentored(year.measures, rows.get("mentoring"), least) + chart + told + _untold(told, least)


def _states(found: Sequence[Standing], kind: str, least: int) -> list[int] | None:
    """How many of a kind are in each state; None when a count of one of its measures is not told."""
    own = Counter((each.measure.id, each.state) for each in found if each.measure.kind == kind)
    ids = {each.measure.id for each in found if each.measure.kind == kind}
    if any(is_small(own[id_, state], least) for id_ in ids for state in STATES):
        return None
    return [sum(n for (_, state), n in own.items() if state == wanted) for wanted in STATE_LOOKS]


def _cells(row: Sequence[int] | None, width: int) -> list[str]:
    return [UNTOLD] * (width + 1) if row is None else [*map(str, row), str(sum(row))]


def _untold(cells: str, least: int) -> str:
    if f">{UNTOLD}<" not in cells:
        return ""
    why = both(
        f"{UNTOLD} 表示其中有不到 {least} 的数字：为免认出个人，不公布。",
        f"{UNTOLD} stands where a number in it is below {least}: nobody shall be recognised by it.",
    )
    return f"<p><small>{why}</small></p>"


def _mentored(found: Sequence[Standing], row: Sequence[int] | None, least: int) -> str:
    """How many people have or had a mentor; only where that and the counts of mentoring may be told."""
    people = {each.person for each in found if each.taken and each.measure.kind == "mentoring"}
    if row is None or not people or is_small(len(people), least):
        return ""
    return numbers([(f"{len(people):,}", both("人有导师帮带", "people with a mentor"))])


def _remedies(view: View, year: Year) -> str:
    """What objections, reviews and appeals were about and what came of them."""
    least = objections.least(view)
    order = [outcome for outcome in OUTCOME_LOOKS if outcome in OUTCOMES]
    keys = [Key(OUTCOME_LOOKS[each], objections.DECIDED[each][0]) for each in order]
    made = []
    for kind, name in objections.KINDS.items():
        values = [each.value for of, each in year.remedies if of == kind]
        if not values:
            continue
        found = tally(values, view.as_of)
        rows = [
            (objections.SUBJECTS[about], _told([cells[each] for each in order], least))
            for about, cells in found.items()
            if any(cells.values())
        ]
        title = both(f"{name}的结果", f"{name}: outcomes")
        told = objections.tallied(view, values, kind, least)
        made.append(f"<h4>{name}</h4>{tally_chart(title, keys, rows)}{told}{withheld(told, least)}")
    return "".join(made)


def _told(row: list[int], least: int) -> list[int] | None:
    return None if any(is_small(number, least) for number in row) else row


def _activities(view: View, year: Year) -> str:
    if not year.activities:
        return ""
    listed = view.policy_of(str(year.year)).activities
    return tight(activities.COLUMNS, [activities.tallied(each, list(year.activities)) for each in listed])
