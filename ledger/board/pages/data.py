"""Downloads: files with their sizes and SHA-256, and the archives of people, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.downloads import FOLDER, archive_path, archived_years, results_paths, results_title
from ledger.board.encode import text
from ledger.board.html import Column, back, bullets, cards, download, lead, more, page, section, table
from ledger.board.pages.hubs import way
from ledger.board.standing import Files, Sum
from ledger.board.sums import SUMS
from ledger.board.view import View
from scoring.facts import Person

TOGETHER = both(
    "把文件和 SHA256SUMS 放在同一目录，运行：", "Put the files and SHA256SUMS into one folder and run:"
)
SPREADSHEETS = both(
    "CSV 可以直接用表格软件打开；可能被当成公式的文字前面加了一个撇号。",
    "CSV opens in any spreadsheet; a text that could be taken for a formula is led by an apostrophe.",
)
DIGESTS = both("摘要都在 SHA256SUMS 里。", "Their digests are in SHA256SUMS.")
COLUMNS = (Column(both("文件", "File")), Column(both("大小", "Size"), number=True), Column("SHA-256"))


def data(view: View, files: Files) -> str:
    """The page of downloads, of which ``files`` tells size and digest."""
    years = [
        (address.between(address.DATA, address.archives(year)), _of_year(year), _count(view))
        for year in archived_years(view)[::-1]
    ]
    folders = cards(years) if view.people_shown() and years else ""
    parts = [
        lead(
            both(
                "和页面来自同一份记录，可以自由下载、统计和核对。",
                "From the same records as the pages; free to download, count and check.",
            )
        ),
        table(COLUMNS, _rows(view, files)),
        section(both("核对下载的文件", "Check what you downloaded"), "check", _how()),
        section(both("个人年度实绩档案", "Archives of people by year"), "archives", folders),
    ]
    return page(both("下载数据", "Download the data"), parts, searched=False)


def archives(view: View) -> Iterator[tuple[str, str]]:
    """A page for every year with the archives of its people, unit by unit."""
    people: dict[str, list[Person]] = {}
    for person in view.people_shown():
        people.setdefault(view.unit_of(person), []).append(person)
    for year in archived_years(view) if people else ():
        here = address.archives(year)
        parts = [
            back(way(here, address.DATA)),
            lead(f"{_count(view)}{both('。', '. ')}{DIGESTS}"),
            *(_unit(view, year, unit, members) for unit, members in sorted(people.items())),
        ]
        yield here, page(_of_year(year), parts, searched=False)


def _unit(view: View, year: str, unit: str, members: list[Person]) -> str:
    here = address.archives(year)
    links = (
        download(address.to_file(here, archive_path(person.id, year)), view.person_named(person.id))
        for person in members
    )
    count = counted(len(members), "份", "file", "files")
    return more(f"{view.unit_name(unit)}{both('，', ', ')}{count}", bullets(links))


def _of_year(year: str) -> str:
    return both(f"{year}年个人实绩档案", f"Archives of people, {year}")


def _count(view: View) -> str:
    number = len(view.people_shown())
    return counted(number, "份 JSON，每人一份", "JSON file, one a person", "JSON files, one a person")


def _rows(view: View, files: Files) -> Iterator[list[str]]:
    for settled in view.rounds:
        title = results_title(settled)
        for path, form in zip(results_paths(settled), ("JSON", "CSV"), strict=True):
            yield _row(path, both(f"{title}（{form}）", f"{title} ({form})"), files[path])
    sums = FOLDER + SUMS
    yield _row(sums, both("全部文件的摘要", "Digests of all files"), files[sums])


def _row(path: str, title: str, known: Sum) -> list[str]:
    there = download(address.to_file(address.DATA, path), title)
    digest, size = known
    return [
        there,
        counted(size, "字节", "byte", "bytes"),
        f'<span class="sj-digest">{digest.hex()}</span>',
    ]


def _how() -> str:
    command = text("sha256sum -c --ignore-missing SHA256SUMS")
    return f"<p>{TOGETHER}</p><pre><code>{command}</code></pre><p>{SPREADSHEETS}</p>"
