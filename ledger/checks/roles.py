"""Roles and principals: keys and names that stand for one only, and words that mean something (J001–J011)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.git.signatures import KEY
from ledger.records.dictionary import field_rows
from ledger.records.kinds import KIND
from ledger.records.schemas import schema_of
from ledger.rules.catalogue import rule

Entry = tuple[str, Pointer, dict[str, Any]]
"""A record, the place of an entry in it, and the entry."""
Place = tuple[str, Pointer, str]
"""A record, a place in it, and the text there."""


def check_keys(context: Context) -> Iterable[Fault]:
    """Each key is one that signatures can be verified with, and belongs to one principal (J001, J002)."""
    keys = list(_texts(_principals(context), "keys"))
    for record, place, key in keys:
        if (lack := key_fault(key)) is not None:
            yield fault(record, place, "J001", text=_short(key), lack=lack)
    yield from _twice(keys, "J002", _short)


def check_principals(context: Context) -> Iterable[Fault]:
    """Ids and logins stand for one principal, and the roles named are there (J003, J004, J006)."""
    principals = list(_principals(context))
    yield from _twice([(record, (*at, "id"), each["id"]) for record, at, each in principals], "J003")
    yield from _twice(_texts(principals, "logins"), "J004", str.lower)
    yield from _unknown_roles(context, _texts(principals, "roles"))


def check_roles(context: Context) -> Iterable[Fault]:
    """A role is described once, and whoever is to approve has a role that is there (J005, J006)."""
    roles = list(_roles(context))
    yield from _twice([(record, (*at, "id"), each["id"]) for record, at, each in roles], "J005")
    asking = [*_asking(context), *(each for each in roles if "approvals" in each[2])]
    asked = [(record, (*at, "approvals"), each["approvals"]) for record, at, each in asking]
    yield from _unknown_roles(context, _texts(asked, "roles"))


def check_grants(context: Context) -> Iterable[Fault]:
    """Kinds and fields are there (J007, J008)."""
    for record, at, grant in _grants(context):
        known = [kind for kind in grant["kinds"] if kind in KIND]
        for index, kind in enumerate(grant["kinds"]):
            if kind not in KIND:
                yield fault(record, (*at, "kinds", index), "J007", kind=kind)
        for index, field in enumerate(grant.get("fields", ())):
            if known and not any(field in schema_of(kind)["properties"] for kind in known):
                yield fault(record, (*at, "fields", index), "J008", field=field, kind=", ".join(known))
        for index, way in enumerate(grant.get("named_in", ())):
            lacking = [kind for kind in known if way not in _ways(kind)]
            if lacking:
                yield fault(record, (*at, "named_in", index), "J008", field=way, kind=", ".join(lacking))


def check_posts(context: Context) -> Iterable[Fault]:
    """Posts are roles of the policy, and `below` has a ladder to go by (J009, J010)."""
    known = {role.id for policy in context.policies.versions for role in policy.roles}
    ladders = [(r.id, (), r.value) for r in context.of_kind("roles")]
    named = [*_texts(_roles(context), "posts"), *_texts(ladders, "ladder")]
    for record, place, post in named if known and not context.policies_broken else ():
        if post not in known:
            yield fault(record, place, "J009", post=post, known=", ".join(sorted(known)))
    for record, at, grant in _grants(context):
        if grant["whose"] == "below" and "ladder" not in context.value(record):
            yield fault(record, (*at, "whose"), "J010")


def check_regress(context: Context) -> Iterable[Fault]:
    """Approvals need no approval themselves (J011)."""
    for record, at, grant in _asking(context):
        if "approval" in grant["kinds"]:
            yield fault(record, (*at, "approvals"), "J011")


def key_fault(key: str) -> str | None:
    """What a public key lacks, as a word; None for one that is in order."""
    name, _, text = key.partition(" ")
    if not KEY.fullmatch(key):
        return "form"
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        return "base64"
    parts = _parts(data)
    if not parts or parts[0] != name.encode():
        return "content"
    weak = name == "ssh-rsa" and len(parts) == 3 and _bits(parts[2]) < rule("J001").limits["rsa_bits"]
    wrong = len(parts) != _COUNTS.get(name, len(parts)) or (name == "ssh-ed25519" and len(parts[1]) != 32)
    return "content" if wrong else "weak" if weak else None


_COUNTS = {"ssh-ed25519": 2, "ssh-rsa": 3}
"""Fields of a key, its type included."""


def _parts(data: bytes) -> list[bytes]:
    """The fields of a key as SSH writes them, each after its length; none when they do not add up."""
    parts = []
    while data:
        size = int.from_bytes(data[:4], "big")
        if len(data) < 4 + size:
            return []
        parts.append(data[4 : 4 + size])
        data = data[4 + size :]
    return parts


def _bits(number: bytes) -> int:
    return int.from_bytes(number, "big").bit_length()


def _short(key: str) -> str:
    """A key as it is told: its type and its last letters."""
    return key if len(key) < 40 else f"{key.partition(' ')[0]} …{key[-16:]}"


def _principals(context: Context) -> Iterator[Entry]:
    for record in (*context.of_kind("roles"), *context.of_kind("principals")):
        for index, each in enumerate(record.value.get("principals", ())):
            yield record.id, ("principals", index), each


def _roles(context: Context) -> Iterator[Entry]:
    for record in context.of_kind("roles"):
        for index, each in enumerate(record.value["roles"]):
            yield record.id, ("roles", index), each


def _grants(context: Context) -> Iterator[Entry]:
    for record, at, role in _roles(context):
        for index, each in enumerate(role["may"]):
            yield record, (*at, "may", index), each


def _asking(context: Context) -> Iterator[Entry]:
    return (each for each in _grants(context) if "approvals" in each[2])


def _texts(entries: Iterable[Entry], field: str) -> Iterator[Place]:
    """The texts of a list that some of the entries have."""
    for record, at, value in entries:
        for index, each in enumerate(value.get(field, ())):
            yield record, (*at, field, index), each


def _twice(places: Iterable[Place], rule_: str, known_by: Callable[[str], str] = str) -> Iterator[Fault]:
    """A fault for each text that stands for somebody already."""
    first: dict[str, Place] = {}
    for place in places:
        text = place[2].lower() if rule_ == "J004" else place[2]
        other = first.setdefault(text, place)
        if other is not place:
            yield fault(place[0], place[1], rule_, text=known_by(place[2]), other=f"records/{other[0]}.yaml")


def _unknown_roles(context: Context, named: Iterable[Place]) -> Iterator[Fault]:
    known = [role["id"] for _, _, role in _roles(context)]
    for record, place, role in named:
        if role not in known:
            yield fault(record, place, "J006", role=role, known=", ".join(known) or "—")


@cache
def _ways(kind: str) -> frozenset[str]:
    """The ways to the fields of a kind, as `named_in` writes them."""
    return frozenset(row.path.replace("[]", "") for row in field_rows(kind))
