"""The uses of a year's result as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.explain.voice import Voice
from ledger.report.display import visible
from ledger.results.book import Book
from ledger.results.numbers import decimal
from ledger.uses.report import Decision, Listed, Proposal, Report
from scoring.rounds import UNITS, subjects_of

_COLUMNS = ("subject", "name", "unit", "value", "decision", "reasons")


def as_text(words: Words, book: Book, found: Report) -> str:
    """Every use under its name: who it is proposed for, why, and what was decided."""
    parts = ["\n".join(_totals(words, found))] if found.outcome.totals else []
    parts += ["\n".join(_list(words, book, found, listed)) for listed in found.lists]
    return "\n\n".join(parts) + "\n" if parts else ""


def as_json(words: Words, book: Book, found: Report) -> str:
    """The same with ids and exact values; `provisional` unless the year is settled."""
    from ledger.report.json_ import dump

    outcome, act = found.outcome, found.act
    head = {"round": outcome.period, "as_of": outcome.as_of, "provisional": act is None}
    policy = {"policy": outcome.policy, "policy_version": outcome.policy_version}
    number = {"number": act.number} if act else {}
    quotas = {
        "caps": [each._asdict() for each in outcome.caps],
        "totals": [each._asdict() for each in outcome.totals],
    }
    return dump({**head, **number, **policy, **quotas, "uses": [_use(listed) for listed in found.lists]})


def _totals(words: Words, found: Report) -> Iterator[str]:
    for each in found.outcome.totals:
        key = "uses.exceeded" if each.exceeded else "uses.total"
        yield words(key, cap=each.cap, people=each.people, places=each.places, limit=each.limit)


def _list(words: Words, book: Book, found: Report, listed: Listed) -> Iterator[str]:
    yield words("uses.head", name=listed.use.name, use=listed.use.id, basis=listed.use.basis)
    if listed.decision is not None:
        yield words("uses.whole", decision=_decided(words, listed.decision))
    yield from _pool(words, listed)
    shown = [each for each in listed.proposals if each.value not in ("no", "unknown")]
    if shown:
        head = [words(f"uses.{column}") for column in _COLUMNS]
        yield table(head, [_row(words, book, found, each) for each in shown]).rstrip("\n")
    if listed.use.kind == "eligibility":
        counts = Counter(each.value for each in listed.proposals)
        yield words("uses.answers", yes=counts["yes"], no=counts["no"], unknown=counts["unknown"])
    elif not shown:
        yield words("uses.nobody")


def _pool(words: Words, listed: Listed) -> Iterator[str]:
    if listed.use.kind != "bonus":
        return
    if listed.pool is None:
        yield words("uses.no_pool")
        return
    pool, places = listed.pool, listed.pool.bonus.places
    yield words(
        "uses.held" if pool.held else "uses.pool",
        people=len(pool.payments),
        amount=decimal(pool.amount, places),
        difference=decimal(pool.difference, places),
        unspent=decimal(pool.unspent, places),
    )


def _row(words: Words, book: Book, found: Report, each: Proposal) -> list[str]:
    policy, of_units = book.policies.for_period(found.outcome.period), _of_units(found)
    scheme = policy.unit_annual if of_units else policy.annual
    assert scheme is not None
    voice = Voice(words.lang, policy, book.facts, scheme, found.outcome.people[each.subject].identity)
    name = voice.name("unit", each.unit) if of_units else book.facts.people[each.subject].name
    value = str(each.value) if isinstance(each.value, int) else voice.value("consequence.measure", each.value)
    return [
        each.subject,
        visible(name),
        visible(voice.name("unit", each.unit)),
        visible(value),
        _decided(words, each.decision) if each.decision else "",
        visible("; ".join(each.reasons)),
    ]


def _of_units(found: Report) -> bool:
    return subjects_of(found.outcome.period) == UNITS


def _decided(words: Words, decision: Decision) -> str:
    outcome = words(f"uses.{decision.outcome}")
    return words("uses.decided", outcome=outcome, by=decision.decided_by, date=decision.date)


def _use(listed: Listed) -> dict[str, Any]:
    use, pool = listed.use, listed.pool
    value: dict[str, Any] = {"use": use.id, "kind": use.kind, "name": use.name, "basis": use.basis}
    if listed.decision is not None:
        value["decision"] = _decision(listed.decision)
    if pool is not None:
        places = pool.bonus.places
        value["pool"] = {
            "record": pool.record,
            "amount": decimal(pool.amount, places),
            "unspent": decimal(pool.unspent, places),
            "difference": decimal(pool.difference, places),
            "held": pool.held,
        }
    return {**value, "proposals": [_proposal(each) for each in listed.proposals]}


def _proposal(each: Proposal) -> dict[str, Any]:
    value: dict[str, Any] = {"subject": each.subject, "unit": each.unit, "value": each.value}
    value["reasons"] = list(each.reasons)
    return {**value, "decision": _decision(each.decision)} if each.decision is not None else value


def _decision(decision: Decision) -> dict[str, str]:
    names = ("outcome", "decided_by", "date", "authority", "reason", "record")
    return {name: str(getattr(decision, name)) for name in names}
