"""What the rows and figures of observations are called."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ledger.explain.voice import Voice
from ledger.fairness.wording import FIGURES, PHRASES, said
from ledger.results.numbers import decimal
from scoring.derivation import Value
from scoring.facts import Facts
from scoring.fairness.observation import About, Evidence, Observation
from scoring.rounding import rounded

PLACES = 4
"""Decimal places shown to the eye; JSON has the exact values."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names in one language, from the policy of the round."""

    lang: str
    round: Voice
    period: Voice
    evidence: Evidence

    @classmethod
    def of(cls, evidence: Evidence, facts: Facts, lang: str) -> Names:
        """The names for a round: its own grades, and the rater groups of its periods."""
        policy, scheme = evidence.asked.frame.policy, evidence.asked.frame.scheme
        own, period = Voice(lang, policy, facts, scheme), Voice(lang, policy, facts, policy.period or scheme)
        return cls(lang, own, period, evidence)

    def about(self, about: About) -> str:
        """What a row is about."""
        return " ".join(self._name(kind, id_) for kind, id_ in about)

    def column(self, observation: Observation, column: str) -> str:
        """The heading of a column: the grade, or what its figures are called."""
        kind, _, grade = column.partition(".")
        if kind == "grade":
            return self.round.grade(grade)
        figures = [row.figures[column] for row in observation.rows if column in row.figures]
        return said(FIGURES, figures[0].label, self.lang) if figures else column

    def _name(self, kind: str, id_: str) -> str:
        policy, seniority = self.evidence.asked.frame.policy, self.evidence.rules.seniority
        if kind == "attribute":
            return said(PHRASES, f"attribute.{id_}", self.lang)
        if kind == "base":
            return "/".join(each.name for each in policy.identities if each.counting_base == id_)
        bands = {band.id: band.name for band in seniority.bands} if seniority else {}
        listed = {
            "rank": {rank.id: rank.name for rank in policy.ranks},
            "identity": {identity.id: identity.name for identity in policy.identities},
            "band": bands,
        }
        return listed.get(kind, {}).get(id_) or (id_ if kind == "part" else self.period.name(kind, id_))


def shown(value: Value) -> str:
    """A value for the eye: exact when it ends within a few places, else marked as rounded."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    number = Fraction(value)
    near = rounded(number, PLACES, "half_up")
    if number and not near:
        return f"<{decimal(Fraction(1, 10**PLACES), PLACES)}"
    text = _short(near)
    return text if near == number else f"≈{text}"


def _short(value: Fraction) -> str:
    for places in range(PLACES):
        if (value * 10**places).denominator == 1:
            return decimal(value, places)
    return decimal(value, PLACES)
