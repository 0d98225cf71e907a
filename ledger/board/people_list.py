"""The small list by which people and units are found: ids and names, as far as the board may show them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ledger.board.view import View

LIST = "people.json"
"""Where it stands, below the board's root."""


def people_list(view: View) -> Iterator[tuple[str, bytes]]:
    """Its path and bytes: units as [id, name], people as [id, name or id, unit]."""
    units = sorted((unit for unit in view.facts.units.values() if unit.assessed), key=lambda unit: unit.id)
    named = view.sight.sees("person.name")
    shown = [] if view.of_units_alone else view.people_shown()
    found = {
        "units": [[unit.id, unit.name] for unit in units],
        "people": [
            [person.id, person.name if named else person.id, view.facts.units[view.unit_of(person)].name]
            for person in shown
        ],
    }
    yield LIST, (json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
