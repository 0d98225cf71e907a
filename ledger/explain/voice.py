"""Values and ids in words: one language, and the names that one policy gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from ledger.explain.blocks import block_name, block_names
from ledger.explain.phrases import phrase
from ledger.explain.wording import worded
from ledger.results.numbers import MOST_PLACES, decimal, exact
from scoring.derivation import Value
from scoring.facts import Facts
from scoring.periods import split
from scoring.policy.types import Policy, Scheme
from scoring.rounds import PEOPLE, UNITS

GRADES = frozenset(
    {
        "grade.direct",
        "grade.veto",
        "grade.bounded",
        "grade.capped",
        "grade.of_cap",
        "grade.default",
        "grade.floor",
        "grade.pattern",
        "grade.at_most",
        "grade.order",
        "eligibility.year_grade",
        "eligibility.grade_wanted",
        "consequence.grade",
        "consequence.grade_needed",
    }
)
"""Labels whose value is a grade of the kind explained; ``grade.period`` is one of a period of the year."""

_ROUNDING = frozenset({"score.rounding", "quota.rounding", "indicators.rounding", "bonus.rounding"})
"""Labels whose value is a way of rounding."""


@dataclass(frozen=True)
class Voice:
    """How to say things: ``lang`` is zh or en, ``identity`` whose words for grades are used.

    ``subjects`` says whether people or units are spoken of.
    """

    lang: str
    policy: Policy
    facts: Facts
    scheme: Scheme
    identity: str = ""
    subjects: str = PEOPLE

    def phrase(self, key: str, **values: object) -> str:
        """A phrase of the explanation itself."""
        return phrase(self.lang, key, **values)

    def label(self, label: str, args: Mapping[str, str]) -> str:
        """What a step is about."""
        return worded(
            label, {name: self.name(name, value) for name, value in args.items()}, self.lang, self.subjects
        )

    def name(self, what: str, id_: str) -> str:
        """The name of an id: of a component, group, item, unit, grade, period …; the id when it has none."""
        if what == "period":
            return self.period(id_)
        if what == "base" and self.subjects == UNITS:
            return self.phrase(f"base.units.{id_}")
        if what in ("status", "base", "rounding"):
            return self.phrase(f"{what}.{id_}")
        if what == "grades":
            return self.phrase("or").join(self.period_grade(each) for each in id_.split())
        if what == "grade":
            return self.grade(id_)
        if what == "annual_grades":
            return self.phrase("or").join(self.grade(each) for each in id_.split())
        if what == "unit_grade":
            return self.unit_grade(id_)
        if what == "done" and not id_:
            return self.phrase("none")
        if what == "block":
            return block_name(self._blocks, id_, self.phrase)
        if what == "unit":
            return self.facts.units[id_].name if id_ in self.facts.units else id_
        return self._policy_names.get(what, {}).get(id_, id_)

    def value(self, label: str, value: Value) -> str:
        """A value in words or digits; an exact fraction stays one."""
        if value is None:
            return self.phrase("none")
        if isinstance(value, int | Fraction):
            return digits(value)
        if label == "grade.period":
            return self.period_grade(value)
        if label in ("eligibility.unit_graded", "eligibility.unit_grade_wanted"):
            return self.unit_grade(value)
        if label in ("eligibility.veto", "cap.barring_veto"):
            return self.name("ground", value)
        if label in GRADES:
            return " > ".join(self.grade(each) for each in value.split())
        if label in _ROUNDING:
            return self.phrase(f"rounding.{value}")
        if value in ("yes", "no", "unknown"):
            return self.phrase(value)
        return self.name("measure", value)

    def grade(self, id_: str) -> str:
        """A grade of what is being explained, as it is called for the person's identity."""
        own = next((i.grade_names for i in self.policy.identities if i.id == self.identity), {})
        return own.get(id_) or _names(self.scheme.composition.grades.order).get(id_, id_)

    def period_grade(self, id_: str) -> str:
        """A grade of a period of the year."""
        scheme = self.policy.unit_period if self.subjects == UNITS else self.policy.period
        return _names(scheme.composition.grades.order if scheme else ()).get(id_, id_)

    def unit_grade(self, id_: str) -> str:
        """An annual grade of a unit, by name where the policy grades units itself."""
        scheme = self.policy.unit_annual
        return _names(scheme.composition.grades.order).get(id_, id_) if scheme is not None else id_

    def period(self, id_: str) -> str:
        """A period or year in words."""
        year, letter, number = split(id_)
        return self.phrase(f"period.{letter or 'year'}", year=year, number=self._ordinal(letter, number))

    def _ordinal(self, letter: str, number: int) -> str:
        chinese = (
            "上下"[number - 1] if letter == "H" else "一二三四"[number - 1] if letter == "Q" else str(number)
        )
        return chinese if self.lang == "zh" else str(number)

    @cached_property
    def _blocks(self) -> Mapping[str, str]:
        settings = [entry.settings for entry in self.scheme.composition.every]
        return block_names(self.policy, settings, self.phrase)

    @cached_property
    def _policy_names(self) -> dict[str, Mapping[str, str]]:
        composition = self.scheme.composition
        settings = [entry.settings for entry in composition.every]
        return {
            "component": _names(composition.every),
            "sheet_item": _item_names([*self.policy.sheets, *_scored_by_item(composition.every)]),
            "sheet_rater": _inner_names(self.policy.sheets, "raters"),
            "level": _names(self.policy.review_levels),
            "group": _names(_each(settings, "groups")),
            "dimension": _names(_each(settings, "dimensions")),
            "option": _names(_each(settings, "options")),
            "item": _names(self.policy.adjustments),
            "ground": _names(self.policy.vetoes),
            "cohort": _names(self.policy.unit_classes if self.subjects == UNITS else self.policy.cohorts),
            "class": _names(self.policy.unit_classes),
            "cap": {cap.id: _cap_name(cap, self) for cap in composition.grades.caps},
            "gate": _names(self.scheme.eligibility),
            "consequence": _names(self.scheme.consequences),
            "measure": _measures(self.scheme),
            **_supervised_names(self.policy),
            "indicator": _indicators(self.policy),
            "tier": _tiers(self.policy),
        }


