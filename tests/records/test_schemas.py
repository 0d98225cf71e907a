"""The schemas themselves: closed, bounded, explained in two languages, and nothing misspelt gets by."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from ledger.records.kinds import KINDS, SETTLED
from ledger.records.meta import schema_flaws
from ledger.records.patterns import pattern_flaws
from ledger.records.schemas import schema_of
from ledger.resources import data_path

NAMES = [kind.name for kind in KINDS]
Slip = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize("kind", NAMES)
def test_no_schema_has_a_flaw(kind: str) -> None:
    assert schema_flaws(kind, schema_of(kind)) == []


def test_every_kind_has_its_schema_and_no_more() -> None:
    files = {path.name for path in data_path("schemas").iterdir()}
    assert files == {f"{kind}.schema.json" for kind in NAMES}


def test_a_form_of_writing_is_the_same_everywhere() -> None:
    """A definition that several schemas share is copied into each: the copies must not drift apart."""
    seen: dict[str, tuple[str, Any]] = {}
    for kind in NAMES:
        for name, part in schema_of(kind).get("$defs", {}).items():
            if part.get("type") != "object" and "oneOf" not in part:
                first, same = seen.setdefault(name, (kind, part))
                assert part == same, f"{name} differs in {first} and {kind}"


def _entry(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"]["entry"]
    return found


SLIPS: dict[str, Slip] = {
    "misspelt keyword": lambda s: s.update(requird=s.pop("required")),
    "misspelt keyword inside": lambda s: _entry(s)["properties"]["text"].update(maxLenght=1),
    "keyword of another type": lambda s: _entry(s)["properties"]["text"].update(minimum=1),
    "keyword beside a reference": lambda s: s["properties"]["unit"].update(pattern="^a$"),
    "open object": lambda s: s.pop("additionalProperties"),
    "open object inside": lambda s: _entry(s).update(additionalProperties=True),
    "object without fields": lambda s: _entry(s).pop("properties"),
    "no title": lambda s: s.pop("title"),
    "empty description": lambda s: s["properties"]["month"].update(description=""),
    "no English": lambda s: s["properties"]["month"].pop("x-en"),
    "half the English": lambda s: s["properties"]["month"]["x-en"].pop("title"),
    "field without words": lambda s: s["properties"].update(extra={"type": "boolean"}),
    "definition without words": lambda s: s["$defs"]["day"].pop("title"),
    "remote reference": lambda s: s["properties"]["unit"].update(
        {"$ref": "https://example.invalid/unit.json"}
    ),
    "file reference": lambda s: s["properties"]["unit"].update({"$ref": "unit.schema.json#/$defs/unit"}),
    "dangling reference": lambda s: s["properties"]["unit"].update({"$ref": "#/$defs/nothing"}),
    "circular reference": lambda s: s["$defs"]["day"].update({"$ref": "#/$defs/day"}),
    "dynamic reference": lambda s: s["properties"]["unit"].update({"$dynamicRef": "#x"}),
    "unused definition": lambda s: s["$defs"].update(spare=s["$defs"]["day"]),
    "address with a host": lambda s: s.update({"$id": "https://example.invalid/log"}),
    "id of another kind": lambda s: s.update({"$id": "urn:shaiji:schema:unit"}),
    "another dialect": lambda s: s.update({"$schema": "http://json-schema.org/draft-07/schema#"}),
    "decimals": lambda s: s["properties"].update(extra={**s["properties"]["month"], "type": "number"}),
    "a decimal limit": lambda s: s["properties"]["entries"].update(maxItems=31.0),
    "null": lambda s: s["properties"]["entries"].update(maxItems=None),
    "several types": lambda s: s.update(type=["object", "string"]),
    "unbounded list": lambda s: s["properties"]["entries"].pop("maxItems"),
    "limits the wrong way round": lambda s: s["properties"]["entries"].update(minItems=40),
    "list of anything": lambda s: s["properties"]["entries"].pop("items"),
    "unbounded text": lambda s: _entry(s)["properties"]["text"].pop("maxLength"),
    "unbounded number": lambda s: s["properties"].update(
        extra={"type": "integer", "minimum": 0, **_words(s)},
    ),
    "truth value as number": lambda s: s["properties"]["entries"].update(maxItems=True),
    "reliance on format": lambda s: s["$defs"]["day"].update(format="date"),
    "unanchored pattern": lambda s: s["$defs"]["day"].update(pattern="[0-9]{4}"),
    "required field that does not exist": lambda s: s["required"].append("author"),
    "required twice": lambda s: s["required"].append("unit"),
    "condition that is no comparison": lambda s: s.update(
        {"if": {"required": ["unit"]}, "then": {"required": []}}
    ),
    "condition without consequence": lambda s: s.update({"if": {"properties": {"unit": {"const": "a"}}}}),
    "alternatives that say more": lambda s: s.update(oneOf=[{"required": ["unit"], "properties": {}}]),
    "negation": lambda s: s.update({"not": {"required": ["unit"]}}),
    "code in a comment": lambda s: s.update({"$comment": "x"}),
}


def _words(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: schema[key] for key in ("title", "description", "x-en")}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_a_flaw(name: str) -> None:
    schema = copy.deepcopy(dict(schema_of("log")))
    SLIPS[name](schema)
    assert schema_flaws("log", schema)


def test_any_change_of_shape_is_a_flaw_or_harmless_and_never_a_crash() -> None:
    random_ = random.Random(20260302)
    junk = [None, 1.5, 3, "x", True, [], {}, [1], {"x": 1}, {"$ref": "#/$defs/day"}]
    for _ in range(2000):
        kind = random_.choice(NAMES)
        schema = copy.deepcopy(dict(schema_of(kind)))
        node: Any = schema
        while isinstance(node, (dict, list)) and node:
            parent, key = node, random_.choice(list(node) if isinstance(node, dict) else range(len(node)))
            node = node[key]
            if random_.random() < 0.3:
                break
        parent[key] = random_.choice(junk)
        schema_flaws(kind, schema)


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]+",
        "^[0-9]+",
        "[0-9]+$",
        "^a|b$",
        r"^\d+$",
        r"^[\w-]+$",
        r"^\s?$",
        "^.*$",
        "^(a+)+$",
        "^(?:a+)+$",
        "^(?:a|b?)*$",
        "^(?:(?:a{1,3}))+$",
        "^(?:[a-z]*-)*$",
        "^(?:a?){2,30}$",
        "^(a)$",
    ],
)
def test_a_careless_pattern(pattern: str) -> None:
    assert list(pattern_flaws(pattern))


@pytest.mark.parametrize(
    "pattern", ["^[a-z]+$", "^(?:a|b)$", "^-?[0-9]{1,3}(?:\\.[0-9]{1,2})?$", "^(?:ab)+$", "^[^\\n]*$"]
)
def test_a_careful_pattern(pattern: str) -> None:
    assert list(pattern_flaws(pattern)) == []


def test_the_presets_fit_the_policy_schema() -> None:
    from ledger.reading.document import read_document
    from ledger.records.schema import check_schema

    presets = sorted(data_path("presets").glob("*/policy.yaml"))
    assert presets
    for path in presets:
        document, findings = read_document(path.name, path.read_bytes())
        assert document is not None, findings
        assert check_schema("policy", document) == []


def test_every_kind_that_people_write_is_in_the_small_ledger() -> None:
    from ledger.records.kinds import kind_of
    from ledger.rules.examples import base_files

    kinds = {found[0].name for path in base_files() if (found := kind_of(path))}
    assert kinds >= set(NAMES) - SETTLED - {"decision"}, "a decision needs a settlement, which it has not"


def test_schemas_are_json_without_surprises() -> None:
    for kind in NAMES:
        text = data_path("schemas", f"{kind}.schema.json").read_text(encoding="utf-8")
        pairs = json.loads(text, object_pairs_hook=lambda pairs: [key for key, _ in pairs])
        assert len(pairs) == len(set(pairs))
