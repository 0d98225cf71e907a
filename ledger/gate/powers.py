"""What somebody may do: the grants of all their roles, and which of these cover one act on one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger.gate.entries import Pointer, Touch
from ledger.gate.reach import Holder, Organization, reaches
from ledger.gate.subjects import Subject
from ledger.reading.values import Map, Value
from ledger.roles.types import Act, Approvals, Grant, Principal, Role, Roles

_DENIED: Mapping[Act, str] = {"create": "J030", "amend": "J031", "withdraw": "J032"}


class Wanted(NamedTuple):
    """An act on one record. `subjects` and `rows` are whom all its versions are about."""

    act: Act
    kind: str
    subjects: frozenset[Subject]
    rows: frozenset[str]
    fields: frozenset[str]
    """The top-level fields touched."""
    after: Map
    """The version in which the grants' `named_in` must name the principal; empty when that is not asked."""
    touched: tuple[Touch, ...]


class Decision(NamedTuple):
    """The rule that is broken and the field that breaks it; with no rule, the approvals that are needed."""

    rule: str = ""
    field: str = ""
    approvals: tuple[Approvals, ...] = ()


def roles_held(principal: Principal, roles: Roles, known: Organization) -> Iterator[tuple[Role, Holder]]:
    """Every role with how it is held: by name, or by the post of the principal's person."""
    person, post = principal.person, known.post(principal.person)
    for id_ in principal.roles:
        if id_ in roles.roles:
            yield roles.roles[id_], Holder(person, post, principal.units)
    for role in roles.roles.values():
        if post and post.role in role.posts:
            yield role, Holder(person, post, frozenset({post.unit}))


def decide(wanted: Wanted, held: Sequence[tuple[Role, Holder]], known: Organization) -> Decision:
    """Whether the roles held allow the act; J030 to J032 when none does, J033, J034 when one nearly does."""
    grants_held = [(grant, holder) for role, holder in held for grant in role.may]
    near = [(grant, holder) for grant, holder in grants_held if _covers(grant, holder, wanted, known)]
    if not near:
        return Decision(_DENIED[wanted.act])
    grants = [grant for grant, holder in near if not _unnamed(grant, holder, wanted)]
    if not grants:
        return Decision("J034", ".".join(_unnamed(*near[0], wanted)))
    loose = sorted(each for each in wanted.fields if not any(_may_touch(grant, each) for grant in grants))
    if wanted.act == "amend" and loose:
        return Decision("J033", loose[0])
    return Decision(approvals=tuple(_approvals(grants, wanted)))


def _covers(grant: Grant, holder: Holder, wanted: Wanted, known: Organization) -> bool:
    return (
        wanted.act in grant.acts
        and wanted.kind in grant.kinds
        and all(reaches(grant.whose, holder, each, wanted.rows, known) for each in wanted.subjects)
    )


def _unnamed(grant: Grant, holder: Holder, wanted: Wanted) -> tuple[str, ...]:
    """The first field that should name the holder's person and does not; empty when all do."""
    for way in grant.named_in if wanted.after else ():
        named = [value for pointer, value in _along(wanted.after, way, ()) if _is_fresh(pointer, wanted)]
        if holder.person is None or not named or any(value != holder.person for value in named):
            return way
    return ()


def _along(value: Value, way: Sequence[str], at_: Pointer) -> Iterator[tuple[Pointer, Value]]:
    """The values at the end of a way, each entry of a list on it gone into."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _along(each, way, (*at_, index))
    elif not way:
        yield at_, value
    elif isinstance(value, dict) and way[0] in value:
        yield from _along(value[way[0]], way[1:], (*at_, way[0]))


def _is_fresh(pointer: Pointer, wanted: Wanted) -> bool:
    """Whether a value outside all lists, or in an entry that was touched."""
    depth = next((number for number, step in enumerate(pointer) if isinstance(step, int)), None)
    if depth is None:
        return True
    entry = pointer[: depth + 1]
    return any(_overlap(entry, touch.at) for touch in wanted.touched)


def _overlap(one: Pointer, other: Pointer) -> bool:
    """Whether one place lies in the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _may_touch(grant: Grant, field: str) -> bool:
    return grant.fields is None or field in grant.fields


def _approvals(grants: Sequence[Grant], wanted: Wanted) -> Iterator[Approvals]:
    """What is asked for each field by the grant that asks least; a record made or withdrawn is one whole."""
    fields = wanted.fields if wanted.act == "amend" and wanted.fields else frozenset({""})
    for field in sorted(fields):
        able = [grant for grant in grants if not field or wanted.act != "amend" or _may_touch(grant, field)]
        least = min(able, key=lambda grant: grant.approvals.count if grant.approvals else 0)
        if least.approvals is not None:
            yield least.approvals
