"""The thorough way in: a value from libyaml's events, or everything that is wrong with them, with its place.

A part at fault is replaced by an empty text and reading goes on, so that one run tells of as much as it can.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

import yaml

from ledger.reading.escapes import hidden_blemishes
from ledger.reading.events import Node, events, index_of
from ledger.reading.limits import MAX_DEPTH, MAX_FINDINGS, MAX_KEY, MAX_TEXT, most_values
from ledger.reading.places import Places
from ledger.reading.scalars import doubt, plain_value
from ledger.reading.text import Blemish
from ledger.reading.values import Map, Value

_SHOWN = 40
_SPELT = ("Y026", "Y027", "Y028", "Y029")
_LIMITS = {"Y033": MAX_KEY, "Y034": MAX_TEXT}
# Words of libyaml's messages and the rule that tells more than "not YAML".
_BROKEN = (
    ("directive", "Y018"),
    ("incompatible YAML document", "Y018"),
    ("tag", "Y021"),
    ("anchor", "Y019"),
    ("alias", "Y019"),
    ("<document start>", "Y017"),
    ("Unicode character escape", "Y010"),
)


class Trouble(NamedTuple):
    """One fault, from `start` to `end` in the text."""

    start: int
    end: int
    rule: str
    args: dict[str, object]


def build(text: str) -> tuple[Map, list[Trouble]]:
    """The map a text holds and its faults; the map can be used only when there are none."""
    builder = _Builder(text)
    try:
        for event in events(text):
            builder.take(event)
    except _Enough:
        pass
    except yaml.MarkedYAMLError as error:
        builder.troubles.append(_broken(error, text))
    if not builder.troubles and not builder.documents:
        builder.troubles.append(Trouble(0, 0, "Y015", {}))
    return builder.root, builder.troubles


class _Enough(Exception):
    """Nothing that follows can be judged, or it would not be told."""


class _Frame:
    """A map or list that is being filled."""

    __slots__ = ("flow", "items", "key", "pairs", "seen", "waiting")

    def __init__(self, container: Map | list[Value], flow: bool) -> None:
        self.pairs = container if isinstance(container, dict) else None
        self.items = container if isinstance(container, list) else None
        self.flow = flow
        self.seen: dict[str, int] = {}
        self.key: str | None = None
        self.waiting = False
        """Whether a key stands without its value; an unfit key is `None` and loses its value."""

    def wants_key(self) -> bool:
        return self.pairs is not None and not self.waiting

    def take_key(self, key: str | None) -> None:
        self.key, self.waiting = key, True

    def put(self, value: Value) -> None:
        if self.items is not None:
            self.items.append(value)
        elif self.pairs is not None and self.key is not None:
            self.pairs[self.key] = value
        self.waiting = False


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.troubles: list[Trouble] = []
        self.root: Map = {}
        self.documents = 0
        self._nodes = 0
        self._stack: list[_Frame] = []

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    def take(self, event: yaml.Event) -> None:
        """One event more. Raises `_Enough` when the rest is not to be looked at."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report(event, "Y017")
            raise _Enough
        if event.version or event.tags:
            self._report(event, "Y018")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._properties(event)
        self._count(event)
        if event.style in ("'", '"'):
            self._escapes(event)
            self._tight_comment(event)
        if self._stack and self._stack[-1].wants_key():
            self._key(event)
        else:
            self._place(event, self._value(event) if self._stack else event.value)

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._report(event, "Y019")
        if self._stack and self._stack[-1].wants_key():
            self._stack[-1].take_key(None)
        else:
            self._place(event, "")

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._properties(event)
        self._count(event)
        if len(self._stack) >= MAX_DEPTH:
            self._report(event, "Y031", limit=MAX_DEPTH)
            raise _Enough
        container: Map | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._stack and self._stack[-1].wants_key():
            self._report(event, "Y024")
            self._stack[-1].take_key(None)
        else:
            self._place(event, container)
        self._stack.append(_Frame(container, bool(event.flow_style)))

    def _close(self, event: yaml.MappingEndEvent | yaml.SequenceEndEvent) -> None:
        if self._stack.pop().flow:
            self._tight_comment(event)

    def _place(self, event: Node, value: Value) -> None:
        """Put a value where it belongs: on top, into a list, under the key that waits for it."""
        if self._stack:
            self._stack[-1].put(value)
        elif isinstance(value, dict):
            self.root = value
        else:
            empty = isinstance(event, yaml.ScalarEvent) and not (event.value or event.style)
            self._report(event, "Y015" if empty else "Y016")

    def _key(self, event: yaml.ScalarEvent) -> None:
        frame, key = self._stack[-1], event.value
        rule = self._key_rule(event)
        if rule:
            self._report(event, rule, **_args(rule, key))
        elif key in frame.seen:
            first, _ = self._places.at(frame.seen[key])
            self._report(event, "Y023", first=first)
        frame.seen.setdefault(key, index_of(event.start_mark))
        frame.take_key(None if rule else key)

    def _key_rule(self, event: yaml.ScalarEvent) -> str | None:
        key = event.value
        if key == "<<":
            return "Y022"
        if len(key) > MAX_KEY:
            return "Y033"
        if not key or "\n" in key:
            return "Y024"
        if event.style:
            return None
        rule = self._doubt(key)
        return "Y024" if rule in ("Y025", "Y029") or not isinstance(plain_value(key), str) else rule

    def _value(self, event: yaml.ScalarEvent) -> Value:
        if len(event.value) > MAX_TEXT:
            self._report(event, "Y034", **_args("Y034", ""))
            return ""
        if event.style:
            return event.value
        rule = self._doubt(event.value)
        if rule:
            self._report(event, rule, **_args(rule, event.value))
            return ""
        return plain_value(event.value)

    def _doubt(self, plain: str) -> str | None:
        """Inside `[…]` and `{…}` parsers differ about a colon in plain text as well."""
        rule = doubt(plain)
        return "Y030" if rule is None and ":" in plain and self._stack and self._stack[-1].flow else rule

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._report(event, "Y019")
        if event.tag is not None:
            self._report(event, "Y021")

    def _count(self, event: Node) -> None:
        if not (self._stack and self._stack[-1].wants_key()):
            self._nodes += 1
        most = most_values(len(self.text))
        if self._nodes > most:
            self._report(event, "Y032", limit=most)
            raise _Enough

    def _escapes(self, event: yaml.ScalarEvent) -> None:
        first = index_of(event.start_mark)
        for start, end, found in hidden_blemishes(self.text[first : index_of(event.end_mark)]):
            self._add(Trouble(first + start, first + end, found.rule, found.args()))

    def _tight_comment(self, event: yaml.Event) -> None:
        """YAML 1.2 wants a blank before `#`; libyaml does not."""
        end = index_of(event.end_mark)
        if self.text[end : end + 1] == "#":
            self._add(Trouble(end, end + 1, "Y030", {}))

    def _report(self, event: yaml.Event, rule: str, **args: object) -> None:
        self._add(Trouble(index_of(event.start_mark), index_of(event.end_mark), rule, args))

    def _add(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)
        if len(self.troubles) > MAX_FINDINGS:
            raise _Enough


def _args(rule: str, written: str) -> dict[str, object]:
    """Values for the message. Only spellings that are ASCII by their rule are shown."""
    if rule in _SPELT:
        return {"written": written[:_SHOWN]}
    return {"limit": _LIMITS[rule]} if rule in _LIMITS else {}


def _broken(error: yaml.MarkedYAMLError, text: str) -> Trouble:
    """What libyaml could not read. Its wordings are fixed and hold nothing of the file."""
    at = index_of(error.problem_mark or error.context_mark)
    said = f"{error.context or ''} {error.problem or ''}"
    rule = next((rule for word, rule in _BROKEN if word in said), "Y014")
    args: dict[str, object] = {"problem": error.problem or ""} if rule == "Y014" else {}
    if rule == "Y010":
        digits = re.match("[0-9A-Fa-f]*", text[at:])
        args = Blemish(at, 1, rule, f"U+{digits[0].upper() if digits else ''}", "").args()
    return Trouble(at, at + 1, rule, args)
