"""Roles, what they may do, and the principals who hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Act = Literal["create", "amend", "withdraw"]
Whose = Literal["own", "section", "line", "unit", "below", "any"]


@dataclass(frozen=True, slots=True)
class Approvals:
    """How many people must approve, and which roles they must hold."""

    count: int
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grant:
    """What may be done to which records, seen from whoever does it."""

    acts: frozenset[Act]
    kinds: frozenset[str]
    whose: Whose
    fields: frozenset[str] | None
    """The top-level fields that an amendment may touch; None for all."""
    named_in: tuple[tuple[str, ...], ...]
    """Ways to the fields that must name the principal's own person."""
    approvals: Approvals | None
    basis: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role: held by name, and by whoever has a running appointment in one of `posts`."""

    id: str
    name: str
    posts: frozenset[str]
    code: bool
    """Whether its holders may change files outside `records/`."""
    approvals: Approvals | None
    """What such changes ask for."""
    may: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who may submit changes. `units`, if any, limit the `roles` held by name."""

    id: str
    person: str | None
    roles: tuple[str, ...]
    units: frozenset[str]
    keys: tuple[str, ...]
    logins: tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """Everything that the records of roles and principals say. `ladder` lists posts from below."""

    ladder: tuple[str, ...]
    roles: Mapping[str, Role]
    principals: Mapping[str, Principal]

    def principal(self, name: str) -> Principal | None:
        """Who goes by a principal's id, or by a login at the forge, however its letters are cased."""
        return self.principals.get(name) or self._by_login.get(name.lower())

    @cached_property
    def keys(self) -> dict[str, str]:
        """Public key → id of the principal who holds it."""
        return {key: each.id for each in self.principals.values() for key in each.keys}

    @cached_property
    def _by_login(self) -> dict[str, Principal]:
        return {login.lower(): each for each in self.principals.values() for login in each.logins}
