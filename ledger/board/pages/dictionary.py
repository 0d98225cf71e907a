"""The data dictionary: every kind of record and every field, straight from the schemas."""

from __future__ import annotations

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import Column, back, lead, page, section, table
from ledger.board.pages.field_names import description, title
from ledger.board.pages.hubs import NAMES, way
from ledger.records.dictionary import KindRow, Row, field_rows, kind_rows

COLUMNS = (
    Column(both("字段", "Field")),
    Column(both("名称", "Name")),
    Column(both("类型", "Type")),
    Column(both("必填", "Required")),
    Column(both("说明", "Meaning")),
)
TYPES = {
    "text": both("文字", "text"),
    "line": both("一行文字", "line of text"),
    "integer": both("整数", "integer"),
    "boolean": both("是或否", "yes or no"),
    "list": both("列表", "list"),
    "map": both("字段组", "group of fields"),
    "choice": both("选项", "choice"),
    "alternatives": both("几种之一", "one of several"),
    "day": both("日期", "date"),
    "month": both("月份", "month"),
    "period": both("考核期", "assessment period"),
    "year": both("年份", "year"),
    "version": both("版本号", "version"),
    "person": both("人员编号", "person id"),
    "unit": both("单位编号", "unit id"),
    "id": both("编号", "id"),
    "group": both("编号", "id"),
    "block_id": both("编号", "id"),
    "slug": both("编号", "id"),
    "record": both("记录编号", "record id"),
    "field_path": both("字段名", "field name"),
    "points": both("分值", "points"),
    "size": both("分值", "points"),
    "share": both("比例（万分比）", "share (per ten thousand)"),
    "ratio": both("比例（分数）", "share (fraction)"),
    "exact": both("精确数值", "exact value"),
    "money": both("金额", "amount of money"),
    "digest": both("摘要", "digest"),
    "engine": both("程序版本", "program version"),
    "principal_id": both("提交人编号", "principal id"),
    "finding_reference": both("检查发现编号", "finding id"),
    "stratum_id": both("层的编号", "stratum id"),
    "opaque_id": both("对象编号", "opaque id"),
    "round": both("考核期", "assessment period"),
    "cause": both("起因", "cause"),
    "field": both("字段名", "field name"),
    "way": both("字段路径", "field path"),
    "key": both("公钥", "public key"),
    "login": both("账号", "login"),
    "quantity": both("数值", "number"),
    "positive": both("正数", "positive number"),
    "address": both("网址", "address"),
    "repository": both("网址", "address"),
    "branch": both("分支名", "branch name"),
}
"""Type in the dictionary → what it is called."""


def dictionary() -> str:
    """The whole dictionary, a section a kind."""
    kinds = kind_rows()
    parts = [
        back(way(address.RECORDS, address.RULES)),
        lead(
            both(
                f"台账有 {len(kinds)} 种记录，每份记录是一个 YAML 文件。",
                f"A ledger holds records of {len(kinds)} kinds; every record is a YAML file.",
            )
        ),
        *(_kind(row) for row in kinds),
    ]
    return page(NAMES[address.RECORDS], parts, searched=False)


def _kind(row: KindRow) -> str:
    where = f"<p>{description(row)}{both('。', '. ')}<code>{text(row.path)}</code></p>"
    return section(title(row), row.kind, where, table(COLUMNS, map(_field, field_rows(row.kind))))


def _field(row: Row) -> list[str]:
    name = f'<code class="sj-field">{text(row.path)}</code>'
    required = both("是", "yes") if row.required else ""
    return [name, title(row), _type(row.type), required, description(row)]


def _type(name: str) -> str:
    inner = name.removeprefix("list of ")
    word = TYPES.get(inner) or text(inner)
    return word if inner == name else both(f"{word}的列表", f"list of {word}s")
