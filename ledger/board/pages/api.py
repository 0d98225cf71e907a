"""The page of the JSON API: what there is, what stays as it is, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.api.changes import CHANGES, VERSION
from ledger.board.api.documents import INDEX, OPENAPI, REGISTERS, ROOT, results_path, why_path
from ledger.board.both import both
from ledger.board.html import Column, back, bullets, lead, link, page, section, table
from ledger.board.pages.hubs import NAMES, way
from ledger.board.sums import SUMS
from ledger.board.view import View

COLUMNS = (Column(both("地址", "Path")), Column(both("内容", "What it holds")))
TELLS = {
    INDEX: both("有什么、给谁看、截至哪天", "what there is, for whom, as of when"),
    "units.json": both("单位", "units"),
    "people.json": both("人员", "people"),
    "notices.json": both("公示", "public notices"),
    "policy.json": both("考核办法的全部版本", "every version of the policy"),
    "corrections.json": both(
        "更正过的定案，谁的结果变了", "settlements done again, and whose result changed"
    ),
    OPENAPI: both("OpenAPI 3.1 说明", "the OpenAPI 3.1 description"),
    SUMS: both("接口全部文件的 SHA-256 摘要", "SHA-256 of every file of the API"),
}
DERIVATION = both("一个结果的推导，可以照着重算", "the derivation of one result, to be worked out again")
PROMISE = (
    both(
        "文件夹 v1 里已有的地址、字段和含义不再改变；以后可能增加字段和文件，程序应当忽略不认识的字段。",
        "Addresses, fields and meanings in the folder v1 stay as they are. Fields and files may be added: a "
        "program should pass over fields that it does not know.",
    ),
    both(
        "要去掉或改变什么，就另立 v2；v1 至少再保留一年。",
        "What would take something away or change it becomes v2; v1 then stays for at least a year.",
    ),
    both(
        "分数都是文字，是准确的小数或分数，不是浮点数。",
        "Scores are texts, exact decimals or fractions, never floats.",
    ),
    both(
        "不能给这个网站看的内容，接口里同样没有。",
        "What this board may not show is not in the API either.",
    ),
)


def api(view: View) -> str:
    """The page."""
    parts = [
        back(way(address.API, address.DATA)),
        lead(
            both(
                "页面上的内容，程序也能读：静态的 JSON 文件，不用登记，不用密钥。",
                "What the pages say, for programs: static JSON files, without registration or keys.",
            )
        ),
        table(COLUMNS, _rows(view)),
        section(both("承诺", "Promise"), "promise", bullets(PROMISE)),
        section(both("变化", "Changes"), "changes", bullets(_changes())),
    ]
    return page(NAMES[address.API], parts)


def _rows(view: View) -> Iterator[list[str]]:
    for path in (INDEX, *REGISTERS):
        yield _row(path)
    for settled in (*view.settled[-1:], *view.units_settled[-1:]):
        subject = next(iter(settled.outcome.people), "")
        yield [_file(results_path(settled.period)), both("一轮考核的结果", "the results of one round")]
        if subject:
            yield [_file(why_path(settled.period, subject)), DERIVATION]
    yield from (_row(path) for path in (OPENAPI, SUMS))


def _row(path: str) -> list[str]:
    return [_file(path), TELLS[path]]


def _file(path: str) -> str:
    return link(address.to_file(address.API, ROOT + path), f"<code>{ROOT}{path}</code>")


def _changes() -> Iterator[str]:
    """The versions, newest first."""
    for version, words in CHANGES:
        current = both("（现行）", " (current)") if version == VERSION else ""
        yield f"<strong>{version}</strong>{current} {words}"
