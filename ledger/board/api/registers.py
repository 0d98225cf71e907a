"""Units, people, notices, rules and corrections as documents of the API."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board import address
from ledger.board.api.why import Document
from ledger.board.settled import Correction, Settled
from ledger.board.view import View
from ledger.reading.values import Map
from scoring.facts import Person
from scoring.rounds import running_order


def units(view: View) -> Document:
    """Every unit as far as it may be shown, by id; one that is assessed has a page."""
    return {"units": [_unit(record.value, view) for record in view.ledger.by_kind["unit"]]}


def people(view: View) -> Document:
    """Everybody who has a page, by id."""
    shown = [] if view.of_units_alone else view.people_shown()
    return {"people": [_person(view, person) for person in shown]}


def notices(view: View) -> Document:
    """Every notice, by id."""
    records = view.ledger.by_kind["notice"] if view.sight.sees("notice") else ()
    shown = (view.sight.shown("notice", record.value) for record in records)
    return {
        "notices": [value | {"page": address.url(address.notice(str(value["notice"])))} for value in shown]
    }


def policy(view: View) -> Document:
    """Every version of the policy, oldest first, with the digest that settled results name."""
    records = sorted(view.ledger.by_kind["policy"], key=lambda record: int(record.value["version"]))
    shown = [(record.digest, view.sight.shown("policy", record.value)) for record in records]
    return {
        "page": address.url(address.RULES),
        "versions": [{"digest": digest, "record": value} for digest, value in shown if value],
    }


def corrections(view: View) -> Document:
    """Every settlement that was done again, in order of time, and whose result changed."""
    settled = sorted((*view.settled, *view.units_settled), key=lambda each: running_order(each.period))
    return {
        "page": address.url(address.CORRECTIONS),
        "corrections": [_correction(view, each) for one in settled for each in one.corrections],
    }


def act(settled: Settled, view: View) -> Document:
    """The settlement in force, without its counts."""
    fields = ("number", "as_of", "settled_by", "authority", "reason", "engine")
    more = ("policy", "policy_version", "policy_digest", "seal")
    shown = view.sight.shown("settlement", settled.record)
    return {name: shown[name] for name in (*fields, *more) if name in shown}


def _unit(value: Map, view: View) -> Document:
    shown: Document = dict(view.sight.shown("unit", value))
    return shown | ({"page": address.url(address.unit(str(value["unit"])))} if value["assessed"] else {})


def _person(view: View, person: Person) -> Document:
    unit = view.unit_of(person)
    named = {"name": person.name} if view.sight.sees("person.name") else {}
    of_unit = {"unit": unit, "unit_name": view.facts.units[unit].name}
    return {"person": person.id, **named, **of_unit, "page": address.url(address.person(person.id))}


def _correction(view: View, correction: Correction) -> Document:
    made = correction.act
    acted = {"round": made.period, "number": made.number, "as_of": made.as_of, "settled_by": made.settled_by}
    acted |= {"authority": made.authority, "reason": made.reason or ""}
    return {**acted, "changed": list(_changed(view, correction))}


def _changed(view: View, correction: Correction) -> Iterator[Document]:
    for subject in sorted(correction.before.keys() | correction.after.keys()):
        before, after = (_said(view, rows.get(subject)) for rows in (correction.before, correction.after))
        if before != after:
            yield {"subject": subject, "before": before, "after": after}


def _said(view: View, row: Map | None) -> Document | None:
    """What a settled result said of a subject, as far as it may be shown; None without one."""
    if row is None:
        return None
    names = ("status", "score", "grade")
    return {name: row[name] for name in names if name in row and view.sight.sees(f"result.{name}")}
