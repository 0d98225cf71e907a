"""What the base says of who may do what; the proposal has no say in it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.git import Entry, Git
from ledger.git.history import FILE
from ledger.reading.document import read_document
from ledger.reading.values import Map
from ledger.records.kinds import KIND, ROLES, kind_of
from ledger.records.schema import check_schema
from ledger.records.tree import judge_file
from ledger.refusal import Refusal
from ledger.roles.read import read_roles
from ledger.roles.types import Roles

_PLACES = tuple(KIND[name].shape.partition("/<")[0] for name in sorted(ROLES))
"""The files and folders where roles and principals lie."""


def roles_at(git: Git, base: str) -> Roles:
    """The roles and principals of a commit. Raises Refusal when there are none or one cannot be read."""
    entries = [entry for entry in git.ls_tree(base, *_PLACES) if kind_of(entry.path)]
    values = dict(_read(git, entries))
    place = KIND["roles"].path()
    if place not in values:
        raise Refusal("gate.roles", path=place, name=base[:12])
    return read_roles(values.pop(place), values.values())


def _read(git: Git, entries: list[Entry]) -> Iterator[tuple[str, Map]]:
    unfit = [each for each in entries if each.mode != FILE or not judge_file(each.path, each.size, False)[0]]
    for entry, data in zip(entries, git.cat([] if unfit else [each.id for each in entries]), strict=False):
        kind = kind_of(entry.path)
        document, _ = read_document(entry.path, data)
        if kind is None or document is None or check_schema(kind[0].name, document):
            raise Refusal("gate.unreadable", path=entry.path)
        yield entry.path, document.value
    if unfit:
        raise Refusal("gate.unreadable", path=unfit[0].path)
