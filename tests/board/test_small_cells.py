"""Small counts of people are not told, nor do they follow from what is told: sums, parts, other tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import product
from typing import NamedTuple

import pytest

from ledger.board import address
from ledger.board.both import LANGS, in_language
from ledger.board.pages.objections import objections
from ledger.board.pages.small import counts, is_small, withheld
from ledger.board.pages.statistics import _mentored, _states, statistics
from ledger.board.source import read_view
from ledger.board.view import View
from scoring.care.facts import Taken
from scoring.care.standing import STATES, Standing
from scoring.survey.withholding import told
from tests.board.conftest import Once
from tests.board.made import contents
from tests.board.pages import markdown
from tests.board.test_leaks import planted_ledger

COUNTED = (address.MEASURES, address.OBJECTIONS, address.STATISTICS, address.TODAY)
"""Pages that count people who may not be named."""
PEOPLE = (
    "measure.person",
    "objection.person",
    "objection.text",
    "objection.decision.text",
    "appeal.person",
    "appeal.text",
    "appeal.decision.text",
    "person.name",
)
MOST = 10**6


class Span(NamedTuple):
    """What a reader knows of a count: it lies between these, both included."""

    low: int
    high: int

    @property
    def known(self) -> bool:
        return self.low == self.high


def span(cell: str) -> Span | None:
    """What a cell tells of its count; None when it is no count."""
    if few := re.fullmatch("＜([0-9]+)", cell):
        return Span(0 if few[1] == "2" else 1, int(few[1]) - 1)
    if cell == "—":
        return Span(0, MOST)
    return Span(int(cell), int(cell)) if re.fullmatch("[0-9]+", cell) else None


def narrowed(parts: Sequence[Span], whole: Span) -> tuple[list[Span], Span]:
    """All that follows from the whole being the sum of its parts, used until nothing more follows."""
    parts = list(parts)
    while True:
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        whole_ = Span(max(whole.low, low), min(whole.high, high))
        parts_ = [
            Span(max(part.low, whole_.low - high + part.high), min(part.high, whole_.high - low + part.low))
            for part in parts
        ]
        if (parts_, whole_) == (parts, whole):
            return parts, whole
        parts, whole = parts_, whole_


def revealed(rows: Iterable[Sequence[str]], least: int) -> Iterator[str]:
    """Small counts that a reader can work out: told, or left over by the sum at the row's end."""
    for row in rows:
        spans = [found for cell in row if (found := span(cell)) is not None]
        if len(spans) < 2:
            continue
        parts, _ = narrowed(spans[:-1], spans[-1])
        yield from (f"{row}: {part.low}" for part in parts if part.known and 0 < part.low < least)


