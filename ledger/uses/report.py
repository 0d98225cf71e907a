"""Every use of a year's result as a proposal, with its reasons and with what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ledger.explain.voice import Voice
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.numbers import decimal as shown
from ledger.uses.reasons import effect_reasons, gate_reasons, payment_reasons
from ledger.uses.use import Use, round_of, uses_of
from scoring.bonus import Distribution, distribute
from scoring.exact import decimal
from scoring.outcome import Outcome, PersonOutcome
from scoring.policy.bonus import Bonus
from scoring.policy.types import Policy
from scoring.rounds import UNITS, subjects_of, year_of_round


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, on which day, on what authority, and why."""

    outcome: str
    decided_by: str
    date: str
    authority: str
    reason: str
    record: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One use for one person or unit: ``yes``, ``no`` or ``unknown``, months, a measure, or money."""

    subject: str
    unit: str
    value: str | int
    reasons: tuple[str, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A use with its proposals, in order of subject; ``decision`` is one on the whole list.

    ``pool`` is how the money of a bonus is shared out, None for other uses and without a pool.
    """

    use: Use
    proposals: tuple[Proposal, ...]
    decision: Decision | None
    pool: Distribution | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All uses of one round; ``act`` is its settlement, None while the result is provisional."""

    outcome: Outcome
    act: Act | None
    lists: tuple[Listed, ...]


def report(book: Book, outcome: Outcome, act: Act | None, lang: str) -> Report:
    """The uses of an annual outcome that was computed with a trace of everybody."""
    policy = book.policies.for_period(outcome.period)
    decided = _decisions(book, outcome.period, act.number if act else 0)
    maker = _Maker(book, outcome, policy, lang, decided)
    lists = tuple(maker.listed(use) for use in uses_of(policy, outcome.period).values())
    return Report(outcome, act, lists)


Decided = Mapping[tuple[str, str], Decision]
"""Use and subject (empty: the whole list) → the newest decision."""


def _decisions(book: Book, name: str, number: int) -> Decided:
    found = {}
    records = book.ledger.by_kind.get("decision", ())
    for record in sorted(records, key=lambda each: (each.value["date"], each.id)):
        value: dict[str, Any] = record.value
        if (round_of(value), value["number"]) == (name, number):
            subject = value.get("person") or value.get("unit") or ""
            found[value["use"], subject] = Decision(
                outcome=value["outcome"],
                decided_by=value["decided_by"],
                date=value["date"],
                authority=value["authority"],
                reason=value["reason"],
                record=record.id,
            )
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the lists of one round."""

    book: Book
    outcome: Outcome
    policy: Policy
    lang: str
    decided: Decided

    def listed(self, use: Use) -> Listed:
        whole = self.decided.get((use.id, ""))
        if use.kind == "bonus":
            pool = self._pool(next(bonus for bonus in self.policy.bonuses if bonus.id == use.id))
            return Listed(use, tuple(self._paid(use, pool)) if pool else (), whole, pool)
        make = self._answered if use.kind == "eligibility" else self._affected
        return Listed(use, tuple(make(use)), whole)

    def _answered(self, use: Use) -> Iterator[Proposal]:
        for person in self.outcome.people.values():
            if use.id in person.eligibility:
                reasons = gate_reasons(person, use.id, self._voice(person))
                yield self._proposal(use, person, person.eligibility[use.id], reasons)

    def _affected(self, use: Use) -> Iterator[Proposal]:
        for person in self.outcome.people.values():
            if use.id in person.consequences:
                reasons = effect_reasons(person, use.id, self._voice(person))
                yield self._proposal(use, person, person.consequences[use.id], reasons)

    def _paid(self, use: Use, pool: Distribution) -> Iterator[Proposal]:
        for payment in pool.payments:
            person, root = self.outcome.people[payment.subject], payment.derive()
            money = shown(payment.amount, pool.bonus.places)
            yield self._proposal(use, person, money, payment_reasons(root, self._voice(person)))

    def _pool(self, bonus: Bonus) -> Distribution | None:
        """The pool shared out; None when there is no record of it."""
        year = int(year_of_round(self.outcome.period))
        for record in self.book.ledger.by_kind.get("bonus-pool", ()):
            if (record.value["year"], record.value["bonus"]) == (year, bonus.id):
                return distribute(bonus, decimal(record.value["amount"]), record.id, self.outcome)
        return None

    def _proposal(
        self, use: Use, person: PersonOutcome, value: str | int, reasons: tuple[str, ...]
    ) -> Proposal:
        of_units = subjects_of(self.outcome.period) == UNITS
        unit = person.person if of_units else person.unit
        return Proposal(person.person, unit, value, reasons, self.decided.get((use.id, person.person)))

    def _voice(self, person: PersonOutcome) -> Voice:
        scheme = self.policy.annual
        if subjects_of(self.outcome.period) == UNITS:
            scheme = self.policy.unit_annual
        assert scheme is not None
        return Voice(self.lang, self.policy, self.book.facts, scheme, person.identity)
