"""Search: the page that a question leads to; what is found is shown by a script (`site/assets/search.js`)."""

from __future__ import annotations

from collections.abc import Collection

from ledger.board import address
from ledger.board.both import both
from ledger.board.html import cards, lead, note, page, script, section
from ledger.board.pages.hubs import GROUPS, NAMES
from ledger.board.search.index import FOLDER

HERE = address.SEARCH
LISTS = (
    *(address.PEOPLE, address.UNITS, address.NOTICES, address.RULES),
    *(address.THEMES, address.TASKS, address.ORDERS, address.PETITIONS),
)
"""Pages from which what a reader looks for is reached without searching."""
TELLS = {door.page: door.words for group in GROUPS for door in group.doors} | {
    address.RULES: both("每个数字是多少、依据是什么", "Every number and what it rests on")
}


def search(made: Collection[str]) -> str:
    """The page; ``made`` are the pages that there are."""
    parts = [
        lead(
            both(
                "姓名、单位、工作日志、公示、规则里的任何字句；几个词用空格隔开。",
                "Any words in names, units, work logs, notices and rules; put blanks between several.",
            )
        ),
        _form(),
        f"<noscript>{note(_WITHOUT)}</noscript>",
        _results(),
        section(both("按目录找", "Look in the lists"), "lists", _lists(made)),
        script(HERE, "search.js"),
    ]
    return page(both("搜索", "Search"), parts, searched=False)


_WITHOUT = both(
    "浏览器没有运行脚本，搜索用不了。请从下面的目录找；在打开的网页里，可以用浏览器的“在网页中查找”。",
    "Your browser runs no scripts, which the search needs. Use the lists below; on a page that you open, "
    "your browser can find words.",
)


def _form() -> str:
    """The box. It leads to this same page with the question in the address."""
    label = both("查什么", "Search for")
    folder = f"{address.to_file(HERE, FOLDER)}/"
    return (
        f'<form class="sj-asking" id="sj-search" role="search" data-index="{folder}" hidden>'
        f'<label for="sj-search-words">{label}</label>'
        '<input id="sj-search-words" name="q" type="search" required autocomplete="off" '
        f'autocapitalize="none" spellcheck="false"><button>{both("搜索", "Search")}</button></form>'
    )


def _results() -> str:
    """Where the script tells what it found."""
    kinds, more = both("按种类", "By kind"), both("再看 10 处", "Ten more")
    return (
        '<p class="sj-answer" id="sj-search-told" role="status"></p>'
        f'<nav class="sj-ways sj-jump" id="sj-search-kinds" aria-label="{kinds}" hidden></nav>'
        '<ol class="sj-hits" id="sj-search-hits"></ol>'
        f'<p class="sj-does"><button id="sj-search-more" hidden>{more}</button></p>'
    )


def _lists(made: Collection[str]) -> str:
    there = [page for page in LISTS if page in made]
    return cards((address.between(HERE, page), NAMES[page], TELLS[page]) for page in there)
