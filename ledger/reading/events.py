"""libyaml's events, one by one and never more than are asked for.

Only events are used: the loaders of PyYAML recurse in C, and 25 KB of `[` overflow their stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol, TypeAlias

import yaml
from yaml._yaml import CParser

Node: TypeAlias = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent | yaml.AliasEvent

_BREAKS = re.compile("[\t\x85\u2028\u2029]")
_UNPARSEABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def parseable(text: str) -> str:
    """The text with each character that libyaml refuses or takes for a line break replaced by another.

    So the rest of a file with bad characters can be judged as well, and places stay the same.
    """
    return _UNPARSEABLE.sub("·", _BREAKS.sub(" ", text))


class _Mark(Protocol):
    index: int


def index_of(mark: _Mark | None) -> int:
    """The index in the text, in characters, where libyaml set a mark."""
    return mark.index if mark else 0


def events(text: str) -> Iterator[yaml.Event]:
    """The events of a text. Raises `yaml.MarkedYAMLError` where it is not YAML."""
    parser = CParser(text)
    try:
        while event := parser.get_event():
            yield event
    finally:
        parser.dispose()
