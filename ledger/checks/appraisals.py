"""Appraisals: level after level, each by the right person (H014–H019, H023; D9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.points import shown
from ledger.records.loading import Record
from scoring.exact import decimal
from scoring.facts import Appointment, Facts
from scoring.policy.review_levels import ReviewLevel
from scoring.policy.types import Policy
from scoring.roster import Seat


def check_appraised_people(context: Context) -> Iterable[Fault]:
    """The person is assessed by the unit in the period."""
    for record in context.of_kind("appraisal"):
        period, person = record.value["period"], record.value["person"]
        if context.period(period) is None or context.may_miss(person):
            continue
        seat = context.roster(period).get(person)
        if seat is None:
            yield fault(record.id, ("person",), "A005", person=person, period=period)
        elif seat.unit != record.value["unit"]:
            unit = record.value["unit"]
            yield fault(record.id, ("unit",), "H023", person=person, unit=unit, period=period)


def check_levels(context: Context) -> Iterable[Fault]:
    """The levels that apply to the person, in their order, none left out from below."""
    for record in context.of_kind("appraisal"):
        policy, seat = context.policy(record.value["period"]), _seat(context, record)
        if policy is None or seat is None:
            continue
        due = [level.id for level in policy.review_levels if level.where.matches(seat)]
        for index, level in enumerate(record.value["levels"]):
            place, id_ = ("levels", index, "level"), level["level"]
            if id_ not in due:
                yield fault(record.id, place, "H014", level=id_, known=", ".join(due) or "—")
            elif index >= len(due) or id_ != due[index]:
                yield fault(record.id, place, "H015", level=id_, order=", ".join(due))


def check_level_days(context: Context) -> Iterable[Fault]:
    """A higher level reviews no earlier than the one below, and none in the future."""
    for record in context.of_kind("appraisal"):
        before = ""
        for index, level in enumerate(record.value["levels"]):
            day, place = level["date"], ("levels", index, "date")
            if day < before:
                yield fault(record.id, place, "H016", day=day, before=before)
            if context.is_future(day):
                yield fault(record.id, place, "F005", day=day, now=context.now)
            before = max(before, day)


def check_reviewers(context: Context) -> Iterable[Fault]:
    """Who reviews holds, on that day, the post that the level asks for, or acts for them on authority."""
    for record in context.of_kind("appraisal"):
        policy, seat = context.policy(record.value["period"]), _seat(context, record)
        levels = {level.id: level for level in policy.review_levels} if policy else {}
        for index, told in enumerate(record.value["levels"]):
            level = levels.get(told["level"])
            if told.get("acting", False):
                if "authority" not in told:
                    yield fault(record.id, ("levels", index, "acting"), "H018")
            elif level is not None and seat is not None:
                yield from _reviewer_faults(context, record, seat, level, index)


def check_level_scores(context: Context) -> Iterable[Fault]:
    """A score lies within the bounds of the period's scores."""
    for record in context.of_kind("appraisal"):
        policy = context.policy(record.value["period"])
        for index, level in enumerate(record.value["levels"]) if policy else ():
            yield from _score_faults(record, policy, index, level)


def may_review(facts: Facts, level: ReviewLevel, seat: Seat, post: Appointment) -> bool:
    """Whether the holder of a post is the one that a level asks for."""
    if post.role not in level.roles:
        return False
    if level.source == "superior":
        unit = facts.units.get(seat.unit)
        return unit is not None and post.unit == unit.superior
    if post.unit != seat.unit or level.source == "unit":
        return post.unit == seat.unit
    of_section = post.section == seat.section if level.source == "section" else seat.section in post.line
    return seat.section is not None and of_section


def _seat(context: Context, record: Record) -> Seat | None:
    """The person's place in the period; None when it is not sure."""
    person = record.value["person"]
    sure = not context.may_miss(person) and not context.policies_doubtful
    return context.roster(record.value["period"]).get(person) if sure else None


def _reviewer_faults(
    context: Context, record: Record, seat: Seat, level: ReviewLevel, index: int
) -> Iterator[Fault]:
    told = record.value["levels"][index]
    person = context.sound_person(told["reviewer"])
    if person is None or person.id == seat.person:
        return
    post = context.post_on(person, told["date"])
    if post is None or not may_review(context.facts, level, seat, post):
        place = ("levels", index, "reviewer")
        yield fault(record.id, place, "H017", person=person.id, level=level.name, day=told["date"])


def _score_faults(
    record: Record, policy: Policy | None, index: int, level: dict[str, Any]
) -> Iterator[Fault]:
    scheme = (policy.period or policy.annual) if policy else None
    if policy is None or scheme is None or "score" not in level:
        return
    bounds, places = scheme.composition.bounds, policy.points.places
    if not bounds.min <= decimal(level["score"]) <= bounds.max:
        low, high = shown(bounds.min, places), shown(bounds.max, places)
        place = ("levels", index, "score")
        yield fault(record.id, place, "H019", score=level["score"], min=low, max=high)
