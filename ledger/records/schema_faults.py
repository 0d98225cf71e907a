"""From an error of jsonschema to the rule that is broken, its place and the values its message needs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from ledger.records.schemas import Schema, annotated, resolve, words

Pointer: TypeAlias = tuple[str | int, ...]

SHOWN = 60
"""Characters of a value that a message repeats."""

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPES = {
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "a list"),
    "object": ("字段的集合", "a map of fields"),
}
_TYPE_OF = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object"}


class Error(NamedTuple):
    """An error as jsonschema finds it: the keyword, what it asks for, its schema and the path to it."""

    keyword: str
    expected: Any
    instance: Any
    schema: Schema
    pointer: Pointer
    schema_path: Pointer
    context: list[Error]


class SchemaFault(NamedTuple):
    """A broken rule at a place of the value; `key` when the field's name is meant rather than its value."""

    rule: str
    pointer: Pointer
    key: bool
    args: dict[str, object]


def faults_of(root: Schema, error: Error) -> Iterator[SchemaFault]:
    """What one error means. `root` is the schema that the value was held against."""
    yield from _READERS[error.keyword](root, error)


def _fault(rule: str, root: Schema, error: Error, **args: object) -> SchemaFault:
    named = {**_title(annotated(root, error.schema_path)), **args}
    return SchemaFault(rule, error.pointer, False, named)


def _title(schema: Schema, prefix: str = "") -> dict[str, object]:
    return {f"{prefix}{lang}": words(schema, lang).title for lang in ("zh", "en")}


