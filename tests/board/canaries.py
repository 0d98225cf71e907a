"""A ledger in which every text and every amount is one of a kind, found wherever it stands."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile, is_zipfile

from ledger.records.kinds import KINDS, kind_of
from ledger.records.schemas import Schema, resolve, schema_of
from ledger.visibility import Sight
from tests.board.ledgers import change

LINE = r"^[^ \n](?:[^\n]*[^ \n])?$"
"""The pattern of a field that holds one line of free text; one of several lines has no pattern at all."""
AMOUNT = r"\.[0-9]{1,6}"
"""What the patterns of all fields with decimal places have in common."""
LEFT = ("policy", "calendar", "result", "settlement", "manifest")
"""Kinds that the rules, or a settlement, decide: what stands there is not written by people."""


class Canary(NamedTuple):
    """A value that stands in one place only: its kind, the names of the fields down to it, and the value."""

    kind: str
    names: tuple[str, ...]
    value: str

    @property
    def field(self) -> str:
        """The innermost field, as a policy lists it."""
        return f"{self.kind}.{self.names[-1]}"

    def seen(self, sight: Sight) -> bool:
        """Whether a board may show it: every field down to it has to be visible."""
        return all(sight.sees(f"{self.kind}.{name}") for name in self.names)


def plant(root: Path) -> list[Canary]:
    """Give every free text and every amount of a ledger a value of its own."""
    planted: list[Canary] = []
    for path in sorted((root / "records").rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        found = kind_of(name)
        assert found is not None, name
        if (kind := found[0].name) not in LEFT:
            change(root, name, lambda value, kind=kind: _plant(kind, value, planted))
    return planted


def _plant(kind: str, value: dict[str, Any], planted: list[Canary]) -> None:
    schema = schema_of(kind)
    _inside(schema, schema, value, (kind,), planted)


def _inside(root: Schema, schema: Schema, value: Any, at: tuple[str, ...], planted: list[Canary]) -> Any:
    """The value with canaries for its texts and amounts; ``at`` is its kind and the fields above it."""
    schema = resolve(root, schema)
    if isinstance(value, dict):
        for name, inner in value.items():
            value[name] = _inside(root, _field(root, schema, name), inner, (*at, name), planted)
    elif isinstance(value, list):
        return [_inside(root, schema["items"], each, at, planted) for each in value]
    elif isinstance(value, str) and (made := _canary(schema, value, len(planted))):
        planted.append(Canary(at[0], at[1:], made))
        return made
    return value


def _field(root: Schema, schema: Schema, name: str) -> Schema:
    """The schema of a field, wherever among the shapes that its map may have."""
    shapes = (resolve(root, each) for word in ("oneOf", "anyOf", "allOf") for each in schema.get(word, ()))
    for shape in (schema, *shapes):
        if name in shape.get("properties", {}):
            return shape["properties"][name]  # type: ignore[no-any-return]
        for keyed in (*shape.get("patternProperties", {}).values(), shape.get("additionalProperties")):
            if isinstance(keyed, dict):
                return keyed
    return {"enum": []}


def _canary(schema: Schema, value: str, number: int) -> str:
    """A value of its own that fits where ``value`` stands; nothing where only some values do.

    Letters and digits alone, so that no encoding changes it: any search of bytes finds it.
    """
    if schema.get("type") != "string" or "enum" in schema or "const" in schema:
        return ""
    pattern = schema.get("pattern", LINE)
    if pattern == LINE:
        return f"qz{number:05}zq" if schema.get("maxLength", 200) >= 9 else ""
    return f"{_whole(value)}.{987000 - number:06}" if AMOUNT in pattern else ""


def _whole(value: str) -> int:
    return max(int(Decimal(value.partition("/")[0])), 0)


def found(everything: bytes, canaries: list[Canary]) -> set[Canary]:
    """Which of them stand in some bytes, whatever the case of their letters."""
    there = set(re.findall(rb"qz[0-9]{5}zq|[0-9]+\.98[0-9]{4}", everything.lower()))
    return {each for each in canaries if each.value.encode() in there}


def output(board: Path) -> bytes:
    """Every byte of a built board that is not the theme's, unpacked, and the names of all its files."""
    own = [path for path in sorted(board.rglob("*")) if "assets/javascripts" not in path.as_posix()]
    names = [path.relative_to(board).as_posix().encode() for path in own]
    return b"\n".join([*names, *(each for path in own if path.is_file() for each in _unpacked(path))])


def _unpacked(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield data
    if path.suffix == ".gz":
        yield gzip.decompress(data)
    elif is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def tiers_by_turns(canaries: list[Canary], tiers: tuple[str, ...], start: int) -> Mapping[str, str]:
    """The first tier for every kind, and by turns one for every field with a canary, from ``start`` on."""
    kinds = {kind.name: tiers[0] for kind in KINDS if kind.name not in LEFT}
    fields = sorted({each.field for each in canaries})
    return kinds | {field: tiers[(place + start) % len(tiers)] for place, field in enumerate(fields)}


def also_told(value: Any, kind: str, sight: Sight) -> set[str]:
    """The amounts that a visible field of a record states, as they are written."""
    shown = sight.shown(kind, value)
    return set(re.findall(r"[0-9]+\.98[0-9]{4}", str(shown)))