def digits(value: Fraction | int) -> str:
    """The exact number: a decimal when it ends within six places, else a fraction."""
    return exact(value, 0)


def roughly(value: Fraction | int) -> str:
    """The number cut off after six places, for the eye only."""
    units = Fraction(value) * 10**MOST_PLACES
    return decimal(Fraction(int(units), 10**MOST_PLACES), MOST_PLACES)


def _names(entries: Any) -> dict[str, str]:
    return {entry.id: getattr(entry, "name", "") or entry.id for entry in entries}


def _supervised_names(policy: Policy) -> dict[str, Mapping[str, str]]:
    petitions, inspections = policy.supervision.petitions, policy.supervision.inspections
    return {
        "nature": _names(petitions.natures if petitions else ()),
        "remedy": _names(petitions.remedies if petitions else ()),
        "severity": _names(inspections.severities if inspections else ()),
        "topic": _names(topic for survey in policy.surveys for topic in survey.topics),
        "stratum": _names(cell for survey in policy.surveys for cell in survey.cells),
        "answer": _names(option for survey in policy.surveys for option in survey.options),
    }


def _cap_name(cap: Any, voice: Voice) -> str:
    """What the policy calls a cap, or the grade that it gives."""
    name = str(getattr(cap, "name", ""))
    return name if name not in ("", cap.id) else voice.grade(cap.grade)


def _each(settings: list[Any], field: str) -> list[Any]:
    return [entry for each in settings for entry in getattr(each, field, ())]


class _ByItem(NamedTuple):
    """A component whose ballots are scored by item."""

    id: str
    items: Sequence[Any]


def _scored_by_item(entries: Iterable[Any]) -> list[_ByItem]:
    return [_ByItem(entry.id, items) for entry in entries if (items := getattr(entry.settings, "items", ()))]


def _item_names(sheets: Any) -> dict[str, str]:
    """``sheet.item`` or ``sheet.item.sub`` → its name."""
    found = _inner_names(sheets, "items")
    for sheet in sheets:
        for item in sheet.items:
            found |= {f"{sheet.id}.{item.id}.{sub.id}": sub.name for sub in item.sub_items}
    return found


def _inner_names(outer: Any, field: str) -> dict[str, str]:
    return {f"{each.id}.{entry.id}": entry.name for each in outer for entry in getattr(each, field)}


def _measures(scheme: Scheme) -> dict[str, str]:
    steps = _each([consequence.settings for consequence in scheme.consequences], "steps")
    return {step.measure: step.name for step in steps}


def _indicators(policy: Policy) -> dict[str, str]:
    """Indicators by id, sub-items by that of their indicator and their own (``grain.area``)."""
    return {
        measure.id: f"{indicator.name}·{measure.name}" if measure.item else indicator.name
        for indicator in policy.indicators
        for measure in indicator.measures
    }


def _tiers(policy: Policy) -> dict[str, str]:
    """Tiers by the id of what they are of and their own (``order.good``)."""
    return {
        f"{measure.id}.{tier.id}": tier.name
        for indicator in policy.indicators
        for measure in indicator.measures
        for tier in getattr(measure.settings, "tiers", ())
    }
