"""Downloads: every file with its size and SHA-256."""

from __future__ import annotations

from ledger.board import address
from ledger.board.downloads import ARCHIVES, Download
from ledger.board.encode import text
from ledger.board.html import Column, lead, link, more, page, section, table
from ledger.board.view import View

COLUMNS = (Column("文件"), Column("大小", number=True), Column("SHA-256"))


def data(view: View, files: list[Download]) -> str:
    """The page of downloads."""
    single = [file for file in files if not file.path.startswith(ARCHIVES)]
    archives = [file for file in files if file.path.startswith(ARCHIVES)]
    folded = (
        more(f"共 {len(archives)} 份，每人每年一份", table(COLUMNS, map(_row, archives))) if archives else ""
    )
    parts = [
        lead("和页面来自同一份记录，可以自由下载、统计和核对。"),
        table(COLUMNS, map(_row, single)),
        section("核对下载的文件", "check", _how()),
        section("个人年度实绩档案", "archives", folded),
    ]
    return page("下载数据", parts, searched=False)


def _row(file: Download) -> list[str]:
    there = link(address.to_file(address.DATA, file.path), text(file.title))
    return [there, f"{len(file.data):,} 字节", f'<span class="sj-digest">{file.digest}</span>']


def _how() -> str:
    command = text("sha256sum -c --ignore-missing SHA256SUMS")
    return (
        f"<p>把文件和 SHA256SUMS 放在同一目录，运行：</p><pre><code>{command}</code></pre>"
        "<p>CSV 可以直接用表格软件打开；可能被当成公式的文字前面加了一个撇号。</p>"
    )
