"""Small pieces of HTML that every page is made of. Callers pass encoded text; see `ledger.board.encode`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledger.board.address import asset
from ledger.board.both import both, capital


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading (encoded), whether it holds numbers, whether rows are chosen by it."""

    name: str
    number: bool = False
    choice: bool = False
    """Above a long table a script offers what stands in the column, to show those rows alone."""


def counted(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """A narrow table of counts that stays a table on a phone."""
    return table(columns, rows, fold=False).replace('class="sj-table"', 'class="sj-table sj-tight"', 1)


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], *, fold: bool = True, items: str = ""
) -> str:
    """A table in its scrolling frame; with ``fold`` each row becomes a card on a phone.

    ``items`` is a class for the rows, so that a filter can find them.
    """
    columns = [replace(column, name=capital(column.name)) for column in columns]
    head = "".join(f'<th{_number(c)}{_choice(c)} scope="col">{c.name}</th>' for c in columns)
    body = "".join(_row(columns, row, items) for row in rows)
    style = "sj-table sj-fold" if fold else "sj-table"
    inside = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="{style}"><table class="sj-grid">{inside}</table></div>'


def _row(columns: Sequence[Column], cells: Sequence[str], items: str) -> str:
    filled = zip(columns, cells, strict=True)
    inner = "".join(f'<td{_number(c)} data-name="{c.name}">{cell}</td>' for c, cell in filled)
    return f'<tr class="{items}">{inner}</tr>' if items else f"<tr>{inner}</tr>"


def _choice(column: Column) -> str:
    return ' data-choice=""' if column.choice else ""


def _number(column: Column) -> str:
    return ' class="num"' if column.number else ""


def link(address: str, words: str) -> str:
    """A link inside the board. ``address`` is made by the board, never by people."""
    return f'<a href="{address}">{words}</a>'


def download(address: str, words: str) -> str:
    """A link to a file that the browser is to keep rather than show."""
    return f'<a href="{address}" download="">{words}</a>'


def cards(entries: Iterable[tuple[str, str, str]]) -> str:
    """Cards of (address, title, note), titles and notes encoded."""
    made = (
        f'<li class="sj-item"><a class="sj-card" href="{address}">'
        f"<strong>{title}</strong><small>{words}</small></a></li>"
        for address, title, words in entries
    )
    return f'<ul class="sj-cards">{"".join(made)}</ul>'


def numbers(entries: Iterable[tuple[str, str]]) -> str:
    """Large numbers with what they count."""
    made = (
        f'<div class="sj-number"><strong>{value}</strong><span>{what}</span></div>' for value, what in entries
    )
    return f'<div class="sj-numbers">{"".join(made)}</div>'


def grade(name: str, place: int) -> str:
    """A grade's badge; ``place`` counts from the best grade, 0."""
    return f'<span class="sj-grade" data-place="{place}">{name}</span>'


GOOD, PLAIN, CAREFUL, BAD = range(4)
"""How a badge looks that tells a state: done well, under way, to be watched, gone wrong."""


def timeline(entries: Iterable[tuple[str, str, str]]) -> str:
    """What happened when: (day or span, what, detail) in the order given; nothing without entries."""
    items = "".join(
        f"<li><time>{when}</time><strong>{what}</strong>{f'<small>{detail}</small>' if detail else ''}</li>"
        for when, what, detail in entries
    )
    return f'<ol class="sj-line">{items}</ol>' if items else ""


def bullets(lines: Iterable[str]) -> str:
    """A plain list; nothing without lines."""
    items = "".join(f"<li>{line}</li>" for line in lines if line)
    return f"<ul>{items}</ul>" if items else ""


def more(title: str, inside: str) -> str:
    """A part that opens on demand, printed always."""
    return f'<details class="sj-more"><summary>{title}</summary>{inside}</details>'


def script(here: str, name: str) -> str:
    """A script of the board that only page ``here`` needs; it may import others."""
    return f'<script type="module" src="{asset(here, name)}"></script>'


def filter_box(label: str, items: str) -> str:
    """A box that filters the elements of class ``items`` by substring."""
    return (
        f'<div class="sj-find"><input class="sj-filter" type="search" data-filter=".{items}" '
        f'aria-label="{label}" placeholder="{label}"><output class="sj-found"></output></div>'
    )


def seek_box(label: str, listed: str) -> str:
    """A box that finds people and units in the file ``listed``; hidden until a script works it."""
    return (
        f'<div class="sj-find sj-seek" data-list="{listed}" data-root="" hidden><input class="sj-filter" '
        f'type="search" aria-label="{label}" placeholder="{label}"><output class="sj-found"></output>'
        "<ul></ul></div>"
    )


def page(title: str, parts: Iterable[str], *, searched: bool = True, cut: bool = False) -> str:
    """A whole Markdown page: front matter, heading, and parts separated by empty lines.

    It is found by the search unless ``searched`` says otherwise; with ``cut`` each of its sections by itself.

    The title is given twice because Material puts a title that it takes from the heading into pages as it
    would be read, with its markup alive; the one from the front matter stays encoded.
    """
    how = "cut: true" if cut else "" if searched else "exclude: true"
    front = f'title: "{title}"\n' + (f"search:\n  {how}\n" if how else "")
    return (
        f"---\n{front}---\n" + "\n\n".join([f"# {title} {{#top}}", *(part for part in parts if part)]) + "\n"
    )


def switched(markdown: str, address: str) -> str:
    """A whole Markdown page with the way to itself in the other language, ahead of its heading."""
    words = both('hreflang="en" lang="en">English', 'hreflang="zh" lang="zh">中文')
    way = f'<p class="sj-tongue"><a href="{address}" {words}</a></p>'
    front, heading, rest = markdown.partition("\n# ")
    return f"{front}\n{way}\n{heading}{rest}"


def section(title: str, anchor: str, *parts: str) -> str:
    """A section with its heading and its permanent anchor; nothing when every part is empty."""
    kept = [part for part in parts if part]
    return "\n\n".join([f"## {title} {{#{anchor}}}", *kept]) if kept else ""


def lead(words: str) -> str:
    """The line below a heading."""
    return f'<p class="sj-lead">{words}</p>'


def back(*ways: tuple[str, str]) -> str:
    """Where this page belongs: (address, words) of the pages above it."""
    label = both("上级页面", "Pages above")
    return f'<nav class="sj-back" aria-label="{label}">{"".join(link(*way) for way in ways)}</nav>'


def facts(entries: Iterable[tuple[str, str]]) -> str:
    """Names and values, one a line; entries without a value are left out."""
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in entries if value)
    return f'<dl class="sj-facts">{rows}</dl>' if rows else ""


def note(words: str) -> str:
    """Something to know, set apart."""
    return f'<div class="sj-note"><p>{words}</p></div>'
