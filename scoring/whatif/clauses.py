"""The clauses in which two policies differ, and policies that lie between the two.

A clause is named as derivations name it: keys and ids with dots between (``grades.caps.good.share``), a
position where a list has no ids. The smallest part that differs is one clause: a single value, an entry that
only one policy has, a list of plain values, or the order of a list with ids. What the policy says about
itself (``HEAD``) and what a clause rests on (``basis``) enter no result and are no clauses.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

HEAD = frozenset({"policy", "version", "title", "source", "effective_from"})

Choice = Callable[["Clause"], bool]
"""Whether a clause is taken from the second policy."""


class Clause(NamedTuple):
    """One difference: ``kind`` is ``changed``, ``added``, ``removed`` or ``order``.

    What is not there is None.
    """

    path: tuple[str, ...]
    kind: str
    before: Any
    after: Any

    @property
    def name(self) -> str:
        """The clause as people name it."""
        return ".".join(self.path)


def differences(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[Clause, ...]:
    """Every clause in which two policies' values differ, in the order in which they stand."""
    found: list[Clause] = []

    def note(clause: Clause) -> bool:
        found.append(clause)
        return False

    _between(first, second, note, ())
    return tuple(found)


def between(first: Mapping[str, Any], second: Mapping[str, Any], taken: Collection[Clause]) -> dict[str, Any]:
    """The first policy's value with these clauses as the second has them."""
    names = {(clause.path, clause.kind) for clause in taken}
    value = _between(first, second, lambda clause: (clause.path, clause.kind) in names, ())
    return dict(value)


def _between(first: Any, second: Any, choose: Choice, path: tuple[str, ...]) -> Any:
    if isinstance(first, dict) and isinstance(second, dict):
        return _maps(first, second, choose, path)
    if _has_ids(first) and _has_ids(second):
        return _lists(first, second, choose, path)
    if _in_step(first, second):
        pairs = enumerate(zip(first, second, strict=True))
        return [_between(one, other, choose, (*path, str(index))) for index, (one, other) in pairs]
    if _same(first, second):
        return first
    return second if choose(Clause(path, "changed", first, second)) else first


def _maps(
    first: Mapping[str, Any], second: Mapping[str, Any], choose: Choice, path: tuple[str, ...]
) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key in [*first, *(key for key in second if key not in first)]:
        if key.endswith("basis") or (not path and key in HEAD):
            value[key] = first[key] if key in first else second[key]
        elif key in first and key in second:
            value[key] = _between(first[key], second[key], choose, (*path, key))
        elif key in first:
            if not choose(Clause((*path, key), "removed", first[key], None)):
                value[key] = first[key]
        elif choose(Clause((*path, key), "added", None, second[key])):
            value[key] = second[key]
    return value


def _lists(first: Sequence[Any], second: Sequence[Any], choose: Choice, path: tuple[str, ...]) -> list[Any]:
    """Two lists of entries with ids, matched by id; an entry that comes in follows the one it followed."""
    one, other = {entry["id"]: entry for entry in first}, {entry["id"]: entry for entry in second}
    before, after = [id_ for id_ in one if id_ in other], [id_ for id_ in other if id_ in one]
    kept = before
    if before != after and choose(Clause(path, "order", before, after)):
        kept = after
    entries = {id_: _between(one[id_], other[id_], choose, (*path, id_)) for id_ in before}
    order = list(kept)
    for id_ in (id_ for id_ in one if id_ not in other):
        if not choose(Clause((*path, id_), "removed", one[id_], None)):
            entries[id_] = one[id_]
            _insert(order, id_, list(one))
    for id_ in (id_ for id_ in other if id_ not in one):
        if choose(Clause((*path, id_), "added", None, other[id_])):
            entries[id_] = other[id_]
            _insert(order, id_, list(other))
    return [entries[id_] for id_ in order]


def _insert(order: list[str], id_: str, model: Sequence[str]) -> None:
    earlier = [each for each in model[: model.index(id_)] if each in order]
    order.insert(order.index(earlier[-1]) + 1 if earlier else 0, id_)


def _has_ids(value: Any) -> bool:
    """Whether this is a list whose entries are told apart by their ids."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) and "id" in entry for entry in value):
        return False
    return len({entry["id"] for entry in value}) == len(value)


def _same(first: Any, second: Any) -> bool:
    """Equal, and a number is not equal to a truth value."""
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(_same, first, second))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(_same(first[key], second[key]) for key in first)
    return type(first) is type(second) and bool(first == second)


def _in_step(first: Any, second: Any) -> bool:
    """Whether two lists of maps without ids have as many entries, so that they are compared one by one."""
    if not (isinstance(first, list) and isinstance(second, list) and len(first) == len(second)):
        return False
    return all(isinstance(entry, dict) for entry in [*first, *second])
