"""Goals and tasks: the tree from the district down, and what each unit and its people took on (D8, D16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import BAD, CAREFUL, GOOD, PLAIN, back, cards, facts, grade, lead, more, page, section
from ledger.board.pages.finder import finder
from ledger.board.pages.goals import goals_html
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.links import lines, person_link, unit_link
from ledger.board.pages.references import section_name
from ledger.board.pages.words import BASIS, COMMA, period_name, titled
from ledger.board.view import Shown, View

NEEDED = ("title", "level", "milestones", "due", "done")
STATES = {
    "done": (both("按期完成", "done in time"), GOOD),
    "late": (both("逾期完成", "done late"), CAREFUL),
    "overdue": (both("逾期未完成", "overdue"), BAD),
    "open": (both("未到期", "not yet due"), PLAIN),
}
"""State of a milestone → its words and how its badge looks."""
LEAD = both(
    "年初定目标、分任务，全年按节点推进；每个节点做没做到、晚没晚，都在这里。",
    "Goals are set and tasks handed down at the start of the year; all year long they move on by "
    "milestones. Here is every milestone: done or not, in time or late.",
)


def tasks(view: View) -> Iterator[tuple[str, str]]:
    """The list, and a page for every unit that has goals or tasks to show."""
    shown = view.shown("task", *NEEDED)
    goals = [*view.shown("unit-goals", "goals"), *view.shown("goals", "goals")]
    units = sorted({*_units(shown), *(each.keys["unit"] for each in goals)})
    if not shown and not units:
        return
    yield address.TASKS, _list(view, shown, units)
    for unit in units:
        own = [each for each in shown if each.value.get("unit") == unit]
        yield address.tasks(unit), _unit(view, unit, own, [g for g in goals if g.keys["unit"] == unit])


def _units(shown: Iterable[Shown]) -> set[str]:
    return {each.value["unit"] for each in shown if "unit" in each.value}


def _list(view: View, shown: list[Shown], units: list[str]) -> str:
    here = address.TASKS
    listed = (
        (
            address.between(here, address.tasks(unit)),
            view.unit_name(unit),
            _tally(view, [each for each in shown if each.value.get("unit") == unit]),
        )
        for unit in units
    )
    years = sorted({each.keys["year"] for each in shown}, reverse=True)
    parts = [
        back(way(here, address.WORK)),
        lead(LEAD),
        finder(both("单位名称、任务或进度", "a unit's name, a task or how it stands")),
        *(_year(view, year, [each for each in shown if each.keys["year"] == year]) for year in years),
        section(
            both("各单位的目标和任务", "Goals and tasks of each unit"),
            "units",
            cards(listed),
        ),
    ]
    return page(NAMES[here], parts)


def _year(view: View, year: str, shown: list[Shown]) -> str:
    """The tasks nobody handed down, each with those below it."""
    below: dict[str, list[Shown]] = {}
    for each in shown:
        below.setdefault(each.value.get("parent", ""), []).append(each)
    known = {each.keys["task"] for each in shown}
    top = _levels(view, year)[:1]
    roots = [
        each
        for each in shown
        if each.value.get("parent") not in known and (each.value["level"] in top or not top)
    ]
    trees = "".join(_tree(view, each, below, year) for each in roots)
    return section(both(f"{year}年任务分解", f"Tasks of {year}, from the top down"), f"y{year}", trees)


def _levels(view: View, year: str) -> list[str]:
    return [level.id for level in view.policy_of(year).task_levels]


def _tree(view: View, task: Shown, below: Mapping[str, list[Shown]], year: str) -> str:
    inside = "".join(_tree(view, each, below, year) for each in below.get(task.keys["task"], ()))
    handed = f'<div class="sj-below">{inside}</div>' if inside else ""
    return f'<div class="sj-item">{_task(view, task, address.TASKS)}</div>{handed}'


def _tally(view: View, shown: list[Shown]) -> str:
    """How the milestones of some tasks stand, in a line."""
    found = Counter(_state(view, each) for task in shown for each in task.value["milestones"])
    said = [
        both(f"{words} {found[name]}", f"{found[name]} {words}")
        for name, (words, _) in STATES.items()
        if found[name]
    ]
    tasks = counted(len(shown), "项任务", "task", "tasks")
    return COMMA.join([tasks, *said]) if shown else both("目标", "Goals")


def _state(view: View, milestone: Mapping[str, Any]) -> str:
    """How a milestone stands as of the board's day."""
    done, due = milestone.get("done"), milestone["due"]
    if done is not None:
        return "done" if done <= due else "late"
    return "overdue" if due < view.as_of else "open"


