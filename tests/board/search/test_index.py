"""The index of the search: what a text is found by, which pages are found, every place right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.board.html import page, section
from ledger.board.search.documents import found_of
from ledger.board.search.entries import Entry
from ledger.board.search.index import PAGES, changed, whole
from ledger.board.search.places import packed, shard_of, unpacked
from ledger.board.search.terms import terms
from tests.board.search import oracle


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公路养护", "公路 路养 养护"),
        ("一户，走访。", "一户 走访"),
        ("李　明", "李 明"),
        ("云考〔2026〕1号", "云考 2026 1 号"),
        ("p0012 2026-Q1 P0012", "p0012 2026 q1"),
        ("ＡＢ１２ ｶﾞ", "ab12 ガ"),  # wide and narrow forms
        ("㎡①Ⅳ", "m21iv"),
        ("𠮷野家々〇", "𠮷野 野家 家々 々〇"),
        ("得79.05分", "得 79 05 分"),
        ("snake_case don't", "snake case don t"),
        ("Straße İı", "straße i̇ı".replace("\u0307", " ")),
        ("<b>。！ \x01", ""),
    ],
)
def test_terms_of_a_text(text: str, found: str) -> None:
    assert terms(text) == (set(found.split()) if "<" not in text else {"b"})


@given(st.text(st.characters(max_codepoint=0x2FFFF, exclude_categories=["Cs", "Cn"])))
def test_terms_are_those_of_a_slow_look_at_every_character(text: str) -> None:
    assert terms(text) == set(oracle.terms(text))


@given(st.sets(st.integers(0, 2**32 - 1)))
def test_places_come_out_as_they_went_in(places: set[int]) -> None:
    assert unpacked(packed(sorted(places))) == sorted(places)


def test_words_that_begin_alike_stand_in_one_file() -> None:
    assert len({shard_of(word, 1024) for word in ("not", "notice", "notices", "nothing")}) == 1
    assert len({shard_of(chr(0x4E00 + n) + "一", 64) for n in range(200)}) == 64


def test_a_page_is_found_by_its_visible_text_in_both_languages() -> None:
    chart = '<figure class="sj-figure" data-search-exclude><svg><title>图表</title></svg></figure>'
    path = '<code class="sj-record">records&#47;roads&#46;yaml</code>'
    link = f'<p title="提示">{path}看<a href="zz/">&#91;规则&#93;</a><br>ab&amp;cd</p>'
    zh = page("标题", [section("小节", "s1", link), chart, "<nav>导航</nav>"])
    found = found_of([zh, zh.replace("标题", "Title")])
    assert found is not None
    assert found.titles == ("标题", "Title")
    assert [(each.anchor, each.terms) for each in found.documents] == [
        ("", {"标题", "title", "小节", "看", "规则", "ab", "cd"})
    ]
    assert found_of([page("标题", [link], searched=False)] * 2) is None


def test_the_sections_of_a_work_log_are_found_by_themselves() -> None:
    log = page(
        "日志",
        ["<p>共两月</p>", section("二月", "m2", "<p>走访</p>"), section("一月", "m1", "<p>开会</p>")],
        cut=True,
    )
    found = found_of([log, log])
    assert found is not None
    assert [(each.anchor, each.terms) for each in found.documents] == [
        ("", {"日志", "共两", "两月", "二月", "一月"}),
        ("m1", {"开会"}),
        ("m2", {"走访"}),
    ]


def log(name: str, months: dict[str, str]) -> Entry:
    sections = [section(month, month, f"<p>{text}</p>") for month, text in months.items()]
    found = found_of([page(name, sections, cut=True)] * 2)
    assert found is not None
    return Entry.of(found)


def files(entries: dict[str, Entry]) -> dict[str, bytes]:
    return dict(whole(entries))


MONTHS = st.dictionaries(st.sampled_from(["m1", "m2", "m3"]), st.text("走访户工作ab1 ", max_size=9))
NAMES = [f"{folder}/p{n}/" for folder in ("logs", "orders") for n in range(12)]
BOARDS = st.dictionaries(st.sampled_from(NAMES), MONTHS, min_size=1)


@given(BOARDS, st.dictionaries(st.sampled_from(NAMES), st.none() | MONTHS, max_size=4))
def test_the_files_that_change_are_those_that_differ(
    before: dict[str, dict[str, str]], changes: dict[str, dict[str, str] | None]
) -> None:
    """Pages change, come and go; all files are made only if numbers change for more than a few."""
    old = {name: log(name, months) for name, months in before.items()}
    new = dict(old)
    for name, months in changes.items():
        new.pop(name, None)
        if months is not None:
            new[name] = log(name, months)
    first, second = files(old), files(new)
    made = changed(first.__getitem__, {name: old.get(name) for name in changes}, new.get)
    if made is None:
        one, two = (json.loads(each[PAGES]) for each in (first, second))
        sizes = [{each: listing[each] for each in ("sections", "shards")} for listing in (one, two)]
        was, now = numbers(one), numbers(two)
        assert sizes[0] != sizes[1] or any(
            was[each] != now[each] for each in was.keys() & now.keys() - changes.keys()
        )
    else:
        assert first | dict(made) == second


def test_a_page_that_comes_leaves_the_others_their_numbers() -> None:
    old = {f"orders/{n:02}/": log(f"督办{n}", {}) for n in range(9)} | {"people/p1/": log("人员", {})}
    new = old | {"orders/10/": log("来信", {})}
    first = files(old)
    made = changed(first.__getitem__, {"orders/10/": None}, new.get)
    assert made is not None
    assert first | dict(made) == files(new)
    was, now = (
        {t: p for path in each if path != PAGES for t, p in json.loads(each[path]).items()}
        for each in (first, files(new))
    )
    assert {term for term in now if now[term] != was.get(term)} == {"来信"}
    assert (
        changed(first.__getitem__, {"orders/00a/": None}, (new | {"orders/00a/": log("新", {})}).get) is None
    )


def numbers(listing: dict[str, Any]) -> dict[str, int]:
    """Page → its number."""
    all_of_them = (first + n for first, count in listing["folders"] for n in range(count))
    return {row[0]: number for row, number in zip(listing["pages"], all_of_them, strict=True)}


LOGS = 8
"""Of so many work logs one is looked at."""


@pytest.mark.slow
def test_every_place_is_right_and_none_is_missing(demo_board: Path) -> None:
    """Of every page but work logs, and of some of these."""
    index, right = oracle.index_of(demo_board), oracle.right_index(demo_board, LOGS)
    there = set().union(*right.values())
    assert len(there) > 200
    assert {term: here for term, places in index.items() if (here := places & there)} == right


@pytest.mark.slow
def test_which_pages_are_found(demo_board: Path) -> None:
    listed = json.loads((demo_board / PAGES).read_text("utf-8"))
    found = {address for address, *_ in listed["pages"]}
    built = {f"{path.parent.relative_to(demo_board)}/" for path in demo_board.rglob("index.html")}
    left_out = {each for each in built if not each.startswith(("en/", "./"))} - found
    assert {address.partition("/")[0] for address in left_out} == {
        *("why", "forms", "fairness", "achievements"),  # what they tell stands on other pages
        *("data", "rules", "search"),  # digests, the data dictionary, the search itself
    }
    assert found >= {"", "people/p0012/", "logs/p0012/", "units/roads/", "rules/", "rules/checks/"}
    assert [kind for kind, count in kinds(listed["pages"], len(listed["kinds"])) if not count] == []


def kinds(pages: Iterable[list[object]], count: int) -> list[tuple[int, int]]:
    there = [kind for _, kind, *_ in pages]
    return [(kind, there.count(kind)) for kind in range(count)]
