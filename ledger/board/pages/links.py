"""Names of people and units that lead to their pages, where they have one."""

from __future__ import annotations

from ledger.board import address
from ledger.board.encode import text
from ledger.board.html import link
from ledger.board.pages.words import joined
from ledger.board.view import View


def unit_link(view: View, here: str, unit: object) -> str:
    """A unit's name, with the way to its page when it is assessed."""
    known = view.facts.units.get(str(unit))
    name = view.unit_name(str(unit))
    if known is None or not known.assessed:
        return name
    return link(address.between(here, address.unit(known.id)), name)


def units_linked(view: View, here: str, units: object) -> str:
    """Several units, one behind the other; nothing when the board may not say which."""
    listed = units if isinstance(units, list) else []
    return joined(unit_link(view, here, unit) for unit in listed)


def person_link(view: View, here: str, person: object) -> str:
    """A person's name or id, with the way to their page; empty when the board may not say who."""
    if person is None:
        return ""
    name = view.person_named(str(person))
    if view.of_units_alone or str(person) not in view.shown_ids:
        return name
    return link(address.between(here, address.person(str(person))), name)


def day(value: object) -> str:
    """A day in a cell, which never breaks at its hyphens."""
    return f'<time class="sj-day">{text(str(value))}</time>'


def lines(*parts: object) -> str:
    """What is there of some texts by people, encoded, with dots between."""
    return dotted(*(text(str(part)) for part in parts if part))


def dotted(*parts: str) -> str:
    """What is there of some encoded texts, with dots between."""
    return " · ".join(filter(None, parts))
