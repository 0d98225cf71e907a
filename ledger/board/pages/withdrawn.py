"""Records that were withdrawn: which, by whom, and why. They count for nothing, and stay to be seen."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import Column, section, table
from ledger.board.pages.field_names import field_name
from ledger.board.pages.words import BASIS, REASON, day_name
from ledger.board.view import View
from ledger.records.kinds import kind_of
from ledger.records.loading import Record, id_of
from ledger.records.logs import LogFacts

COLUMNS = (
    Column(both("记录", "Record")),
    Column(both("撤回日期", "Withdrawn on")),
    Column(REASON),
    Column(BASIS),
    Column(both("经办人", "By")),
)
LEAD = both(
    "这些记录已经撤回，不再计入，原文仍保留在仓库里。",
    "These records were withdrawn and count no more; their text stays in the repository.",
)


def withdrawn(view: View, person: str = "") -> str:
    """A section with all of them, or with those about one person; nothing when there are none."""
    rows = list(_rows(view, person))
    if not rows:
        return ""
    title = both("已撤回的记录", "Withdrawn records")
    return section(title, "withdrawn", f"<p>{LEAD}</p>", table(COLUMNS, rows))


def _rows(view: View, person: str) -> Iterator[list[str]]:
    """As far as the board may show the withdrawal and what it names."""
    there = {id_of(each): each for each in view.ledger.withdrawn}
    for record in view.ledger.by_kind["withdrawal"]:
        named = there.get(record.value["record"])
        if named is None or (person and _person(named) != person) or not _sees(view, named.path):
            continue
        yield [
            f"{_kind(named.path)}<br><small>{text(id_of(named))}</small>",
            day_name(str(record.value["date"])),
            text(str(record.value["reason"])),
            text(str(record.value.get("authority", ""))),
            view.person_named(str(record.value["by"])),
        ]


def _person(read: Record | LogFacts) -> str:
    return str(read.value.get("person", "")) if isinstance(read, Record) else read.person


def _sees(view: View, path: str) -> bool:
    found = kind_of(path)
    fields = ("record", "date", "reason", "authority", "by")
    return found is not None and view.sight.sees(found[0].name, *(f"withdrawal.{name}" for name in fields))


def _kind(path: str) -> str:
    found = kind_of(path)
    return field_name(found[0].name) if found else ""
