"""The fast way in: recognise exactly the canonical form, line by line, and build its value.

Anything else is left to the builder, which also knows places and faults. The two never differ: what is
scanned here is what `emit` writes, and the builder reads the same value from it.

Nearly all lines of a ledger are of three sorts: a short line seen before (a date, a theme), a long text under
a key seen before, and the rest. The first cost a look-up, the second one regular expression.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from ledger.reading.limits import MAX_DEPTH, MAX_KEY, MAX_TEXT, most_values
from ledger.reading.scalars import doubt, is_block, is_plain, plain_value, unquote
from ledger.reading.text import is_accepted
from ledger.reading.values import Map, Value

_SCALAR, _OPEN, _BLOCK, _EMPTY = range(4)
_MARKS: dict[str, tuple[int, str]] = {
    "|-": (_BLOCK, ""),
    "|": (_BLOCK, "\n"),
    "[]": (_EMPTY, "[]"),
    "{}": (_EMPTY, "{}"),
}
_SHORT = 48
_REMEMBERED = 8192


_Line: TypeAlias = tuple[int, int, str | None, int, str | int | bool]
"""One line taken apart: `    - key: value` has the indent 4, one dash, a key, a kind and a value."""


class _OtherForm(Exception):
    """The file is not in canonical form."""


_END: _Line = (-1, 0, None, _SCALAR, "")
_Head: TypeAlias = tuple[int, int, str]
_T = TypeVar("_T", _Line, _Head)
_lines: dict[str, _Line] = {}
_heads: dict[str, _Head] = {}


def scan(text: str) -> Map | None:
    """The value of a canonical file; `None` when the file is anything else."""
    if text == "{}\n":
        return {}
    lines = text.split("\n")
    if lines[-1]:
        return None
    try:
        reader = _Reader(lines)
        value = reader.read_map(0, 1)
    except _OtherForm:
        return None
    if not value or reader.at != len(lines) - 1:
        return None
    most = most_values(len(text))
    return value if len(lines) * MAX_DEPTH <= most or count_nodes(value) <= most else None


def count_nodes(value: Value) -> int:
    """Scalars, maps and lists in a value, itself included."""
    if isinstance(value, (dict, list)):
        return 1 + sum(map(count_nodes, value.values() if isinstance(value, dict) else value))
    return 1


class _Reader:
    """Reads the lines of one file; `line` is the one at `at`, taken apart."""

    __slots__ = ("at", "line", "lines", "seen")

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.seen = list(map(_lines.get, lines))
        self.at = 0
        self.line = _apart(lines[0])

    def advance(self, lines: int = 1) -> None:
        self.at += lines
        self.line = _apart(self.lines[self.at])

    def read_map(self, column: int, depth: int) -> Map:
        if depth > MAX_DEPTH:
            raise _OtherForm
        result: Map = {}
        lines, seen, at, line = self.lines, self.seen, self.at, self.line
        indent, dashes, key, kind, value = line
        while indent == column and not dashes and key is not None:
            if key in result:
                raise _OtherForm
            at += 1
            line = seen[at] or _apart(lines[at])
            if kind != _SCALAR:
                self.at, self.line = at, line
                result[key] = self.read_below(kind, value, column, depth)
                at, line = self.at, self.line
            else:
                result[key] = value
            indent, dashes, key, kind, value = line
        self.at, self.line = at, line
        return result

    def read_list(self, column: int, depth: int) -> list[Value]:
        if depth > MAX_DEPTH:
            raise _OtherForm
        result: list[Value] = []
        below = column + 2
        indent, dashes, key, kind, value = self.line
        while indent == column and dashes:
            if dashes > 1:
                self.line = (below, dashes - 1, key, kind, value)
                result.append(self.read_list(below, depth + 1))
            elif key is not None:
                self.line = (below, 0, key, kind, value)
                result.append(self.read_map(below, depth + 1))
            else:
                self.advance()
                result.append(value if kind == _SCALAR else self.read_below(kind, value, column, depth))
            indent, dashes, key, kind, value = self.line
        return result

    def read_container(self, column: int, depth: int) -> Value:
        indent, dashes, *_ = self.line
        if indent != column:
            raise _OtherForm
        return self.read_list(column, depth) if dashes else self.read_map(column, depth)

    def read_below(self, kind: int, value: Value, column: int, depth: int) -> Value:
        """What stands below a key or a dash, or is written `[]` or `{}` after it."""
        if kind == _BLOCK:
            return self.read_block(column + 2, str(value))
        if kind == _OPEN:
            return self.read_container(column if self.line[1] else column + 2, depth + 1)
        if depth >= MAX_DEPTH:
            raise _OtherForm
        return [] if value == "[]" else {}

    def read_block(self, column: int, final: str) -> str:
        margin, end = " " * column, self.at
        while end < len(self.lines) - 1 and (not self.lines[end] or self.lines[end].startswith(margin)):
            end += 1
        text = "\n".join(line[column:] for line in self.lines[self.at : end])
        self.advance(end - self.at)
        whole = text + final
        if text.endswith("\n") or len(whole) > MAX_TEXT or not (is_block(whole) and is_accepted(whole)):
            raise _OtherForm
        return whole


def _apart(line: str) -> _Line:
    head, _, tail = line.partition(": ")
    known = _heads.get(head)
    if known is not None and is_plain(tail) and len(tail) <= MAX_TEXT:
        found: _Line = (*known, _SCALAR, tail)
    else:
        found = _fully_apart(line)
    if len(line) <= _SHORT:
        _remember(_lines, line, found)
    return found


def _fully_apart(line: str) -> _Line:
    body = line.lstrip(" ")
    indent, dashes = len(line) - len(body), 0
    while body.startswith("- ") and dashes < MAX_DEPTH:
        body, dashes = body[2:], dashes + 1
    key, colon, tail = body.partition(": ")
    if body.startswith('"') or not (colon or body.endswith(":")):
        return (indent, dashes, None, *_value(body)) if dashes else _END
    if not colon:
        key = body[:-1]
    if not is_plain(key) or len(key) > MAX_KEY:
        raise _OtherForm
    if not colon:
        return (indent, dashes, key, _OPEN, "")
    head = line[: len(line) - len(tail) - 2]
    if len(head) <= _SHORT:
        _remember(_heads, head, (indent, dashes, key))
    return (indent, dashes, key, *_value(tail))


def _value(spelt: str) -> tuple[int, str | int | bool]:
    """Kind and value of what stands after a key or a dash."""
    if spelt in _MARKS:
        return _MARKS[spelt]
    if is_plain(spelt) and len(spelt) <= MAX_TEXT:
        return _SCALAR, spelt
    if not spelt.startswith('"'):
        return _SCALAR, _number_or_truth(spelt)
    text = unquote(spelt)
    if text is None or is_plain(text) or is_block(text) or len(text) > MAX_TEXT:
        raise _OtherForm
    return _SCALAR, text


def _number_or_truth(spelt: str) -> str | int | bool:
    value = plain_value(spelt) if doubt(spelt) is None else spelt
    if isinstance(value, str):
        raise _OtherForm
    return value


def _remember(memory: dict[str, _T], line: str, found: _T) -> None:
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[line] = found
