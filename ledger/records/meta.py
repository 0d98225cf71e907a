"""The closed rules for schemas themselves: what is misspelt, open, unbounded or unexplained in one is a flaw.

JSON Schema ignores keywords that it does not know, so a slip (`requird`) would silently accept everything.
Here only a small part of JSON Schema 2020-12 exists, and every field says in Chinese and English what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from ledger.records.patterns import pattern_flaws
from ledger.records.schemas import Schema, resolve

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Pointer: TypeAlias = tuple[str | int, ...]

_WORDS = {"title", "description", "x-en"}
_TOP = {"$schema", "$id", "$defs"}
_MAP = {"type", "propertyNames", "additionalProperties", "minProperties", "maxProperties"}
_RECORD = {"properties", "required", "if", "then", "oneOf", *_MAP} - {"propertyNames"}
_ARRAY = {"type", "items", "minItems", "maxItems", "uniqueItems"}
_STRING = {"type", "minLength", "maxLength", "pattern", "enum", "const"}
_INTEGER = {"type", "minimum", "maximum", "enum"}
_BESIDE_REFERENCE = {"$ref", "minLength", "maxLength"}
_SHAPES_INSIDE: dict[str | int, type] = {"properties": dict, "$defs": dict, "oneOf": dict, "required": str}
_SHAPES: dict[str | int, type] = {
    **dict.fromkeys(("properties", "$defs", "x-en", "if", "then", "items", "propertyNames"), dict),
    **dict.fromkeys(("required", "enum", "oneOf"), list),
    **dict.fromkeys(("type", "pattern", "$ref"), str),
}
_PARTS = "#/$defs/"


class Flaw(NamedTuple):
    """What is wrong with a schema, and where in it."""

    pointer: Pointer
    problem: str


def schema_flaws(kind: str, schema: Schema) -> list[Flaw]:
    """Everything in the schema of a kind that the house does not allow."""
    return [*_shape_flaws(schema)] or [*_basic_flaws(kind, schema)] or [*_all_flaws(schema)]


def _shape_flaws(root: Schema) -> Iterator[Flaw]:
    """Values that are nothing of what a schema consists of."""
    for pointer, value in _walk(root, ()):
        if value is None or isinstance(value, float):
            yield Flaw(pointer, "only whole numbers, text and truth values occur")
        elif pointer and not isinstance(value, _shape(pointer)):
            yield Flaw(pointer, "has the wrong type")


def _basic_flaws(kind: str, root: Schema) -> Iterator[Flaw]:
    """Flaws that would lead the rest astray."""
    if root.get("$schema") != DIALECT or root.get("$id") != f"urn:shaiji:schema:{kind}":
        yield Flaw((), f"$schema must be {DIALECT} and $id urn:shaiji:schema:{kind}")
    defined = root.get("$defs", {})
    parts = {f"{_PARTS}{name}" for name in defined}
    yield from (
        Flaw(("$defs", name), "leads back to itself") for name in defined if _is_circular(name, defined)
    )
    for pointer, value in _walk(root, ()):
        if pointer[-1:] == ("$ref",) and value not in parts:
            yield Flaw(pointer, f"{value} is not in this file's $defs")


def _is_circular(name: str, defined: Mapping[str, Schema]) -> bool:
    """Whether references alone, without a property in between, lead from a definition to itself again."""
    seen = set()
    while name in defined and name not in seen:
        seen.add(name)
        name = str(defined[name].get("$ref", "")).removeprefix(_PARTS)
    return name in seen


def _shape(pointer: Pointer) -> type:
    """The type that the value of a keyword must have, as far as the checks below rely on it."""
    parent = pointer[-2] if len(pointer) > 1 else ""
    return _SHAPES_INSIDE.get(parent) or _SHAPES.get(pointer[-1], object)


def _all_flaws(root: Schema) -> Iterator[Flaw]:
    parts: Mapping[str, Schema] = root.get("$defs", {})
    top = {key: value for key, value in root.items() if key not in _TOP}
    yield from [*_word_flaws(root, ()), *_flaws(root, top, ())]
    for name, part in parts.items():
        yield from [*_word_flaws(part, ("$defs", name)), *_flaws(root, part, ("$defs", name))]
    used = {value for pointer, value in _walk(root, ()) if pointer[-1:] == ("$ref",)}
    yield from (
        Flaw(("$defs", name), "nothing refers to it") for name in parts if f"{_PARTS}{name}" not in used
    )


def _walk(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _walk(inner, (*pointer, key))


def _word_flaws(schema: Schema, at: Pointer) -> Iterator[Flaw]:
    english = schema.get("x-en", {})
    if not isinstance(english, dict) or set(english) != {"title", "description"}:
        yield Flaw((*at, "x-en"), "needs title and description and nothing else")
        return
    texts = [schema.get("title"), schema.get("description"), *english.values()]
    if not all(isinstance(text, str) and text for text in texts):
        yield Flaw(at, "needs title and description, in Chinese and under x-en in English")


def _flaws(root: Schema, schema: Any, at: Pointer) -> Iterator[Flaw]:
    """Flaws of a schema that stands for a value, titled or not."""
    if not isinstance(schema, dict):
        yield Flaw(at, "is no schema")
        return
    kind = schema.get("type")
    if "$ref" in schema:
        yield from _unknown(schema, _BESIDE_REFERENCE, at)
    elif kind is None:
        yield from [*_unknown(schema, {"oneOf"}, at), *_choice_flaws(root, schema, at)]
    elif kind not in _OF_TYPE:
        yield Flaw((*at, "type"), f"{kind} is not among {', '.join(_OF_TYPE)}")
    else:
        yield from _OF_TYPE[kind](root, schema, at)


def _unknown(schema: Schema, known: set[str], at: Pointer) -> Iterator[Flaw]:
    for keyword in schema:
        if keyword not in known | _WORDS:
            yield Flaw((*at, keyword), "no such keyword here")


def _needs(schema: Schema, keywords: set[str], at: Pointer) -> Iterator[Flaw]:
    for keyword in sorted(keywords - set(schema)):
        yield Flaw(at, f"needs {keyword}")


def _limits(schema: Schema, least: str, most: str, at: Pointer) -> Iterator[Flaw]:
    low, high = schema.get(least, 0), schema.get(most)
    if type(low) is not int or type(high) is not int or low > high:
        yield Flaw(at, f"needs whole numbers {least} and {most} in order")


def _object_flaws(root: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    if "properties" in schema:
        yield from _record_flaws(root, schema, at)
    else:
        yield from _unknown(schema, _MAP, at)
        yield from _needs(schema, {"additionalProperties", "propertyNames"}, at)
        yield from _limits(schema, "minProperties", "maxProperties", at)
        for keyword in ("additionalProperties", "propertyNames"):
            yield from _flaws(root, schema.get(keyword), (*at, keyword))


def _record_flaws(root: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    properties: Mapping[str, Schema] = schema["properties"]
    yield from _unknown(schema, _RECORD, at)
    if schema.get("additionalProperties") is not False:
        yield Flaw((*at, "additionalProperties"), "must be false: nothing unknown is accepted")
    yield from _name_flaws(schema.get("required", []), properties, (*at, "required"))
    for name, field in properties.items():
        said = field if _WORDS & set(field) else resolve(root, field)
        yield from _word_flaws(said, (*at, "properties", name))
        yield from _flaws(root, field, (*at, "properties", name))
    if "oneOf" in schema:
        for index, form in enumerate(schema["oneOf"]):
            yield from _only_required(form, properties, (*at, "oneOf", index))
    if "if" in schema or "then" in schema:
        yield from _condition_flaws(schema, properties, at)


def _name_flaws(names: list[str], properties: Mapping[str, Schema], at: Pointer) -> Iterator[Flaw]:
    if len(set(names)) != len(names) or not set(names) <= set(properties):
        yield Flaw(at, "must list some of the properties, each once")


def _only_required(form: Any, properties: Mapping[str, Schema], at: Pointer) -> Iterator[Flaw]:
    if not isinstance(form, dict) or set(form) != {"required"}:
        yield Flaw(at, "may only say what is required")
    else:
        yield from _name_flaws(form["required"], properties, at)


def _condition_flaws(schema: Schema, properties: Mapping[str, Schema], at: Pointer) -> Iterator[Flaw]:
    yield from _only_required(schema.get("then"), properties, (*at, "then"))
    condition = schema.get("if")
    fields = condition.get("properties") if isinstance(condition, dict) and len(condition) == 1 else None
    fields = fields or {"": {}}
    if not set(fields) <= set(properties) or not all(set(field) == {"const"} for field in fields.values()):
        yield Flaw((*at, "if"), "may only compare properties with constants")


def _array_flaws(root: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    yield from _unknown(schema, _ARRAY, at)
    yield from _limits(schema, "minItems", "maxItems", at)
    yield from _flaws(root, schema.get("items"), (*at, "items"))


def _string_flaws(_: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    yield from _unknown(schema, _STRING, at)
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        if not values or not all(isinstance(value, str) for value in values):
            yield Flaw(at, "needs texts to choose from")
        return
    yield from _limits(schema, "minLength", "maxLength", at)
    for problem in pattern_flaws(schema["pattern"]) if "pattern" in schema else ():
        yield Flaw((*at, "pattern"), problem)


def _integer_flaws(_: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    yield from _unknown(schema, _INTEGER, at)
    if "enum" not in schema:
        yield from _needs(schema, {"minimum"}, at)
        yield from _limits(schema, "minimum", "maximum", at)
    elif not all(type(value) is int for value in schema["enum"]):
        yield Flaw((*at, "enum"), "needs whole numbers to choose from")


def _boolean_flaws(_: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    yield from _unknown(schema, {"type", "const"}, at)


def _choice_flaws(root: Schema, schema: Schema, at: Pointer) -> Iterator[Flaw]:
    forms = schema.get("oneOf")
    if not isinstance(forms, list) or not all(
        isinstance(form, dict) and set(form) == {"$ref"} for form in forms
    ):
        yield Flaw(at, "needs a type, a $ref, or a oneOf of $refs")


_OF_TYPE = {
    "object": _object_flaws,
    "array": _array_flaws,
    "string": _string_flaws,
    "integer": _integer_flaws,
    "boolean": _boolean_flaws,
}
