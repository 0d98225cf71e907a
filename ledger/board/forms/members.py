"""What the forms say of a person in a round: only what the board shows."""

from __future__ import annotations

from fractions import Fraction

from ledger.board.both import both
from ledger.board.pages.words import STATUS, UNGRADED
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.explain.voice import roughly
from ledger.results.numbers import exact
from scoring.outcome import PersonOutcome
from scoring.periods import parse
from scoring.roster import in_force

PLACES = 2
"""Places that points are told with at least."""


def members(view: View, settled: Settled, unit: str) -> list[PersonOutcome]:
    """The people of a unit in the order of the roster: heads, deputies, staff."""
    roles = [role.id for role in view.policy_of(settled.period).roles]
    found = (each for each in settled.outcome.people.values() if each.unit == unit)
    return sorted(found, key=lambda each: (roles.index(each.role), each.person))


def name(view: View, person: str) -> str:
    """The name, when the board may show it; else the id."""
    known = view.facts.people.get(person)
    return known.name if known and view.sight.sees("person.name") else person


def post(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    """What somebody was called at the end of the period; the rank where that is not known or not shown."""
    ranks = {named.id: named.name for named in view.policy_of(settled.period).ranks}
    rank = ranks.get(outcome.rank, outcome.rank)
    known = view.facts.people[outcome.person]
    last = parse(settled.period, view.policy_of(settled.period)).last
    held = in_force(known.appointments, last)
    shown = view.sight.shown("person", view.ledger.records[known.record].value).get("appointments", [])
    assert isinstance(shown, list)
    posts = (each for each in shown if isinstance(each, dict) and held and each.get("from") == held.start)
    return next((str(each["post"]) for each in posts if "post" in each), rank)


def grade(view: View, settled: Settled, outcome: PersonOutcome) -> str:
    """The grade in words; empty without one, or when it may not be shown."""
    if outcome.grade is None or not view.sight.sees("result.grade"):
        return ""
    return view.grade_word(settled, outcome.grade, outcome.identity)


def remark(view: View, outcome: PersonOutcome) -> str:
    """Why somebody has no grade, as far as the board may say, in its words; empty for somebody assessed."""
    if outcome.status == "assessed":
        return ""
    return STATUS[outcome.status] if view.sight.sees("result.status") else UNGRADED


def parts(view: View, settled: Settled, outcome: PersonOutcome) -> list[tuple[str, str]]:
    """Component → what it gave; none when the board may not show it."""
    if not view.sight.sees("result.score", "result.parts"):
        return []
    entries = view.scheme(settled.period).composition.entries
    asked = (entry for entry in entries if entry.asks(outcome.role) and entry.id in outcome.parts)
    return [(entry.name, _points(outcome.parts[entry.id])) for entry in asked]


def _points(value: Fraction) -> str:
    """Exact; beside a fraction that is no decimal, also cut off for the eye."""
    told = exact(value, PLACES)
    return f"{told} (≈ {roughly(value)})" if "/" in told else told


def span_of(view: View, settled: Settled) -> str:
    """The first and the last day of the round, in the board's words."""
    period = parse(settled.period, view.policy_of(settled.period))
    return both(f"{period.first} 至 {period.last}", f"{period.first} to {period.last}")
