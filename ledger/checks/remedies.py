"""What objections, reviews and appeals have in common (N015–N020, N022).

They are decided in time and by somebody else; what is upheld is put right; and nobody is worse off for it.
Nothing here holds up a settlement: the act stands until it is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring import clocks
from scoring.calendar import NEVER
from scoring.facts import Day
from scoring.policy.remedies import Remedies
from scoring.policy.types import grades_of

_PUT_RIGHT = frozenset({"score", "grade"})
"""What an upheld decision about it changes in the settled results."""


def remedies_of(context: Context, record: Record) -> Remedies | None:
    """The clocks of the policy in force for the round; None when there are none, or that is not sure."""
    policy = None if context.policies_doubtful else context.policy(record.value["period"])
    return policy.remedies if policy else None


def days_after(context: Context, rules: Remedies, day: Day, count: int) -> Day:
    """The last day of a clock in days; a day that never comes where the calendars cannot say."""
    roll = rules.last_day_off == "next_workday"
    last = clocks.days_after(context.facts.workdays, day, count, to_workday=roll)
    years = range(int(day[:4]), int(last[:4]) + 1) if roll and last != NEVER else ()
    return last if context.calendar_years.issuperset(years) else NEVER


def check_people(context: Context) -> Iterable[Fault]:
    """It is about somebody on the roster of the round."""
    for record in _all(context):
        period, person = record.value["period"], record.value["person"]
        if context.period(period) is None or context.may_miss(person):
            continue
        if person not in context.roster(period):
            yield fault(record.id, ("person",), "N022", person=person, period=period)


def check_dates(context: Context) -> Iterable[Fault]:
    """Nothing is decided before it was filed, nor filed before the result was known."""
    for record in _all(context):
        value = record.value
        if value.get("known", "") > value["filed"]:
            yield fault(record.id, ("filed",), "N020", day=value["filed"], before=value["known"])
        if "decision" in value and value["decision"]["date"] < value["filed"]:
            day, before = value["decision"]["date"], value["filed"]
            yield fault(record.id, ("decision", "date"), "N020", day=day, before=before)


def check_decided(context: Context) -> Iterable[Fault]:
    """Decided within its clock; one still undecided is judged as of today."""
    for record in _all(context):
        value, rules = record.value, remedies_of(context, record)
        if rules is None:
            continue
        last = _decide_by(context, record, rules)
        if "decision" in value and value["decision"]["date"] > last:
            yield fault(record.id, ("decision", "date"), "N015", last=last)
        elif "decision" not in value and _past(context, last):
            yield fault(record.id, ("filed",), "N015", last=last)


def check_deciders(context: Context) -> Iterable[Fault]:
    """Nobody decides about themselves, nor on an appeal from their own review."""
    for record in _all(context):
        value = record.value
        if "decision" not in value:
            continue
        by = value["decision"]["by"]
        if by in _concerned(context, record):
            yield fault(record.id, ("decision", "by"), "N016", by=by)


FIRST = 1
"""The number of a first settlement: a decision taken before it is carried out by it, whenever it is made."""


def check_corrected(context: Context) -> Iterable[Fault]:
    """What was upheld about a score or grade is put right by a later settlement, in time."""
    for record in _all(context):
        value, rules = record.value, remedies_of(context, record)
        decision = value.get("decision", {"outcome": "refused"})
        if rules is None or decision["outcome"] == "refused" or value["about"] not in _PUT_RIGHT:
            continue
        settled = context.rounds.number(value["period"], decision.get("correction", 0))
        last = context.deadline(decision["date"], rules.correct_workdays)
        if settled is not None and settled.as_of < decision["date"]:
            place = ("decision", "correction")
            yield fault(record.id, place, "N018", number=settled.number, as_of=settled.as_of)
        elif settled is None and decision.get("correction") != FIRST and _past(context, last):
            period = value["period"]
            yield fault(record.id, ("decision", "outcome"), "N017", period=period, last=last)


def check_never_worse(context: Context) -> Iterable[Fault]:
    """In the settlement that carries out a decision, the person is not below the one before it."""
    for record in _all(context):
        value, policy = record.value, context.policy(record.value["period"])
        number = value.get("decision", {}).get("correction", 0)
        after = context.rounds.number(value["period"], number)
        before = context.rounds.number(value["period"], number - 1)
        if policy is None or not (after and before and after.whole and before.whole):
            continue
        was, now = before.result(value["person"]), after.result(value["person"])
        grades = grades_of(policy.annual if "-" not in value["period"] else policy.period)
        if was and clocks.worse(was, now or clocks.Result(None, None), grades):
            place, person = ("decision", "correction"), value["person"]
            old, new = _shown(before.rows[person]), _shown(after.rows.get(person, {}))
            yield fault(record.id, place, "N019", person=person, before=old, after=new)


def _all(context: Context) -> Iterator[Record]:
    yield from context.of_kind("objection")
    yield from context.of_kind("appeal")


def _still(context: Context, last: Day) -> bool:
    """Whether a clock still runs today."""
    if context.now is None or context.now > last:
        return False
    context.awaited.append(last)
    return True


def _past(context: Context, last: Day) -> bool:
    """Whether a clock has run out; unknown without a day."""
    return context.now is not None and not _still(context, last)


def _decide_by(context: Context, record: Record, rules: Remedies) -> Day:
    filed = record.value["filed"]
    if record.kind == "objection":
        return context.deadline(filed, rules.objection_decide_workdays)
    stage = record.value["stage"]
    days = rules.review_decide_days if stage == "review" else rules.appeal_decide_days
    return days_after(context, rules, filed, days)


def _concerned(context: Context, record: Record) -> set[str]:
    """Those who may not decide, by id and by name."""
    value = record.value
    people = {value["person"], value.get("against", value["person"])}
    names = {context.facts.people[each].name for each in people if each in context.facts.people}
    review = context.ledger.records.get(f"appeals/{value['review']}") if "review" in value else None
    earlier = review.value.get("decision") if review else None
    return people | names | ({earlier["by"]} if earlier else set())


def _shown(row: Any) -> str:
    parts = [str(row[field]) for field in ("score", "grade") if field in row]
    return " ".join(parts) or "—"
