"""The canonical form: one text for every value (docs/canonical-form.md)."""

from __future__ import annotations

from ledger.reading.limits import MAX_DEPTH, MAX_KEY, MAX_TEXT
from ledger.reading.scalars import is_block, is_plain, quote
from ledger.reading.text import is_accepted
from ledger.reading.values import MAX_INT, Map, Value


def emit(value: Map) -> str:
    """The canonical YAML of a map; keys keep their order.

    Raises `ValueError` for what no record may hold: unaccepted characters, integers beyond ±(2^53 - 1), unfit
    keys, texts too long, maps and lists too deep; and `TypeError` for what is not a `Value`.
    """
    if not value:
        return "{}\n"
    if _depth(value) > MAX_DEPTH:
        raise ValueError(f"maps and lists are more than {MAX_DEPTH} deep")
    lines: list[str] = []
    _write_map(value, "", "", lines)
    text = "\n".join(lines) + "\n"
    if not is_accepted(text):
        raise ValueError("a text holds characters that no record may hold")
    return text


def _write_map(value: Map, margin: str, lead: str, lines: list[str]) -> None:
    """The pairs of a map; `lead` stands before the first, `margin` before the others."""
    for key, item in value.items():
        head = f"{lead}{_key(key)}:"
        if isinstance(item, dict) and item:
            lines.append(head)
            _write_map(item, _deeper(margin), _deeper(margin), lines)
        elif isinstance(item, list) and item:
            lines.append(head)
            _write_list(item, margin, margin, lines)
        else:
            lines.append(f"{head} {_leaf(item, margin)}")
        lead = margin


def _write_list(value: list[Value], margin: str, lead: str, lines: list[str]) -> None:
    for item in value:
        if isinstance(item, dict) and item:
            _write_map(item, _deeper(margin), f"{lead}- ", lines)
        elif isinstance(item, list) and item:
            _write_list(item, _deeper(margin), f"{lead}- ", lines)
        else:
            lines.append(f"{lead}- {_leaf(item, margin)}")
        lead = margin


def _deeper(margin: str) -> str:
    return margin + "  "


def _key(key: str) -> str:
    if not key or len(key) > MAX_KEY or "\n" in key or key == "<<":
        raise ValueError(f"a key must be one line of 1 to {MAX_KEY} characters and not '<<'")
    return key if is_plain(key) else quote(key)


def _leaf(value: Value, margin: str) -> str:
    """A scalar or an empty container, after a key or a dash."""
    if isinstance(value, str):
        return _text(value, margin)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if not -MAX_INT <= value <= MAX_INT:
            raise ValueError("an integer lies beyond ±(2^53 - 1)")
        return str(value)
    if isinstance(value, (dict, list)):
        return "{}" if isinstance(value, dict) else "[]"
    raise TypeError(f"a record cannot hold a {type(value).__name__}")


def _text(text: str, margin: str) -> str:
    if len(text) > MAX_TEXT:
        raise ValueError(f"a text is longer than {MAX_TEXT} characters")
    if is_plain(text):
        return text
    if not is_block(text):
        return quote(text)
    mark, body = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    return "\n".join([mark, *(line and f"{margin}  {line}" for line in body.split("\n"))])


def _depth(value: Value) -> int:
    if isinstance(value, (dict, list)):
        return 1 + max(map(_depth, value.values() if isinstance(value, dict) else value), default=0)
    return 0
