"""Public notices: the list and a stable page for each."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.encode import paragraphs, text
from ledger.board.html import Column, back, facts, link, page, table
from ledger.board.pages.words import period_name
from ledger.board.view import View
from ledger.reading.values import Map

KINDS = {"result": "考核结果", "rules": "考核办法", "correction": "结果更正", "other": "其他"}
COLUMNS = (Column("公示"), Column("起始"), Column("截止"), Column("联系"))


def notices(view: View) -> Iterator[tuple[str, str]]:
    """The list and every notice."""
    found = rows(view, address.NOTICES)
    corrected = link(address.between(address.NOTICES, address.CORRECTIONS), "更正")
    more = f"<p>定案以后改动过的结果见{corrected}。</p>"
    yield address.NOTICES, page("公示", [table(COLUMNS, found) if found else "<p>目前没有公示。</p>", more])
    for record in _newest_first(view):
        yield address.notice(str(record["notice"])), _notice(view, record)


def rows(view: View, here: str) -> list[list[str]]:
    """The notices as rows for a table on page ``here``, newest first."""
    return [_row(here, record) for record in _newest_first(view)]


def _row(here: str, record: Map) -> list[str]:
    there = address.between(here, address.notice(str(record["notice"])))
    title = link(there, text(str(record["title"])))
    return [title, text(str(record["from"])), _last_day(record), text(str(record["contact"]))]


def _last_day(record: Map) -> str:
    """The last day; a script adds what is left of the time, as only the reader's clock knows today."""
    day = text(str(record["to"]))
    return f'<time class="sj-until" datetime="{record["to"]}" data-from="{record["from"]}">{day}</time>'


def _notice(view: View, record: Map) -> str:
    here = address.notice(str(record["notice"]))
    window = f"{text(str(record['from']))} 至 {_last_day(record)}"
    known = [
        ("公示期", window),
        ("类别", KINDS.get(str(record.get("kind", "")), "")),
        ("发布渠道", _channels(record)),
        ("更正", _corrected(view, record, here)),
        ("考核期", period_name(str(record["period"])) if "period" in record else ""),
        ("联系", text(str(record["contact"]))),
        ("依据", text(str(record["authority"]))),
    ]
    parts = [
        back((address.between(here, address.NOTICES), "公示")),
        facts(known),
        paragraphs(str(record["text"])),
    ]
    return page(text(str(record["title"])), parts)


def _channels(record: Map) -> str:
    """Where it was published."""
    listed = record.get("channels", [])
    return "、".join(text(str(each)) for each in listed) if isinstance(listed, list) else ""


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
