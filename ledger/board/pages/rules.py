"""Rules as people read them, made from the policy itself: every number with its basis."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import cards, lead, more, note, page, section
from ledger.board.pages.field_names import description, policy_field, title
from ledger.board.pages.hubs import NAMES, way
from ledger.board.pages.policy_words import Names, is_share, names_of, value_words
from ledger.board.pages.words import basis, joined, period_name, version_name
from ledger.board.view import View
from ledger.reading.values import Map, Value
from ledger.records.dictionary import Row

HEAD = frozenset({"policy", "version", "title", "source", "effective_from"})
"""Fields that stand in the page's head."""
TITLES = {"visibility": both("公开范围", "Who sees what")}
"""Sections whose title reads better otherwise."""
SHOW = both("展开", "Show")
LONG, SOME = 24, 6
"""Lines of a section shown at once; a longer one is folded under so many names of what is in it."""
CHECKED = both("每条记录入账前要过的检查", "What every record has to pass before it enters the ledger")
FIELDS = both("每种记录有哪些字段、什么意思", "The fields of every kind of record, and what they mean")


def rules(view: View) -> str:
    """The policy in force; older versions stay readable below it."""
    records = view.ledger.by_kind["policy"]
    versions = sorted((record.value for record in records), key=lambda value: -int(str(value["version"])))
    newest = versions[0]
    older = "".join(more(version_name(value["version"]), "".join(_policy(value))) for value in versions[1:])
    illustrative = basis("illustrative")
    parts = [
        lead(f"{text(str(newest['title']))} · {version_name(newest['version'])} · {_since(newest)}"),
        _doors(),
        note(
            both(
                f"标有 {illustrative} 的数字，来源文件没有写明，由本台账设定，不是哪里的规定。",
                f"Numbers marked {illustrative} stand in no source; this ledger set them, "
                "and nobody prescribes them.",
            )
        ),
        *_policy(newest),
        section(both("以前的版本", "Earlier versions"), "older", older),
        section(both("来源", "Source"), "source", f"<p>{text(str(newest['source']))}</p>"),
    ]
    return page(NAMES[address.RULES], parts)


def _since(value: Map) -> str:
    first = period_name(str(value["effective_from"]))
    return both(f"自{first}起执行", f"in force from {first}")


def _doors() -> str:
    go = ((address.CHECKS, CHECKED), (address.RECORDS, FIELDS))
    return cards((*way(address.RULES, there), words) for there, words in go)


def _policy(policy: Map) -> list[str]:
    names = names_of(policy)
    return [
        section(_title(key), key.replace("_", "-"), _folded(value, tree(value, key, "", names), key, names))
        for key, value in policy.items()
        if key not in HEAD
    ]


def _folded(value: Value, told: str, path: str, names: Names) -> str:
    """A long section under what it holds, a short one as it is."""
    if told.count("<li>") <= LONG:
        return told
    heads = list(_heads(value, path, names))
    rest = both("等", ", …") if len(heads) > SOME else ""
    return more(joined(heads[:SOME]) + rest if heads else SHOW, told)


def _heads(value: Value, path: str, names: Names) -> Iterator[str]:
    """What a reader finds in a section: the names of its fields or of its items."""
    if isinstance(value, dict):
        yield from (_called(name, policy_field(f"{path}.{name}"), names) for name, _ in _told(value))
    elif isinstance(value, list):
        items = (item for item in value if isinstance(item, dict) and ("name" in item or "id" in item))
        yield from (text(str(i["name"])) if "name" in i else names.of(str(i["id"])) for i in items)


def _title(key: str) -> str:
    row = policy_field(key)
    return TITLES.get(key) or (title(row) if row else text(key))


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
        return joined(value_words(inner, policy_field(path, component), names) for inner in value)
    return value_words(value, policy_field(path, component), names)


def _field(name: str, value: Value, path: str, component: str, names: Names) -> str:
    row = policy_field(path, component)
    called, inside = _called(name, row, names), tree(value, path, component, names)
    return f"<li><span>{called}</span>{inside}{_about(value, row)}</li>"


def _called(name: str, row: Row | None, names: Names) -> str:
    """What a field is called: by the schema, or by the policy when the policy chose its name."""
    return names.of(name) if row is None or row.path.endswith(".{}") else title(row)


def _about(value: Value, row: Row | None) -> str:
    """What a single number or yes and no means; names, choices and shares in percent speak for themselves."""
    said = row is not None and not isinstance(value, dict | list) and row.type not in ("choice", "line", "id")
    said = said and not is_share(row)
    return f"<small>{description(row)}</small>" if row is not None and said else ""


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
