"""Downloads: every file with its size and SHA-256."""

from __future__ import annotations

from ledger.board import address
from ledger.board.both import both, counted
from ledger.board.downloads import ARCHIVES, Download
from ledger.board.encode import text
from ledger.board.html import Column, lead, link, more, page, section, table
from ledger.board.view import View

TOGETHER = both(
    "把文件和 SHA256SUMS 放在同一目录，运行：", "Put the files and SHA256SUMS into one folder and run:"
)
SPREADSHEETS = both(
    "CSV 可以直接用表格软件打开；可能被当成公式的文字前面加了一个撇号。",
    "CSV opens in any spreadsheet; a text that could be taken for a formula is led by an apostrophe.",
)
COLUMNS = (Column(both("文件", "File")), Column(both("大小", "Size"), number=True), Column("SHA-256"))


def data(view: View, files: list[Download]) -> str:
    """The page of downloads."""
    single = [file for file in files if not file.path.startswith(ARCHIVES)]
    archives = [file for file in files if file.path.startswith(ARCHIVES)]
    count = both(f"共 {len(archives)} 份，每人每年一份", f"{len(archives)} files, one a person and year")
    folded = more(count, table(COLUMNS, map(_row, archives))) if archives else ""
    parts = [
        lead(
            both(
                "和页面来自同一份记录，可以自由下载、统计和核对。",
                "From the same records as the pages; free to download, count and check.",
            )
        ),
        table(COLUMNS, map(_row, single)),
        section(both("核对下载的文件", "Check what you downloaded"), "check", _how()),
        section(both("个人年度实绩档案", "Archives of people by year"), "archives", folded),
    ]
    return page(both("下载数据", "Download the data"), parts, searched=False)


def _row(file: Download) -> list[str]:
    there = link(address.to_file(address.DATA, file.path), file.title)
    return [
        there,
        counted(len(file.data), "字节", "byte", "bytes"),
        f'<span class="sj-digest">{file.digest}</span>',
    ]


def _how() -> str:
    command = text("sha256sum -c --ignore-missing SHA256SUMS")
    return f"<p>{TOGETHER}</p><pre><code>{command}</code></pre><p>{SPREADSHEETS}</p>"
