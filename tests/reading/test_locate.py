"""Places of values and keys, for messages."""

from textwrap import dedent

import pytest
import yaml
from hypothesis import given, settings

from ledger.reading.document import locate
from ledger.reading.emit import emit
from ledger.reading.scalars import quote
from ledger.reading.values import Map, Value
from tests.reading.examples import maps

DATA = dedent(
    """\
    # a log
    person: p0042
    entries:
    - date: "2026-03-02"
      text: 到社区走访
    - text: |-
        一
        二
      tags: [甲, {乙: 1}]
    """
).encode()


@pytest.mark.parametrize(
    ("pointer", "key", "place"),
    [
        ([], False, (2, 1, 13)),
        (["person"], False, (2, 9, 5)),
        (["person"], True, (2, 1, 6)),
        (["entries"], False, (4, 1, 20)),
        (["entries"], True, (3, 1, 7)),
        (["entries", 0], False, (4, 3, 18)),
        (["entries", 0], True, (4, 3, 18)),
        (["entries", 0, "date"], False, (4, 9, 12)),
        (["entries", 0, "text"], True, (5, 3, 4)),
        (["entries", 0, "text"], False, (5, 9, 5)),
        (["entries", 1, "text"], False, (6, 9, 2)),
        (["entries", 1, "tags", 1, "乙"], False, (9, 17, 1)),
        (["entries", 1, "tags", 1, "乙"], True, (9, 14, 1)),
        (["entries", 0, "theme"], False, (4, 3, 18)),
        (["entries", 7, "text"], False, (4, 1, 20)),
        (["unit"], False, (2, 1, 13)),
        (["person", "x", 3], False, (2, 9, 5)),
    ],
)
def test_place(pointer: list[str | int], key: bool, place: tuple[int, int, int]) -> None:
    assert locate(DATA, pointer, key=key) == place


@pytest.mark.parametrize("data", [b"", b"\xff", b"a: [", b"*a", b"? [a]\n: b\n", b"[" * 9_000, b"\0"])
def test_bad_bytes_have_places_too(data: bytes) -> None:
    line, column, span = locate(data, ["a", 0, "b"])
    assert (line, column) >= (1, 1)
    assert span >= 0


def spellings(value: Value) -> set[str]:
    """How an inner scalar may stand on its line."""
    return {value, quote(value)} if isinstance(value, str) else {yaml.safe_dump(value).split("\n")[0]}


@settings(max_examples=50)
@given(maps)
def test_the_place_of_a_scalar_shows_its_spelling(value: Map) -> None:
    lines = emit(value).split("\n")
    for name, item in value.items():
        line, column, span = locate(emit(value).encode(), [name], key=True)
        assert lines[line - 1][column - 1 : column - 1 + span] in spellings(name)
        line, column, span = locate(emit(value).encode(), [name])
        shown = lines[line - 1][column - 1 : column - 1 + span]
        assert isinstance(item, list | dict) or shown in spellings(item) | {"|", "|-"}
