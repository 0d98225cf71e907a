"""Where in a file a value stands: needed only for messages, so the file is parsed again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from ledger.reading.events import Node, events, index_of, parseable
from ledger.reading.limits import MAX_DEPTH
from ledger.reading.places import Places


def locate(data: bytes, pointer: Sequence[str | int], *, key: bool = False) -> tuple[int, int, int]:
    """Line, column (from 1) and span in characters of the value at a pointer, or of its key.

    A pointer is keys and list indices from the top. Where it leads nowhere, the nearest ancestor is meant; a
    list item has no key, so `key` gives the item itself. Never raises on account of the bytes.
    """
    text = parseable(data.decode("utf-8", "replace").removeprefix("\ufeff"))
    search = _Search(tuple(pointer), key)
    try:
        for event in events(text):
            search.take(event)
    except (_Done, yaml.MarkedYAMLError):
        pass
    places = Places(text)
    line, column = places.at(search.start)
    return line, column, places.span(search.start, search.end)


class _Done(Exception):
    """The value is found, or nothing better can be."""


@dataclass(slots=True)
class _Frame:
    """An open map or list and the step that leads to its next value."""

    is_map: bool
    step: str | int | None
    key: Node | None = None


class _Search:
    """The best match so far among the events taken."""

    def __init__(self, pointer: tuple[str | int, ...], key: bool) -> None:
        self.start = self.end = 0
        self._pointer = pointer
        self._key = key
        self._matched = -1
        self._stack: list[_Frame] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, Node):
            self._node(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._passed()

    def _node(self, event: Node) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame and frame.is_map and frame.key is None:
            if not isinstance(event, yaml.ScalarEvent):
                raise _Done
            frame.key, frame.step = event, event.value
            return
        self._compare(event, frame)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(self._stack) >= MAX_DEPTH:
                raise _Done
            is_map = isinstance(event, yaml.MappingStartEvent)
            self._stack.append(_Frame(is_map, None if is_map else 0))
        else:
            self._passed()

    def _compare(self, event: Node, frame: _Frame | None) -> None:
        path = tuple(step.step for step in self._stack)
        if path != self._pointer[: len(path)] or len(path) <= self._matched:
            return
        self._matched = len(path)
        shown = frame.key if self._key and frame and frame.key else event
        self.start = index_of(shown.start_mark)
        self.end = index_of(shown.end_mark) if isinstance(shown, yaml.ScalarEvent) else sys.maxsize
        if path == self._pointer:
            raise _Done

    def _passed(self) -> None:
        """The value of the innermost open frame is complete: go on to the next key or item."""
        if self._stack:
            frame = self._stack[-1]
            frame.key = None
            if isinstance(frame.step, int):
                frame.step += 1
