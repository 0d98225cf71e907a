"""The data dictionary: every kind of record and every field, straight from the schemas."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import Column, back, lead, page, section, table
from ledger.records.dictionary import KindRow, Row, field_rows, kind_rows

COLUMNS = (Column("字段"), Column("名称"), Column("类型"), Column("必填"), Column("说明"))
TYPES = {
    "text": "文字",
    "line": "一行文字",
    "integer": "整数",
    "boolean": "是或否",
    "list": "列表",
    "map": "字段组",
    "choice": "选项",
    "alternatives": "几种之一",
    "day": "日期",
    "month": "月份",
    "period": "考核期",
    "year": "年份",
    "version": "版本号",
    "person": "人员编号",
    "unit": "单位编号",
    "id": "编号",
    "group": "编号",
    "block_id": "编号",
    "slug": "编号",
    "record": "记录编号",
    "field_path": "字段名",
    "points": "分值",
    "size": "分值",
    "share": "比例（万分比）",
    "ratio": "比例（分数）",
    "exact": "精确数值",
    "money": "金额",
    "digest": "摘要",
    "engine": "程序版本",
}
"""Type in the dictionary → what it is called."""


def dictionary() -> str:
    """The whole dictionary, a section a kind."""
    here = address.RECORDS
    kinds = kind_rows()
    parts = [
        back((address.between(here, address.RULES), "规则")),
        lead(f"台账有 {len(kinds)} 种记录，每份记录是一个 YAML 文件。"),
        *(_kind(row) for row in kinds),
    ]
    return page("数据字典", parts, searched=False)


def _kind(row: KindRow) -> str:
    where = f"<p>{text(row.zh.description)}。<code>{text(row.path)}</code></p>"
    return section(text(row.zh.title), row.kind, where, table(COLUMNS, map(_field, field_rows(row.kind))))


def _field(row: Row) -> list[str]:
    name = f'<code class="sj-field">{text(row.path)}</code>'
    return [name, text(row.zh.title), _type(row.type), "是" if row.required else "", text(row.zh.description)]


def _type(name: str) -> str:
    inner = name.removeprefix("list of ")
    word = text(TYPES.get(inner, inner))
    return word if inner == name else f"{word}的列表"
