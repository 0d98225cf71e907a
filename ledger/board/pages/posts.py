"""A person's appointments as a timeline, newest first."""

from __future__ import annotations

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.html import timeline
from ledger.board.pages.words import span
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.facts import Person


def post_title(view: View, person: Person) -> str:
    """What somebody is called now, or was called last; the unit alone when the board may not say more."""
    unit = view.unit_name(view.unit_of(person))
    known = _appointments(view, person)
    if not known or "post" not in known[-1]:
        return unit
    last = text(str(known[-1].get("to", "")))
    ended = both(f"（至 {last}）", f" (until {last})") if last else ""
    return f"{view.unit_name(str(known[-1]['unit']))} · {text(str(known[-1]['post']))}{ended}"


def posts(view: View, person: Person) -> str:
    """The timeline; empty when the board may not show appointments."""
    return timeline(_post(view, value) for value in reversed(_appointments(view, person)))


def _post(view: View, value: Map) -> tuple[str, str, str]:
    ranks = {named.id: named.name for named in view.policy.ranks}
    identities = {identity.id: identity.name for identity in view.policy.identities}
    names = [ranks.get(str(value["rank"]), ""), identities.get(str(value["identity"]), "")]
    detail = " · ".join(text(name) for name in [*names, str(value.get("authority", ""))] if name)
    when = span(text(str(value["from"])), text(str(value["to"])) if "to" in value else TODAY)
    what = f"{view.unit_name(str(value['unit']))} · {text(str(value.get('post', '')))}"
    return when, what, detail


def _appointments(view: View, person: Person) -> list[Map]:
    """The appointments in order of time, as far as they may be shown."""
    record = view.sight.shown("person", view.ledger.records[person.record].value)
    found = record.get("appointments", [])
    assert isinstance(found, list)
    whole = [value for value in found if isinstance(value, dict) and value.keys() >= _NEEDED]
    return sorted(whole, key=lambda value: str(value["from"]))


TODAY = both("今", "today")
_NEEDED = {"from", "unit", "rank", "identity"}
