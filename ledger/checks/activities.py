"""Activities, the assessment group and the seeds of draws (K011–K014; X1, X6, D2, T1, S1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.periods import Period, periods_of, split, year_of
from scoring.policy.care import Activity
from scoring.policy.types import Policy


def check_activities(context: Context) -> Iterable[Fault]:
    """The activity is in the policy, and its year is that of its day."""
    for record in context.of_kind("activity"):
        value, day = record.value, record.value["date"]
        policy, period = context.policy_on(day), context.period_on(day)
        if period and period.year != value["year"]:
            yield fault(record.id, ("year",), "K010", year=value["year"], day=day, expected=period.year)
        if policy and not context.policies_doubtful and value["activity"] not in _ids(policy):
            known = ", ".join(_ids(policy))
            yield fault(record.id, ("activity",), "K011", activity=value["activity"], known=known)


def check_enough(context: Context) -> Iterable[Fault]:
    """In every period that is over, an activity took place as often as its policy asks."""
    if context.now is None or context.policies_doubtful:
        return
    for record in context.of_kind("policy"):
        version = record.value["version"]
        for policy in (each for each in context.policies.versions if each.version == version):
            for index, activity in enumerate(policy.activities):
                yield from _too_few(context, record, policy, activity, index)


def check_group(context: Context) -> Iterable[Fault]:
    """Somebody else supervises the assessment group than its office, and nobody stands in it twice."""
    for record in context.of_kind("body"):
        group = record.value.get("assessment_group")
        if group is None:
            continue
        own = {group["office"], record.value["office"], *_names(context, [group["lead"], *group["members"]])}
        if group["supervised_by"] in own:
            yield fault(record.id, ("assessment_group", "supervised_by"), "K014", name=group["supervised_by"])
        if group["lead"] in group["members"]:
            place = ("assessment_group", "members", group["members"].index(group["lead"]))
            yield fault(record.id, place, "K014", name=group["lead"])


def check_seeds(context: Context) -> Iterable[Fault]:
    """One value a day, in order of day, all of the year."""
    for record in context.of_kind("seeds"):
        days = [each["date"] for each in record.value["values"]]
        for index, (before, day) in enumerate(pairwise(["", *days])):
            if day <= before or day[:4] != str(record.value["year"]):
                place = ("values", index, "date")
                yield fault(record.id, place, "K013", day=day, year=record.value["year"])


def _too_few(
    context: Context, record: Record, policy: Policy, activity: Activity, index: int
) -> Iterator[Fault]:
    for span in _spans(context, policy, activity):
        held = _held(context, activity, span)
        if held < activity.least:
            place, name = ("activities", index, "at_least_per", activity.per), activity.name
            yield fault(record.id, place, "K012", name=name, span=span.id, held=held, least=activity.least)


def _ids(policy: Policy) -> list[str]:
    return [activity.id for activity in policy.activities]


def _spans(context: Context, policy: Policy, activity: Activity) -> Iterator[Period]:
    """The periods or years for which the policy is in force and that are over."""
    assert context.now is not None
    for year in range(split(policy.effective_from)[0], int(context.now[:4]) + 1):
        spans = periods_of(year, policy) if activity.per == "period" else (year_of(year, policy),)
        for span in spans:
            over = not context.is_future(span.last) and context.now > span.last
            if over and context.policy(span.id) is policy:
                yield span


def _held(context: Context, activity: Activity, span: Period) -> int:
    return sum(
        record.value["activity"] == activity.id and span.first <= record.value["date"] <= span.last
        for record in context.of_kind("activity")
    )


def _names(context: Context, people: Iterable[str]) -> set[str]:
    return {context.facts.people[person].name for person in people if person in context.facts.people}
