"""Work logs: a page per person, newest month first."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.html import back, lead, more, page, section
from ledger.board.pages.words import day_name, month_name
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.facts import Person

OPEN = 2
"""Months that stand open; those before them are folded."""


def log_page(view: View, person: Person) -> Iterator[tuple[str, str]]:
    """Somebody's log page; nothing when the board may not show the text of logs."""
    if person.id in view.logs:
        yield address.logs(person.id), _log(view, person)


def entries(months: tuple[Map, ...]) -> Iterator[Map]:
    """The entries of some months, in order."""
    for month in months:
        found = month["entries"]
        assert isinstance(found, list)
        for entry in found:
            assert isinstance(entry, dict)
            yield entry


def entry_html(view: View, entry: Map, signature: str = "") -> str:
    """One entry: its day, whether it was filed later, its theme or who signed it, what was done.

    Logs are most of a board, so an entry takes few tags.
    """
    filed = day_name(str(entry["filed"]))
    late = "" if entry["filed"] == entry["date"] else both(f"（{filed}补记）", f" (filed {filed})")
    head = f"{day_name(str(entry['date']))}{late}{signature or _theme(view, entry)}"
    return f'<p class="sj-log"><b>{head}</b>{text(str(entry["text"]))}</p>'


def _log(view: View, person: Person) -> str:
    here = address.logs(person.id)
    months = view.logs[person.id]
    parts = [
        back((address.between(here, address.person(person.id)), view.person_name(person.id))),
        lead(_counted(len(months), sum(1 for _ in entries(months)))),
    ]
    parts.extend(_month(view, month, place < OPEN) for place, month in enumerate(reversed(months)))
    name = view.person_name(person.id)
    return page(both(f"{name}的工作日志", f"Work log of {name}"), parts, cut=True)


def _month(view: View, month: Map, is_open: bool) -> str:
    found = list(entries((month,)))
    inside = "".join(entry_html(view, entry) for entry in reversed(found))
    title = f"{month_name(str(month['month']))} · {view.unit_name(str(month['unit']))}"
    folded = inside if is_open else more(counted(len(found), "条", "entry", "entries"), inside)
    return section(title, f"m{month['month']}-{month['unit']}", folded)


def _counted(months: int, found: int) -> str:
    in_months = counted(months, "个月", "month", "months")
    in_all = counted(found, "条", "entry", "entries")
    return both(f"{in_months}，共 {in_all}，新的在前。", f"{in_all} in {in_months}, the newest first.")


def _theme(view: View, entry: Map) -> str:
    names = {named.id: named.name for named in view.policy.logs.themes}
    theme = str(entry.get("theme", ""))
    return f"<i>{text(names.get(theme, theme))}</i>" if theme else ""
