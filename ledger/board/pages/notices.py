"""Public notices: the list and a stable page for each."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import paragraphs, text
from ledger.board.html import Column, back, facts, link, page, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.offices import office
from ledger.board.pages.words import BASIS, joined, period_name, span
from ledger.board.view import View
from ledger.reading.values import Map

KINDS = {
    "result": both("考核结果", "results"),
    "rules": both("考核办法", "rules"),
    "correction": both("结果更正", "correction of a result"),
    "other": both("其他", "other"),
}
CONTACT = both("联系", "Contact")
COLUMNS = (
    Column(both("公示", "Notice")),
    Column(both("起始", "From")),
    Column(both("截止", "To")),
    Column(CONTACT),
)
NONE = "<p>" + both("目前没有公示。", "There is no public notice at present.") + "</p>"


def notices(view: View) -> Iterator[tuple[str, str]]:
    """The list and every notice."""
    found = rows(view, address.NOTICES)
    corrected = link(*way(address.NOTICES, address.CORRECTIONS))
    own = link(*way(address.NOTICES, address.FEEDS))
    more = both(
        f"定案以后改动过的结果见{corrected}；有新公示时自动知道，见{own}。",
        f"Results changed after settlement: see {corrected}. To learn of new notices by yourself: see {own}.",
    )
    listed = table(COLUMNS, found) if found else NONE
    yield address.NOTICES, page(NAMES[address.NOTICES], [listed, f"<p>{more}</p>"])
    for record in _newest_first(view):
        yield address.notice(str(record["notice"])), _notice(view, record)


def rows(view: View, here: str, on: str = "") -> list[list[str]]:
    """The notices as rows for a table on page ``here``, newest first.

    With ``on`` those that hang on that day.
    """
    found = _newest_first(view)
    return [_row(view, here, e) for e in found if not on or str(e["from"]) <= on <= str(e["to"])]


def _row(view: View, here: str, record: Map) -> list[str]:
    there = address.between(here, address.notice(str(record["notice"])))
    title = link(there, text(str(record["title"])))
    contact = office(view, str(record.get("contact", "")))
    return [title, text(str(record["from"])), _last_day(record), contact]


def _last_day(record: Map) -> str:
    """The last day; a script adds what is left of the time, as only the reader's clock knows today."""
    day = text(str(record["to"]))
    return f'<time class="sj-until" datetime="{record["to"]}" data-from="{record["from"]}">{day}</time>'


def _notice(view: View, record: Map) -> str:
    here = address.notice(str(record["notice"]))
    known = [
        (both("公示期", "Open"), span(text(str(record["from"])), _last_day(record))),
        (both("类别", "Kind"), KINDS.get(str(record.get("kind", "")), "")),
        (both("发布渠道", "Published in"), _channels(record)),
        (both("更正", "Corrects"), _corrected(view, record, here)),
        (both("考核期", "About"), period_name(str(record["period"])) if "period" in record else ""),
        (CONTACT, office(view, str(record.get("contact", "")))),
        (BASIS, text(str(record.get("authority", "")))),
    ]
    parts = [
        back(way(here, address.NOTICES)),
        facts(known),
        paragraphs(str(record.get("text", ""))),
    ]
    return page(text(str(record["title"])), parts)


def _channels(record: Map) -> str:
    """Where it was published."""
    listed = record.get("channels", [])
    return joined(text(str(each)) for each in listed) if isinstance(listed, list) else ""


def _corrected(view: View, record: Map, here: str) -> str:
    """The notice that this one puts right."""
    titles = {str(each["notice"]): text(str(each["title"])) for each in _newest_first(view)}
    old = str(record.get("corrects", ""))
    return link(address.between(here, address.notice(old)), titles[old]) if old in titles else ""


def _newest_first(view: View) -> list[Map]:
    if not view.sight.sees("notice"):
        return []
    records = [view.sight.shown("notice", record.value) for record in view.ledger.by_kind["notice"]]
    return sorted(records, key=lambda value: (str(value["from"]), str(value["notice"])), reverse=True)
