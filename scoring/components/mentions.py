"""Mentions: points for being praised or criticised by name in a review (X6, X7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from scoring.components.component import Component, Input, Part
from scoring.derivation import Node, given, step
from scoring.facts import Review
from scoring.frame import Frame
from scoring.policy.composition import Entry
from scoring.policy.reading import Section
from scoring.roster import Seat


@dataclass(frozen=True, slots=True)
class Settings:
    """Points for one mention of either tone, and the greatest sums that count (None does not limit).

    ``to_members``: a mention of a unit or a section is one of each of its people.
    """

    praise: Fraction
    criticism: Fraction
    cap_added: Fraction | None
    cap_deducted: Fraction | None
    to_members: bool


class Side(NamedTuple):
    """The mentions of one tone, the points for one, and the cap on them."""

    tone: str
    reviews: Sequence[Review]
    size: Fraction
    cap: Fraction | None

    @property
    def sum(self) -> Fraction:
        """What they come to."""
        return len(self.reviews) * self.size

    @property
    def counted(self) -> Fraction:
        """What of it counts."""
        return self.sum if self.cap is None else min(self.cap, self.sum)


def _read(section: Section) -> Settings:
    return Settings(
        praise=section.decimal("praise"),
        criticism=section.decimal("criticism"),
        cap_added=section.optional_decimal("cap_added"),
        cap_deducted=section.optional_decimal("cap_deducted"),
        to_members=section.flag("to_members", False),
    )


def _score(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> dict[str, Part]:
    settings: Settings = entry.settings
    parts = {}
    for seat in seats:
        found = list(mentions_of(frame, seat, to_members=settings.to_members))
        praise = Side("praise", _of_tone(found, "praise"), settings.praise, settings.cap_added)
        criticism = Side("criticism", _of_tone(found, "criticism"), settings.criticism, settings.cap_deducted)
        value = praise.counted - criticism.counted
        parts[seat.person] = Part(value, partial(_derive, entry, praise, criticism, value))
    return parts


def mentions_of(frame: Frame, seat: Seat, *, to_members: bool) -> Iterator[Review]:
    """The period's reviews of a subject, and with ``to_members`` those of its unit and its section.

    A review of a section is none of the unit itself.
    """
    period, reviews = frame.period.id, frame.facts.reviews
    for review in reviews.get((period, seat.person), ()):
        if review.section is None:
            yield review
    if to_members and seat.person in frame.facts.people:
        for review in reviews.get((period, seat.unit), ()):
            if review.section is None or review.section == seat.section:
                yield review


def _of_tone(reviews: Sequence[Review], tone: str) -> list[Review]:
    return sorted((review for review in reviews if review.tone == tone), key=lambda review: review.record)


def _derive(entry: Entry, praise: Side, criticism: Side, value: Fraction) -> Node:
    return step(
        "mentions.score",
        "difference",
        value,
        (_explain(entry, praise, "added"), _explain(entry, criticism, "deducted")),
        clause=entry.clause,
        basis=entry.basis,
        component=entry.id,
    )


def _explain(entry: Entry, side: Side, name: str) -> Node:
    leaves = [given("mentions.review", review.day, record=review.record) for review in side.reviews]
    count = step(f"mentions.{side.tone}", "count", len(leaves), leaves)
    size = given("mentions.size", side.size, clause=f"{entry.clause}.{side.tone}", basis=entry.basis)
    node = step(f"mentions.{name}", "product", side.sum, (count, size))
    if side.cap is None:
        return node
    cap = given("mentions.cap", side.cap, clause=f"{entry.clause}.cap_{name}", basis=entry.basis)
    return step(f"mentions.{name}_counted", "minimum", side.counted, (node, cap))


def _inputs(entry: Entry, frame: Frame, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        for review in mentions_of(frame, seat, to_members=entry.settings.to_members):
            if review.tone != "guidance":
                yield review.record, None


COMPONENT = Component(
    name="mentions",
    lists=frozenset(
        {"period_score.points", "annual.points", "unit_period_score.points", "unit_annual.points"}
    ),
    read=_read,
    score=_score,
    inputs=_inputs,
)