def _shown(value: object) -> str:
    """A scalar as it is written, cut to a length fit for a message."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _by_likeness(word: object, known: Iterable[object]) -> str:
    """The known words, the most similar one first when one is similar."""
    names = [str(name) for name in known]
    nearest = difflib.get_close_matches(str(word), names, 1)
    return ", ".join([*nearest, *(name for name in names if name not in nearest)])


def _unknown_field(root: Schema, error: Error) -> Iterator[SchemaFault]:
    known = error.schema["properties"]
    free = [name for name in known if name not in error.instance]
    for name in error.instance:
        if name not in known:
            fault = _fault("S001", root, error, found=_shown(name), known=_by_likeness(name, free or known))
            yield fault._replace(pointer=(*fault.pointer, name), key=True)


def _missing_field(root: Schema, error: Error) -> Iterator[SchemaFault]:
    fields = error.schema.get("properties") or root["properties"]
    for name in error.expected:
        if name not in error.instance:
            field = resolve(root, fields[name])
            fault = _fault("S002", root, error, field=name, **_title(field, "field_"))
            yield fault._replace(key=True)


def _wrong_type(root: Schema, error: Error) -> Iterator[SchemaFault]:
    expected, actual = _TYPES[str(error.expected)], _TYPES[_TYPE_OF[type(error.instance)]]
    expected_ = {"expected_zh": expected[0], "expected_en": expected[1]}
    yield _fault("S003", root, error, **expected_, found_zh=actual[0], found_en=actual[1])


def _wrong_form(root: Schema, error: Error) -> Iterator[SchemaFault]:
    found = _shown(error.instance)
    if "propertyNames" in error.schema_path:
        fault = _fault("S012", root, error, found=found, **_form(error.schema))
        yield fault._replace(pointer=(*fault.pointer, error.instance), key=True)
    elif error.schema["title"] == "日期" and _DAY.fullmatch(error.instance):
        yield _fault("S011", root, error, found=found)
    else:
        yield _fault("S004", root, error, found=found, **_form(error.schema))


def _form(schema: Schema) -> dict[str, object]:
    return {f"expected_{lang}": words(schema, lang).description for lang in ("zh", "en")}


def _not_allowed(root: Schema, error: Error) -> Iterator[SchemaFault]:
    allowed = error.expected if isinstance(error.expected, list) else [error.expected]
    yield _wrong_word(root, error, [_shown(value) for value in allowed])


def _wrong_word(root: Schema, error: Error, allowed: Iterable[object]) -> SchemaFault:
    return _fault(
        "S005", root, error, found=_shown(error.instance), allowed=_by_likeness(error.instance, allowed)
    )


def _out_of_bounds(root: Schema, error: Error) -> Iterator[SchemaFault]:
    limits = {"min": error.schema["minimum"], "max": error.schema["maximum"]}
    yield _fault("S006", root, error, found=error.instance, **limits)


def _wrong_length(root: Schema, error: Error) -> Iterator[SchemaFault]:
    limits = {"min": error.schema["minLength"], "max": error.schema["maxLength"]}
    if "propertyNames" not in error.schema_path:
        yield _fault("S007", root, error, length=len(error.instance), **limits)
    elif re.search(error.schema["pattern"], error.instance):
        yield from _wrong_form(root, error)


def _wrong_count(root: Schema, error: Error) -> Iterator[SchemaFault]:
    counted = "Items" if isinstance(error.instance, list) else "Properties"
    least, most = error.schema[f"min{counted}"], error.schema[f"max{counted}"]
    span = str(least) if least == most else f"{least}–{most}"
    yield _fault("S008", root, error, count=len(error.instance), range=span)


def _repeated(root: Schema, error: Error) -> Iterator[SchemaFault]:
    for index, item in enumerate(error.instance):
        if item in error.instance[:index]:
            fault = _fault("S009", root, error, found=_shown(item))
            yield fault._replace(pointer=(*fault.pointer, index))


def _alternatives(root: Schema, error: Error) -> Iterator[SchemaFault]:
    """The faults of the alternative that was meant: its word of choice (`component`, `from`) agrees."""
    tried: dict[str | int, list[Error]] = {}
    for inner in error.context:
        tried.setdefault(inner.schema_path[len(error.schema_path)], []).append(inner)
    choice = _choice(root, error.schema["oneOf"])
    if choice and not isinstance(error.instance, dict):
        yield from faults_of(root, tried[0][0])
    elif not choice and (meant := _without_strangers(root, error, tried)):
        for inner in meant:
            yield from faults_of(root, inner)
    elif not choice and not _strangers(error.schema, error.instance):
        yield _fault("S010", root, error, forms=_forms(root, error.schema["oneOf"]))
    elif choice and choice not in error.instance:
        missing = next(inner for inner in tried[0] if inner.keyword == "required")
        yield from (fault for fault in faults_of(root, missing) if fault.args["field"] == choice)
    elif choice:
        yield from _of_meant(root, (*error.pointer, choice), list(tried.values()))


def _without_strangers(root: Schema, error: Error, tried: Mapping[str | int, list[Error]]) -> list[Error]:
    """The faults of the only alternative that knows all fields given; none when there are several."""
    forms = [resolve(root, each) for each in error.schema["oneOf"]]
    known = [
        place
        for place, form in enumerate(forms)
        if form.get("properties") and not _strangers(form, error.instance)
    ]
    return tried.get(known[0], []) if len(known) == 1 else []


def _strangers(schema: Schema, instance: object) -> bool:
    """Whether there are fields that a schema does not know; what they are is told by a fault of its own."""
    known = schema.get("properties", {})
    return bool(known) and isinstance(instance, dict) and not instance.keys() <= known.keys()


def _of_meant(root: Schema, choice: Pointer, tried: list[list[Error]]) -> Iterator[SchemaFault]:
    refused = [inner for several in tried for inner in several if inner.pointer == choice]
    meant = [several for several in tried if not any(inner in refused for inner in several)]
    for inner in meant[0] if meant else ():
        yield from faults_of(root, inner)
    if not meant:
        words_ = [inner.schema.get("const", inner.schema.get("enum")) for inner in refused]
        allowed = [word for each in words_ for word in (each if isinstance(each, list) else [each])]
        yield _wrong_word(root, refused[0], dict.fromkeys(allowed))


def _choice(root: Schema, alternatives: list[Schema]) -> str:
    """The field whose fixed value tells the alternatives apart; empty when there is none."""
    for alternative in alternatives:
        for name, field in resolve(root, alternative).get("properties", {}).items():
            if "const" in resolve(root, field):
                return str(name)
    return ""


def _forms(root: Schema, alternatives: list[Schema]) -> str:
    """The alternatives by the fields they need, else by their type."""
    full = [resolve(root, alternative) for alternative in alternatives]
    return " | ".join(" + ".join(each.get("required", [each.get("type", "")])) for each in full)


_READERS: dict[str, Callable[[Schema, Error], Iterator[SchemaFault]]] = {
    "additionalProperties": _unknown_field,
    "required": _missing_field,
    "type": _wrong_type,
    "pattern": _wrong_form,
    "enum": _not_allowed,
    "const": _not_allowed,
    "minimum": _out_of_bounds,
    "maximum": _out_of_bounds,
    "minLength": _wrong_length,
    "maxLength": _wrong_length,
    "minItems": _wrong_count,
    "maxItems": _wrong_count,
    "minProperties": _wrong_count,
    "maxProperties": _wrong_count,
    "uniqueItems": _repeated,
    "oneOf": _alternatives,
}