def _unit(view: View, unit: str, shown: list[Shown], goals: list[Shown]) -> str:
    here = address.tasks(unit)
    years = sorted({each.keys["year"] for each in (*shown, *goals)}, reverse=True)
    parts = [
        back(
            way(here, address.TASKS),
            *(
                [(address.between(here, address.unit(unit)), view.unit_name(unit))]
                if _has_page(view, unit)
                else []
            ),
        ),
        lead(_tally(view, shown) + both("。", ".")) if shown else "",
    ]
    for year in years:
        of_year = [each for each in shown if each.keys["year"] == year]
        set_ = [each for each in goals if each.keys["year"] == year]
        parts.append(
            section(
                both(f"{year}年目标", f"Goals of {year}"),
                f"g{year}",
                *(goals_html(view, each, here) for each in set_),
            )
        )
        parts.append(
            section(
                both(f"{year}年任务", f"Tasks of {year}"), f"t{year}", *_by_level(view, year, of_year, here)
            )
        )
    return page(titled(view.unit_name(unit), both("目标和任务", "goals and tasks")), parts)


def _has_page(view: View, unit: str) -> bool:
    return unit in view.facts.units and view.facts.units[unit].assessed


def _by_level(view: View, year: str, shown: list[Shown], here: str) -> Iterator[str]:
    for level in view.policy_of(year).task_levels:
        of_level = [each for each in shown if each.value["level"] == level.id]
        if of_level:
            yield f"<h3>{text(level.name)}</h3>{''.join(_task(view, each, here) for each in of_level)}"


def _task(view: View, task: Shown, here: str) -> str:
    """A task with its milestones, period by period."""
    value = task.value
    holder = [unit_link(view, here, value["unit"])] if "unit" in value else []
    section_ = section_name(view, str(value.get("section", "")), str(value.get("unit", "")))
    holder += [section_] if section_ else []
    holder += [person_link(view, here, value["person"])] if "person" in value else []
    found = Counter(_state(view, each) for each in value["milestones"])
    badges = " ".join(
        grade(f"{words} {found[name]}", place) for name, (words, place) in STATES.items() if found[name]
    )
    known = [
        (both("承担", "Held by"), " · ".join(holder)),
        (both("完成标准", "Standard"), text(value.get("standard", ""))),
        (both("期限", "Due"), text(value["due"])),
        (BASIS, lines(value.get("authority"))),
    ]
    steps = "".join(_milestone(view, each) for each in value["milestones"])
    inside = f'{facts(known)}<ul class="sj-stones">{steps}</ul>'
    return more(f"{text(value['title'])} {badges}", inside)


def _milestone(view: View, value: Mapping[str, Any]) -> str:
    words, place = STATES[_state(view, value)]
    done, due = value.get("done", ""), value["due"]
    when = both(f"{due} 前", f"by {due}") + (both(f"，{done} 完成", f", done {done}") if done else "")
    period = f"<small>{period_name(value['period'])}</small> " if "period" in value else ""
    evidence = lines(*value.get("evidence", ()))
    said = f"<small>{when}{f' · {evidence}' if evidence else ''}</small>"
    return f"<li>{grade(words, place)} {period}<span>{text(value.get('text', ''))}</span>{said}</li>"
