"""The whole explanation of one person's result, in words, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledger.explain.items import Item, item_of
from ledger.explain.reasons import reasons
from ledger.explain.steps import Step, steps_of
from ledger.explain.voice import Voice
from ledger.results.act import Act
from ledger.results.book import Book
from ledger.results.numbers import decimal
from ledger.results.subjects import subject_name
from scoring.outcome import Outcome, PersonOutcome
from scoring.periods import parse, scheme_of
from scoring.rounds import UNITS, is_year, subjects_of

_SECTIONS = ("score", "status", "grade", "rank", "eligibility", "consequence")


@dataclass(frozen=True, slots=True)
class Section:
    """Steps that belong together; ``key`` is one of score, status, grade, rank, eligibility, consequence."""

    key: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The result of one person, or one unit, explained. Steps are numbered through all sections."""

    outcome: PersonOutcome
    headline: str
    standing: str
    reasons: tuple[str, ...]
    sections: tuple[Section, ...]
    objection: tuple[str, ...]


def explain(book: Book, outcome: Outcome, person: str, lang: str, act: Act | None = None) -> Explanation:
    """Explain an outcome that was computed with a trace of the person or unit.

    ``act`` is its settlement, if any.
    """
    found = outcome.people[person]
    voice = voice_of(book, outcome.period, found.identity, lang)
    return Explanation(
        outcome=found,
        headline=_headline(book, outcome, found, voice),
        standing=_standing(outcome, act, voice),
        reasons=tuple(reasons(found, voice)),
        sections=tuple(sections(tales(found), voice)),
        objection=tuple(objection(book, outcome.period, voice)),
    )


def voice_of(book: Book, period: str, identity: str, lang: str) -> Voice:
    """What says a result of a round to people of an identity, or of units, in a language."""
    policy = book.policies.for_period(period)
    scheme = scheme_of(policy, parse(period, policy))
    return Voice(lang, policy, book.facts, scheme, identity, subjects_of(period))


def _headline(book: Book, outcome: Outcome, found: PersonOutcome, voice: Voice) -> str:
    names = {
        "name": subject_name(book.facts, found.person),
        "person": found.person,
        "period": voice.period(outcome.period),
        "kind": _kind(outcome.period, voice),
    }
    if found.score is None:
        status = voice.phrase(f"status.{found.status}")
        if found.status == "withheld":
            status = voice.phrase("head.withheld", component=voice.name("component", found.reason or ""))
        return voice.phrase("head.unscored", **names, status=status) + voice.phrase("head.stop")
    score = decimal(found.score, outcome.places)
    head = voice.phrase("head.scored", **names, score=score, grade=voice.grade(found.grade or ""))
    return voice.phrase("head.and").join([head, *_ranks(found, voice)]) + voice.phrase("head.stop")


def _kind(period: str, voice: Voice) -> str:
    units = "units." if voice.subjects == UNITS else ""
    return voice.phrase(f"kind.{units}{'year' if is_year(period) else 'period'}")


def _ranks(found: PersonOutcome, voice: Voice) -> Iterator[str]:
    if found.cohort_rank is not None:
        yield voice.phrase(
            "head.class" if voice.subjects == UNITS else "head.cohort",
            cohort=voice.name("cohort", found.cohort or ""),
            cohort_rank=found.cohort_rank,
            cohort_size=found.cohort_size,
        )
    if found.unit_rank is not None:
        yield voice.phrase(
            "head.ranks",
            unit=voice.name("unit", found.unit),
            unit_rank=found.unit_rank,
            unit_size=found.unit_size,
        )


def _standing(outcome: Outcome, act: Act | None, voice: Voice) -> str:
    if act is None:
        return voice.phrase("act.open", as_of=outcome.as_of)
    return voice.phrase(
        "act.settled",
        number=act.number,
        settled_by=act.settled_by,
        authority=act.authority,
        as_of=act.as_of,
    )


def sections(told: Mapping[str, Iterable[Item]], voice: Voice) -> Iterator[Section]:
    """The sections of an explanation, from its ``tales``."""
    first = 1
    for key, items in told.items():
        steps = steps_of(items, voice, first=first)
        first += len(steps)
        if steps:
            yield Section(key, voice.phrase(f"title.{key}"), tuple(steps))


def tales(found: PersonOutcome) -> dict[str, list[Item]]:
    """Section → what there is to tell in it, in the order of an explanation; nothing in some."""
    by_key: dict[str, list[Item]] = {key: [] for key in _SECTIONS}
    for key, item in _roots(found):
        by_key[key].append(item)
    return by_key


def _roots(found: PersonOutcome) -> Iterator[tuple[str, Item]]:
    """The derivations by section: the score or why there is none, and everything decided about the person."""
    if found.derivation is not None:
        root = item_of(found.derivation)
        yield ("status" if root.label.startswith("status.") else "score"), root
    if found.grade_derivation is not None:
        for item in item_of(found.grade_derivation).inputs:
            yield item.label.partition(".")[0], item


def objection(book: Book, period: str, voice: Voice) -> Iterator[str]:
    """How a result of a round can be checked and objected to, in lines."""
    yield voice.phrase("objection.records")
    yield voice.phrase("objection.steps")
    body = book.ledger.by_kind.get("body", ())
    office = str(body[0].value.get("office", "")) if body else ""
    yield voice.phrase("objection.office", office=office)
    for record in book.ledger.by_kind.get("notice", ()):
        value = record.value
        if value.get("period") == period and value.get("kind") == "result":
            yield voice.phrase(
                "objection.notice", start=value["from"], end=value["to"], contact=value.get("contact", "")
            )
