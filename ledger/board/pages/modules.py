"""A person's page in the modules that the policy names, and after them what no module names (D6, J14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger.archive.items import Item
from ledger.board.both import both, counted, in_language
from ledger.board.encode import text
from ledger.board.html import link, more, section
from ledger.board.pages.field_names import field_name
from ledger.board.pages.record import record_html
from ledger.board.pages.words import joined, titled
from ledger.board.view import View
from ledger.records.kinds import KINDS, record_path
from scoring.policy.lists import ArchiveModule

NOTHING = f"<p>{both('没有记录。', 'No records.')}</p>"
OTHERS = both("其他记录", "Other records")
KEEPING = ("roles", "principals")
"""Kinds about how the ledger is kept: they name people and tell nothing of their work."""


class Block(NamedTuple):
    """What a page says of one kind in its own way; the body may be empty."""

    title: str
    anchor: str
    body: str


def modules(view: View, person: str, blocks: Mapping[str, Block]) -> Iterator[str]:
    """The sections of the page, each kind once: in the policy's modules, then by itself."""
    asked = view.policy.archive
    named = {kind for module in asked for kind in module.kinds}
    for module in asked:
        inside = "".join(_inside(view, person, kind, blocks, module.name) for kind in module.kinds)
        if inside or _visible(view, module.kinds):
            yield section(_called(module), f"m-{module.id}", inside or NOTHING)
    for kind, block in blocks.items():
        if kind not in named:
            yield section(block.title, block.anchor, block.body)
    told = {*named, *blocks, *KEEPING}
    others = [kind.name for kind in KINDS if kind.name not in told]
    yield section(OTHERS, "others", "".join(_others(view, person, kind) for kind in others))


def ways(view: View, sections: Sequence[str]) -> str:
    """Ways down to the modules that the page has, for a phone, whose menu folds them away."""
    listed = [(f"m-{module.id}", _called(module)) for module in view.policy.archive]
    made = "".join(sections)
    there = [link(f"#{anchor}", name) for anchor, name in listed if f"{{#{anchor}}}" in made]
    label = both("档案目录", "Parts of this page")
    return f'<nav class="sj-ways" aria-label="{label}">{"".join(there)}</nav>' if len(there) > 1 else ""


def _called(module: ArchiveModule) -> str:
    """The name that the policy gives; in English also what it holds, as the name is in Chinese."""
    name = text(module.name)
    return both(name, f"{name} · {joined(map(field_name, module.kinds))}" if module.kinds else name)


def _visible(view: View, kinds: Collection[str]) -> bool:
    """Whether the board may show that there is nothing of these kinds."""
    return any(view.sight.sees(kind) for kind in kinds)


def _inside(view: View, person: str, kind: str, blocks: Mapping[str, Block], module: str) -> str:
    """What a module has of one kind, under a heading unless that would repeat the module's own."""
    if kind not in blocks:
        return _others(view, person, kind)
    block = blocks[kind]
    if not block.body or in_language(block.title, "zh") == module:
        return block.body
    return f'<h3 id="{block.anchor}">{block.title}</h3>{block.body}'


def _others(view: View, person: str, kind: str) -> str:
    """The records of a kind; nothing when the board may not say whose they are."""
    found = [item for item in view.own_records.get(person, ()) if item.kind == kind]
    return folded(view, kind, found) if view.sight.sees(f"{kind}.person") else ""


def folded(view: View, kind: str, found: Collection[Item]) -> str:
    """Records of a kind, folded under its name, in order of date; nothing without any."""
    told = [_item(view, item) for item in sorted(found, key=lambda item: (item.date, item.record))]
    title = titled(field_name(kind), counted(len(found), "份", "record", "records"))
    return more(title, "".join(told)) if told else ""


def _item(view: View, item: Item) -> str:
    shown = view.sight.shown(item.kind, item.value)
    path = f'<code class="sj-record">{text(record_path(item.record))}</code>'
    return f'<div class="sj-own">{path}{record_html(view, item.kind, shown)}</div>'
