"""Where in a file a value stands: needed only for messages, so the file is parsed again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import yaml

from ledger.reading.events import events, index_of, parseable
from ledger.reading.limits import MAX_DEPTH, most_values
from ledger.reading.places import Places

_Pointer: TypeAlias = tuple[str | int, ...]
_Place: TypeAlias = tuple[int, int, int]


def locate(data: bytes, pointer: Sequence[str | int], *, key: bool = False) -> _Place:
    """Line, column (from 1) and span in characters of the value at a pointer, or of its key.

    A pointer is keys and list indices from the top. Where it leads nowhere, the nearest ancestor is meant; a
    list item has no key, so `key` gives the item itself. Never raises on account of the bytes.
    """
    index = _index(data)
    steps = tuple(pointer)
    while steps and steps not in index.values:
        steps = steps[:-1]
    places = index.keys if key and steps in index.keys else index.values
    return places.get(steps, (1, 1, 0))


@lru_cache(maxsize=8)
def _index(data: bytes) -> _Index:
    text = parseable(data.decode("utf-8", "replace").removeprefix("\ufeff"))
    index = _Index(Places(text), most_values(len(text)))
    try:
        for event in events(text):
            index.take(event)
    except (_Enough, yaml.MarkedYAMLError):
        pass
    return index


class _Enough(Exception):
    """What follows is no record."""


class _Index:
    """The places of all values of a file and of their keys by pointer; of two equal keys the first counts."""

    def __init__(self, places: Places, most: int) -> None:
        self.values: dict[_Pointer, _Place] = {}
        self.keys: dict[_Pointer, _Place] = {}
        self._places = places
        self._nodes, self._most = 0, most
        self._stack: list[_Pointer] = []
        """The pointers of the open maps and lists."""
        self._steps: list[str | int | None] = []
        """The way from each of them to its next value: an index, a key, or `None` before a key."""

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            self._steps.pop()
            self._passed()
        elif isinstance(event, (yaml.AliasEvent, yaml.DocumentEndEvent)):
            raise _Enough

    def _node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if self._steps and self._steps[-1] is None:
            self._key(event)
            return
        pointer = self._pointer()
        self.values.setdefault(pointer, self._place(event))
        self._nodes += 1
        if self._nodes > self._most or len(self._stack) > MAX_DEPTH:
            raise _Enough
        if isinstance(event, yaml.ScalarEvent):
            self._passed()
        else:
            self._stack.append(pointer)
            self._steps.append(0 if isinstance(event, yaml.SequenceStartEvent) else None)

    def _key(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Enough
        self._steps[-1] = event.value
        self.keys.setdefault(self._pointer(), self._place(event))

    def _pointer(self) -> _Pointer:
        step = self._steps[-1] if self._steps else None
        return () if step is None else (*self._stack[-1], step)

    def _place(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> _Place:
        start = index_of(event.start_mark)
        end = index_of(event.end_mark) if isinstance(event, yaml.ScalarEvent) else sys.maxsize
        return (*self._places.at(start), self._places.span(start, end))

    def _passed(self) -> None:
        """A value is complete: go on to the next key or item."""
        if self._steps:
            step = self._steps[-1]
            self._steps[-1] = step + 1 if isinstance(step, int) else None
