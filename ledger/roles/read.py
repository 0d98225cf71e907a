"""Roles and principals read from the records of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ledger.records.loading import Ledger
from ledger.roles.types import Approvals, Grant, Principal, Role, Roles


def roles_of(ledger: Ledger) -> Roles | None:
    """What a ledger says; None when it has no record of roles that is in order."""
    kinds = ledger.by_kind
    named = [record.value for record in kinds["roles"]]
    return read_roles(named[0], (record.value for record in kinds["principals"])) if named else None


def read_roles(roles: Mapping[str, Any], more: Iterable[Mapping[str, Any]] = ()) -> Roles:
    """The record of roles and the further records of principals, which their schemas accept.

    Of two roles or principals with the same id the first one counts (a check tells).
    """
    principals = [each for record in (roles, *more) for each in record.get("principals", ())]
    return Roles(
        ladder=tuple(roles.get("ladder", ())),
        roles={each["id"]: _role(each) for each in reversed(roles["roles"])},
        principals={each["id"]: _principal(each) for each in reversed(principals)},
    )


def _role(value: Mapping[str, Any]) -> Role:
    return Role(
        id=value["id"],
        name=value["name"],
        posts=frozenset(value.get("posts", ())),
        code=value.get("code", False),
        approvals=_approvals(value),
        may=tuple(map(_grant, value["may"])),
    )


def _grant(value: Mapping[str, Any]) -> Grant:
    return Grant(
        acts=frozenset(value["acts"]),
        kinds=frozenset(value["kinds"]),
        whose=value["whose"],
        fields=frozenset(value["fields"]) if "fields" in value else None,
        named_in=tuple(tuple(way.split(".")) for way in value.get("named_in", ())),
        approvals=_approvals(value),
        basis=value["basis"],
    )


def _approvals(value: Mapping[str, Any]) -> Approvals | None:
    asked = value.get("approvals")
    return Approvals(asked["count"], frozenset(asked["roles"])) if asked else None


def _principal(value: Mapping[str, Any]) -> Principal:
    return Principal(
        id=value["id"],
        person=value.get("person"),
        roles=tuple(value.get("roles", ())),
        units=frozenset(value.get("units", ())),
        keys=tuple(value.get("keys", ())),
        logins=tuple(value.get("logins", ())),
    )
