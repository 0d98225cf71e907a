"""Feeds and calendars: read back by libraries, with days from the records and ids that stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest

from ledger.board.feeds.calendar import escaped
from ledger.board.feeds.files import DEADLINES, NOTICES, WINDOWS, feed_files
from ledger.board.source import read_view
from ledger.board.view import View
from ledger.reading.values import Map

DEMO = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")


@pytest.fixture(scope="module")
def view() -> View:
    return read_view(DEMO, "public")


@pytest.fixture(scope="module")
def files(view: View) -> Mapping[str, bytes]:
    """Those of the demo ledger."""
    return dict(feed_files(view))


def feeds(files: Mapping[str, bytes]) -> dict[str, ElementTree.Element]:
    return {path: ElementTree.fromstring(data) for path, data in files.items() if path.endswith(".xml")}


def of_body(view: View, value: Map) -> View:
    """The same ledger of another body."""
    ledger = view.whole.ledger
    body = replace(ledger.by_kind["body"][0], value=value)
    ledger = replace(ledger, by_kind={**ledger.by_kind, "body": (body,)})
    return replace(view, whole=replace(view.whole, ledger=ledger))


def ids(feed: ElementTree.Element) -> list[str | None]:
    """The ids of a feed and its entries."""
    return [each.text for each in feed.iter(f"{ATOM}id")]


def test_every_feed_has_what_atom_asks_for(files: Mapping[str, bytes]) -> None:
    for path, feed in feeds(files).items():
        assert feed.tag == f"{ATOM}feed"
        for node in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(node.findall(f"{ATOM}{name}")) == 1, (path, name)
            assert MOMENT.fullmatch(node.findtext(f"{ATOM}updated") or "")
            assert (node.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
            assert [each.get("rel") for each in node.findall(f"{ATOM}link")].count("alternate") == 1
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert len(ids(feed)) == len(set(ids(feed)))


def test_a_reader_of_feeds_finds_no_fault(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".xml"):
            read = feedparser.parse(data)
            assert (read.bozo, read.version) == (False, "atom10"), path
    notices = feedparser.parse(files[NOTICES])
    assert len(notices.entries) > 3
    assert notices.entries[0].link.startswith("https://shiji.yunxi.example.invalid/notices/")
    days = [each.updated for each in notices.entries]
    assert days == sorted(days, reverse=True)


def test_both_languages_tell_the_same_entries_in_their_own_words(files: Mapping[str, bytes]) -> None:
    read = feeds(files)
    for path, feed in read.items():
        if not path.startswith("en/"):
            other = read[f"en/{path}"]
            assert [each.text for each in feed.iter(f"{ATOM}id")] == [
                each.text for each in other.iter(f"{ATOM}id")
            ]
            assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
            assert other.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
            pages = [each.get("href") or "" for each in other.findall(f"{ATOM}entry/{ATOM}link")]
            assert all("/en/" in page for page in pages)


def test_ids_stay_when_the_board_moves(view: View, files: Mapping[str, bytes]) -> None:
    elsewhere: Map = {**view.body, "site": {"address": "https://elsewhere.invalid/x/"}}
    moved = of_body(view, elsewhere)
    homeless = of_body(view, {name: value for name, value in view.body.items() if name != "site"})
    for other in (moved, homeless):
        for path, feed in feeds(dict(feed_files(other))).items():
            mine = feeds(files)[path]
            assert [each.text for each in feed.iter(f"{ATOM}id")] == [
                each.text for each in mine.iter(f"{ATOM}id")
            ]
    links = feeds(dict(feed_files(homeless)))["en/feeds/units/roads.xml"].iter(f"{ATOM}link")
    assert {(each.get("href") or "")[:6] for each in links} == {"../../"}


def test_a_feed_of_a_unit_tells_of_that_unit(files: Mapping[str, bytes]) -> None:
    entries = feedparser.parse(files["feeds/units/market.xml"]).entries
    assert any("/units/market/" in each.link for each in entries)
    orders = [each.link for each in entries if "/orders/" in each.link]
    assert orders
    assert all("market" in link for link in orders)


def test_calendars_are_read_back_whole(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".ics"):
            assert data.endswith(b"END:VCALENDAR\r\n")
            assert b"\n" not in data.replace(b"\r\n", b"")
            assert all(len(line) <= 75 for line in data.split(b"\r\n"))
            calendar = icalendar.Calendar.from_ical(data)
            assert calendar.errors == []
            events = calendar.walk("VEVENT")
            assert events
            assert len({event["UID"] for event in events}) == len(events)
            for event in events:
                assert event.errors == []
                assert type(event.decoded("DTSTART")) is date
                assert event.decoded("DTSTART") < event.decoded("DTEND")
                assert event["URL"].startswith("https://")


def test_a_window_is_that_of_its_notice(view: View, files: Mapping[str, bytes]) -> None:
    told = {
        (event["SUMMARY"], event.decoded("DTSTART").isoformat(), event.decoded("DTEND").isoformat())
        for event in icalendar.Calendar.from_ical(files[WINDOWS]).walk("VEVENT")
    }
    for record in view.ledger.by_kind["notice"]:
        after = date.fromordinal(date.fromisoformat(record.value["to"]).toordinal() + 1).isoformat()
        assert (f"公示：{record.value['title']}", record.value["from"], after) in told


def test_deadlines_are_those_that_are_not_met(view: View, files: Mapping[str, bytes]) -> None:
    told = [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(files[DEADLINES]).walk("VEVENT")]
    milestones = [each for record in view.ledger.by_kind["task"] for each in record.value["milestones"]]
    for each in milestones:
        assert any(each["text"] in title for title in told) or "done" in each
    assert sum(title.startswith("任务：") for title in told) == sum("done" not in each for each in milestones)
    assert any(title.startswith("督办：") for title in told)
    assert "2026年第二季度小结最后一天" in told


@pytest.mark.parametrize("tier", ["public", "unit"])
def test_what_may_not_be_shown_is_in_no_feed(closed_year: Path, tier: str) -> None:
    view = read_view(closed_year, tier)
    everything = b"".join(data for _, data in feed_files(view)).decode()
    for record in view.ledger.by_kind["person"]:
        assert record.value["name"] not in everything


def test_texts_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