class _Tables(HTMLParser):
    """The rows of all tables of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag == "td":
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def rows_of(page: str) -> list[list[str]]:
    reader = _Tables()
    reader.feed(page)
    return [[cell.strip() for cell in row] for row in reader.rows]


def test_what_follows_from_a_sum_is_found() -> None:
    """One count left out of a told sum; two that can only be 1 each; a part that is the whole."""
    assert list(revealed([["甲", "＜3", "5", "6"]], 3))
    assert list(revealed([["甲", "＜3", "＜3", "5", "7"]], 3))
    assert list(revealed([["甲", "1", "5", "6"]], 3))
    assert not list(revealed([["甲", "＜3", "5", "—"], ["乙", "4", "5", "9"]], 3))
    assert not list(revealed([["甲", "＜3", "＜3", "5", "8"]], 3))


@pytest.mark.parametrize("least", range(2, 6))
def test_every_row_that_could_be_counted_leaves_each_small_count_open(least: int) -> None:
    """All rows of three counts up to 7: of what reads alike, every count not told has two values at least."""
    alike: dict[tuple[str, ...], list[tuple[int, ...]]] = {}
    for row in product(range(8), repeat=3):
        cells = tuple(in_language(cell, "zh") for cell in counts(row, least))
        assert not list(revealed([cells], least))
        alike.setdefault(cells, []).append(row)
    for cells, possible in alike.items():
        for place, cell in enumerate(cells[:-1]):
            if cell.startswith("＜"):
                assert len({row[place] for row in possible}) > 1, cells


def test_where_only_one_could_be_meant_none_is_not_told_either() -> None:
    assert [in_language(cell, "zh") for cell in counts([0, 1, 2], 2)] == ["＜2", "＜2", "2", "—"]
    assert "没有或只有 1" in in_language(withheld(counts([0], 2)[0], 2), "zh")
    assert not is_small(0, 3)
    assert not is_small(1, 0)


def test_no_cell_of_a_survey_is_left_over_by_a_total() -> None:
    """All answers of three cells up to 6: not told are none, or two at least where two have answers."""
    for answers in product(range(7), repeat=3):
        cells = dict(zip("abc", answers, strict=True))
        shown = told(cells, (), 3, complement=True)
        missing = [cell for cell, count in cells.items() if count and cell not in shown]
        assert all(cells[cell] >= 3 for cell in shown)
        assert len(missing) != 1 or sum(count > 0 for count in answers) == 1


@pytest.fixture(scope="module")
def open_view(once: Once) -> View:
    """The ledger of every kind as everybody sees it, one or two of each thing that is counted."""
    return read_view(once("planted", planted_ledger), "public")


@pytest.fixture(scope="module")
def view(open_view: View) -> View:
    """The same with nobody named in what is done for people."""
    fields = dict.fromkeys(("measure", "objection", "appeal"), "public") | dict.fromkeys(PEOPLE, "sealed")
    return replace(open_view, sight=replace(open_view.sight, default="public", fields=fields))


def published(view: View) -> dict[str, bytes]:
    """Everything that a board of this view would hold: pages, files to download, feeds, API, lists."""
    found = dict(contents(view))
    files = {path: content for path, content in found.items() if isinstance(content, bytes)}
    pages = {name: content for name, content in found.items() if isinstance(content, str)}
    return files | {
        f"{name}.{lang}": in_language(page, lang).encode() for lang in LANGS for name, page in pages.items()
    }


def with_standings(view: View, change: Callable[[tuple[Standing, ...]], Iterable[Standing]]) -> View:
    """The view with other measures."""
    other = replace(view)
    vars(other)["standings"] = tuple(change(view.standings))
    return other


def with_another(view: View, kind: str) -> View:
    """The view with a second record of a kind like the first, of somebody else."""
    own = view.ledger.by_kind[kind]
    twin = replace(own[0], id=f"{own[0].id}-twin", value={**own[0].value, "person": "p0011"})
    ledger = replace(view.whole.ledger, by_kind={**view.ledger.by_kind, kind: (*own, twin)})
    return replace(view, whole=replace(view.whole, ledger=ledger))


@pytest.mark.slow
def test_boards_of_other_small_counts_are_the_same_to_the_byte(view: View) -> None:
    """Of a count that is not told nothing is to be found anywhere: a board with another such count is equal.

    One measure closed or two; two overdue or one; one objection or two, one review or two.
    """
    board = published(view)
    closed = next(each for each in view.standings if each.state == "closed")
    others = [
        with_standings(view, lambda found: (*found, closed._replace(person="p0011"))),
        with_standings(view, lambda found: found[1:]),
        with_another(view, "objection"),
        with_another(view, "appeal"),
    ]
    assert view.standings[0].state == view.standings[1].state
    for other in others:
        made = published(other)
        assert [name for name in board if board[name] != made.get(name)] == []
        assert made.keys() == board.keys()


@pytest.mark.slow
def test_boards_of_other_large_counts_differ(view: View) -> None:
    """Three measures closed instead of one are told; and all is told of those who are named."""
    closed = next(each for each in view.standings if each.state == "closed")
    more = [closed._replace(person=f"p001{number}") for number in (1, 2)]
    told = dict(statistics(with_standings(view, lambda found: (*found, *more))))
    assert told != dict(statistics(view))
    open_ = dict.fromkeys(("measure", "objection", "appeal"), "public")
    named = replace(view, sight=replace(view.sight, fields=open_))
    assert dict(objections(named)) != dict(objections(with_another(named, "objection")))


@pytest.mark.slow
def test_no_published_table_reveals_a_small_count(view: View) -> None:
    """The ledger has one measure and one objection: wherever they are counted nothing but “fewer” is read."""
    written = markdown(view)
    withheld_somewhere = 0
    for name in COUNTED:
        rows = rows_of(written[name])
        assert rows, name
        assert list(revealed(rows, 3)) == [], name
        withheld_somewhere += sum(cell.startswith("＜") or cell == "—" for row in rows for cell in row)
    assert withheld_somewhere > 3


@pytest.mark.slow
def test_what_is_counted_by_kind_is_not_told_where_a_part_of_it_is_not(view: View) -> None:
    """The whole minus its other parts would be the small one."""
    assert view.standings
    for kind in {each.measure.kind for each in view.standings}:
        row = _states(view.standings, kind, 3)
        own = [each for each in view.standings if each.measure.kind == kind]
        small = any(
            0 < sum((each.measure.id, each.state) == (id_, state) for each in own) < 3
            for id_ in {each.measure.id for each in own}
            for state in STATES
        )
        assert (row is None) == small


@pytest.mark.slow
def test_few_people_with_many_measures_are_not_counted(view: View) -> None:
    """Three mentorings of one person: the measures may be counted, the person not."""
    known = next(each for each in view.policy.measures if each.kind == "mentoring")
    taken = Taken("measures/2025/1", known.id, "p0005", "2025-03-03", "", (), None)
    standing = Standing(known, "p0005", "x", "open", None, taken)
    row = _states([standing] * 3, "mentoring", 3)
    assert row is not None
    assert _mentored([standing] * 3, row, 3) == ""
    three = [standing._replace(person=f"p000{number}") for number in range(3)]
    assert "3" in _mentored(three, row, 3)
