"""Rules as people read them, made from the policy itself: every number with its basis."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import cards, lead, more, note, page, section
from ledger.board.pages.field_names import policy_field
from ledger.board.pages.policy_words import Names, names_of, value_words
from ledger.board.pages.words import basis, period_name
from ledger.board.view import View
from ledger.reading.values import Map, Value
from ledger.records.dictionary import Row

HEAD = frozenset({"policy", "version", "title", "source", "effective_from"})
"""Fields that stand in the page's head."""
TITLES = {"visibility": "公开范围"}
"""Sections whose title reads better otherwise."""


def rules(view: View) -> str:
    """The policy in force; older versions stay readable below it."""
    records = view.ledger.by_kind["policy"]
    versions = sorted((record.value for record in records), key=lambda value: -int(str(value["version"])))
    newest = versions[0]
    older = "".join(more(f"第 {value['version']} 版", "".join(_policy(value))) for value in versions[1:])
    parts = [
        lead(f"{text(str(newest['title']))} · 第 {newest['version']} 版 · {_since(newest)}"),
        _doors(),
        note(f"标有 {basis('illustrative')} 的数字，来源文件没有写明，由本台账设定，不是哪里的规定。"),
        *_policy(newest),
        section("以前的版本", "older", older),
        section("来源", "source", f"<p>{text(str(newest['source']))}</p>"),
    ]
    return page("规则", parts)


def _since(value: Map) -> str:
    return f"自{period_name(str(value['effective_from']))}起执行"


def _doors() -> str:
    go = [
        (address.CHECKS, "校验规则", "每条记录入账前要过的检查"),
        (address.RECORDS, "数据字典", "每种记录有哪些字段、什么意思"),
    ]
    return cards((address.between(address.RULES, there), title, words) for there, title, words in go)


def _policy(policy: Map) -> list[str]:
    names = names_of(policy)
    return [
        section(_title(key), key.replace("_", "-"), tree(value, key, "", names))
        for key, value in policy.items()
        if key not in HEAD
    ]


def _title(key: str) -> str:
    row = policy_field(key)
    return TITLES.get(key) or text(row.zh.title if row else key)


def tree(value: Value, path: str, component: str, names: Names) -> str:
    """A map as a list of fields, a list as a list of its items, anything else as words."""
    if isinstance(value, dict):
        own = str(value.get("component", component))
        fields = (_field(name, inner, f"{path}.{name}", own, names) for name, inner in _told(value))
        return f'<ul class="sj-rules">{_own_basis(value)}{"".join(fields)}</ul>'
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        items = "".join(_item(inner, path, component, names) for inner in value)
        return f'<ul class="sj-rules sj-items">{items}</ul>'
    if isinstance(value, list):
        return "、".join(value_words(inner, policy_field(path, component), names) for inner in value)
    return value_words(value, policy_field(path, component), names)


def _field(name: str, value: Value, path: str, component: str, names: Names) -> str:
    row = policy_field(path, component)
    title = text(row.zh.title) if row else names.of(name)
    if path.endswith((".{}", ".weight.default")) or row is None:
        title = names.of(name)
    return f"<li><span>{title}</span>{tree(value, path, component, names)}{_about(value, row)}</li>"


def _about(value: Value, row: Row | None) -> str:
    """What a single number or yes and no means; names and choices speak for themselves."""
    said = row is not None and not isinstance(value, dict | list) and row.type not in ("choice", "line", "id")
    return f"<small>{text(row.zh.description)}</small>" if row is not None and said else ""


def _item(value: Value, path: str, component: str, names: Names) -> str:
    """An item of a list, led by its name when it has one."""
    if not isinstance(value, dict):
        return f"<li>{tree(value, path, component, names)}</li>"
    name = value.get("name")
    head = f"<strong>{text(str(name))}</strong> " if name is not None else ""
    rest: Map = {key: inner for key, inner in value.items() if key not in ("name", "id")}
    if name is None and "id" in value:
        head = f"<strong>{names.of(str(value['id']))}</strong> "
    bare = not _told(rest)
    return f"<li>{head}{_bases(rest) if bare else tree(rest, path, component, names)}</li>"


def _told(value: Map) -> list[tuple[str, Value]]:
    """The fields that say something to a reader: no basis, no empty map, no name of a part of the program."""
    return [
        (name, inner)
        for name, inner in value.items()
        if not name.endswith("basis") and name not in ("id", "component") and inner not in ({}, [])
    ]


def _own_basis(value: Map) -> str:
    found = _bases(value)
    return f'<li class="sj-bases">{found}</li>' if found else ""


def _bases(value: Map) -> str:
    found = dict.fromkeys(str(inner) for name, inner in value.items() if name.endswith("basis"))
    return " ".join(basis(each) for each in found)
