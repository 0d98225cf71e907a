"""Logs: the right day, person and unit, in time, long enough and about a known theme (L001–L013; J2, J4).

Nearly every file is right, and there are very many: a file is first accepted as a whole by a few operations
on sets, and only one that is not is gone through entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import lt

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.checks.months import MonthRules, rules_by_month
from ledger.records.kinds import record_path
from ledger.records.logs import LogFacts
from scoring.facts import Day, Person, Span


def check_logs(context: Context) -> Iterable[Fault]:
    """Every entry of every log."""
    months = rules_by_month(context)
    for log in context.ledger.logs:
        rules = months[log.month]
        if rules is not None and not _is_right(context, rules, log):
            yield from _explain(context, rules, log)


def _is_right(context: Context, rules: MonthRules, log: LogFacts) -> bool:
    """Whether everything about a log is right; when it cannot be said so simply, it is not said."""
    letters, person = rules.policy.logs.letters, context.facts.people.get(log.person)
    return (
        person is not None
        and rules.allowed.issuperset(zip(log.dates, log.filed, strict=True))
        and all(map(lt, log.dates, log.dates[1:]))
        and rules.themes.issuperset(log.themes)
        and min(log.lengths) >= letters.min
        and (letters.max is None or max(log.lengths) <= letters.max)
        and _in_post(person, log)
        and not any(_touches(span, log.dates) for span in person.leave)
        and _none_excused(context, rules, log)
    )


def _in_post(person: Person, log: LogFacts) -> bool:
    """Whether one post in the unit covers all days of a log."""
    first, last = log.dates[0], log.dates[-1]
    return any(
        post.unit == log.unit and post.start <= first and (post.end is None or post.end >= last)
        for post in person.appointments
    )


def _touches(span: Span, days: Sequence[Day]) -> bool:
    """Whether one of the days lies in a span."""
    if days[-1] < span.start or (span.end is not None and days[0] > span.end):
        return False
    return any(span.start <= day and (span.end is None or day <= span.end) for day in days)


def _none_excused(context: Context, rules: MonthRules, log: LogFacts) -> bool:
    excused = context.facts.excused.get((rules.period.id, log.person))
    return excused is None or all(each.days.isdisjoint(log.dates) for each in excused)


def _explain(context: Context, rules: MonthRules, log: LogFacts) -> Iterator[Fault]:
    """Everything that is wrong with a log, entry by entry."""
    before = ""
    for index, day in enumerate(log.dates):
        place = ("entries", index, "date")
        if day[:7] != log.month:
            yield fault(log.record, place, "L001", day=day, month=log.month)
        elif day <= before:
            rule = "L016" if day == before else "L002"
            yield fault(log.record, place, rule, day=day, before=before)
        else:
            yield from _day_faults(context, rules, log, index)
        before = day
        yield from _text_faults(rules, log, index)


def _day_faults(context: Context, rules: MonthRules, log: LogFacts, index: int) -> Iterator[Fault]:
    day, place = log.dates[index], ("entries", index, "date")
    if context.is_future(day):
        yield fault(log.record, place, "L009", day=day, now=context.now)
        return
    if not context.may_be_workday(day):
        yield fault(log.record, place, "L003", day=day)
    else:
        yield from _person_faults(context, rules, log, index)
    yield from _filing_faults(context, rules, log, index)


def _person_faults(context: Context, rules: MonthRules, log: LogFacts, index: int) -> Iterator[Fault]:
    """Whether the person owed, or could keep, a log on the day."""
    person, day, place = context.sound_person(log.person), log.dates[index], ("entries", index, "date")
    if person is None:
        return
    post = context.post_on(person, day)
    if post is None or post.unit != log.unit:
        if context.knows_unit(log.unit):
            yield fault(log.record, place, "L006", person=log.person, unit=log.unit, day=day)
    elif any(_touches(span, (day,)) for span in person.leave):
        yield fault(log.record, place, "L007", person=log.person, day=day)
    else:
        yield from _excused_faults(context, rules, log, day, index)


def _excused_faults(
    context: Context, rules: MonthRules, log: LogFacts, day: Day, index: int
) -> Iterator[Fault]:
    for excused in context.facts.excused.get((rules.period.id, log.person), ()):
        if day in excused.days:
            place = ("entries", index, "date")
            yield fault(
                log.record, place, "L008", person=log.person, day=day, record=record_path(excused.record)
            )


def _filing_faults(context: Context, rules: MonthRules, log: LogFacts, index: int) -> Iterator[Fault]:
    day, filed, place = log.dates[index], log.filed[index], ("entries", index, "filed")
    window = rules.policy.logs.late_workdays
    if filed < day:
        yield fault(log.record, place, "L010", day=day, filed=filed)
    elif context.is_future(filed):
        yield fault(log.record, place, "L012", filed=filed, now=context.now)
    elif filed > (deadline := context.deadline(rules.ends.get(day, day), window)):
        yield fault(log.record, place, "L011", day=day, filed=filed, deadline=deadline, workdays=window)


def _text_faults(rules: MonthRules, log: LogFacts, index: int) -> Iterator[Fault]:
    letters, length, theme = rules.policy.logs.letters, log.lengths[index], log.themes[index]
    place = ("entries", index, "text")
    if length < letters.min:
        yield fault(log.record, place, "L004", letters=length, min=letters.min)
    elif letters.max is not None and length > letters.max:
        yield fault(log.record, place, "L005", letters=length, max=letters.max)
    if theme not in rules.themes:
        known = ", ".join(sorted(rules.themes - {""}))
        yield fault(log.record, ("entries", index, "theme"), "L013", theme=theme, known=known)
