"""The schemas of the kinds, read from `schemas/<kind>.schema.json`, and how to find one's way in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from ledger.resources import data_path

Schema: TypeAlias = Mapping[str, Any]

LANGUAGES = ("zh", "en")


@cache
def schema_of(kind: str) -> Schema:
    """The schema of a kind. Raises FileNotFoundError when the installation lacks it."""
    text = data_path("schemas", f"{kind}.schema.json").read_text(encoding="utf-8")
    schema: Schema = json.loads(text)
    return schema


class Words(NamedTuple):
    """What a schema says about itself in one language."""

    title: str
    description: str


def words(schema: Schema, lang: str) -> Words:
    """Title and description of a schema that has them; any language but `zh` reads English."""
    said = schema if lang == "zh" else schema["x-en"]
    return Words(said["title"], said["description"])


def resolve(root: Schema, schema: Schema) -> Schema:
    """The schema itself, or what its `$ref` leads to, with what stands beside the `$ref` laid over it."""
    while "$ref" in schema:
        target = _definition(root, schema["$ref"])
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def annotated(root: Schema, schema_path: Sequence[str | int]) -> Schema:
    """The schema of the innermost field (or map in a list) that a path of keywords passes, with its title.

    The path is that of a fault: `properties`, a name, a keyword … A field without a title of its own takes
    that of the definition it refers to.
    """
    node: Any = root
    titled, before = root, ""
    for step in schema_path:
        if isinstance(node, dict) and step not in node:
            node = resolve(root, node)
        node = node[step]
        if isinstance(node, dict) and _is_field(root, before, step, node):
            node = titled = resolve(root, node)
        before = str(step)
    return titled


def _is_field(root: Schema, before: str, step: str | int, node: Schema) -> bool:
    """Whether a step led to something that messages name; texts in a list go by the list's name."""
    if before in ("properties", "oneOf") or step == "additionalProperties":
        return "title" in resolve(root, node)
    return step == "items" and resolve(root, node).get("type") in ("object", None)


def _definition(root: Schema, reference: str) -> Schema:
    target: Schema = root["$defs"][reference.rpartition("/")[2]]
    return target
