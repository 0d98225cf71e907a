"""The facts and policies of a ledger: each record that is in order, turned into what scoring reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from ledger.facts.days import workdays
from ledger.facts.supervision import by_subject, findings, order, petition, survey_result
from ledger.records.loading import Ledger, Record
from ledger.records.logs import LogFacts
from ledger.records.subject import subject_of
from scoring.exact import decimal
from scoring.facts import (
    Adjustment,
    Appointment,
    Appraisal,
    BallotBox,
    Day,
    Democratic,
    Excused,
    Facts,
    Goals,
    GoalTarget,
    IndicatorRow,
    LogMonth,
    Milestone,
    Panel,
    PastResult,
    Person,
    Review,
    Rollup,
    ScoreSheet,
    Secondment,
    Span,
    Summary,
    Task,
    Unit,
    UnitResult,
    Veto,
    Waiver,
)
from scoring.policy.errors import PolicyError
from scoring.policy.read import read_policy
from scoring.policy.types import Policy
from scoring.rounds import PEOPLE

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


def build_facts(ledger: Ledger) -> tuple[Facts, list[Policy]]:
    """Facts and policies of the records in order; what scoring cannot read is left out (a check tells)."""
    kinds = ledger.by_kind
    facts = Facts(
        people=_one(map(_person, kinds["person"]), lambda person: person.id),
        units=_one(map(_unit, kinds["unit"]), lambda unit: unit.id),
        workdays=workdays(record.value for record in kinds["calendar"]),
        logs=_many(map(_log, ledger.logs), lambda log: log.person),
        summaries=_one(map(_summary, kinds["summary"]), lambda summary: (summary.period, summary.person)),
        boxes=_many(map(_box, kinds["ballots"]), lambda box: (box.period, box.unit)),
        panels=_one(map(_panel, kinds["panel"]), lambda panel: (panel.period, panel.unit)),
        excused=_excused(kinds["attendance"]),
        absent=_absent(kinds["attendance"]),
        adjustments=_many(map(_adjustment, kinds["adjustment"]), lambda each: (each.period, each.person)),
        vetoes=_many(map(_veto, kinds["veto"]), lambda veto: (veto.period, veto.person)),
        waivers=_many(map(_waiver, kinds["waiver"]), lambda waiver: waiver.period),
        unit_results=_one(map(_unit_result, kinds["unit-result"]), lambda result: (result.year, result.unit)),
        democratic=_one(map(_democratic, kinds["democratic"]), lambda each: (each.year, each.unit)),
        past=_one(_past(kinds["past-result"]), lambda result: (result.year, result.person)),
        orders=by_subject(map(order, kinds["order"])),
        petitions=by_subject(map(petition, kinds["petition"])),
        findings=by_subject(chain.from_iterable(map(findings, kinds["inspection"]))),
        surveys=_one(
            map(survey_result, kinds["survey-result"]), lambda each: (each.year, each.survey, each.unit)
        ),
        indicators=_many(_rows(kinds["indicator-results"]), lambda row: (row.period, row.subject)),
        goals=_many(
            map(_goals, (*kinds["goals"], *kinds["unit-goals"])),
            lambda each: (f"{each.year:04}", each.subject),
        ),
        tasks=_many(_tasks(kinds["task"]), lambda task: (f"{task.year:04}", task.subject)),
        reviews=_many(map(_review, kinds["review"]), lambda review: (review.period, review.subject)),
        score_sheets=_many(
            map(_score_sheet, kinds["score-sheet"]), lambda each: (each.period, each.sheet, each.group)
        ),
        rollups=_many(map(_rollup, kinds["rollup"]), lambda each: each.period),
        appraisals=_one(map(_appraisal, kinds["appraisal"]), lambda each: (each.period, each.person)),
    )
    return facts, read_policies(kinds["policy"])


def _one(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, Item]:
    return {key(item): item for item in items}


def _many(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, tuple[Item, ...]]:
    found: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return {each: tuple(several) for each, several in found.items()}


def _person(record: Record) -> Person:
    value = record.value
    appointments = sorted(map(_appointment, value["appointments"]), key=lambda appointment: appointment.start)
    return Person(
        id=value["person"],
        name=value["name"],
        appointments=tuple(appointments),
        leave=tuple(map(_span, value.get("leave", ()))),
        probation=tuple(map(_span, value.get("probation", ()))),
        cases=tuple(map(_span, value.get("cases", ()))),
        secondments=tuple(
            Secondment(span["from"], span.get("to"), span.get("unit"))
            for span in value.get("secondments", ())
        ),
        record=record.id,
    )


def _appointment(value: Mapping[str, Any]) -> Appointment:
    return Appointment(
        start=value["from"],
        end=value.get("to"),
        unit=value["unit"],
        role=value["role"],
        rank=value["rank"],
        identity=value["identity"],
        section=value.get("section"),
        post_class=value.get("post_class"),
        line=tuple(value.get("line", ())),
    )


def _span(value: Mapping[str, Any]) -> Span:
    return Span(value["from"], value.get("to"))


def _unit(record: Record) -> Unit:
    value = record.value
    return Unit(
        id=value["unit"],
        name=value["name"],
        unit_class=value["class"],
        superior=value.get("superior"),
        assessed=value["assessed"],
        sections=tuple(section["id"] for section in value.get("sections", ())),
        record=record.id,
        start=value["from"],
        end=value.get("to"),
    )


def _log(log: LogFacts) -> LogMonth:
    return LogMonth(log.person, log.unit, log.month, _pairs(log.dates, log.filed), log.record)


@lru_cache(maxsize=65536)
def _pairs(dates: tuple[Day, ...], filed: tuple[Day, ...]) -> tuple[tuple[Day, Day], ...]:
    """Day of work and day of receipt of each entry; the same in many logs, so kept once."""
    return tuple(zip(dates, filed, strict=True))


def _summary(record: Record) -> Summary:
    value = record.value
    return Summary(value["person"], value["unit"], value["period"], value["filed"], record.id)


def _box(record: Record) -> BallotBox:
    value = record.value
    style = (value["period"], value["unit"], value["group"], value["block"])
    return BallotBox(*style, tuple(value["ballots"]), record.id)


def _panel(record: Record) -> Panel:
    value = record.value
    return Panel(value["period"], value["unit"], tuple(value["raters"]), record.id)


def _excused(records: Iterable[Record]) -> dict[tuple[str, str], tuple[Excused, ...]]:
    rows = ((record, row) for record in records for row in record.value["rows"] if "excused" in row)
    found = [
        (record.value["period"], Excused(row["person"], frozenset(row["excused"]), record.id))
        for record, row in rows
    ]
    by_person = _many(found, lambda pair: (pair[0], pair[1].person))
    return {key: tuple(excused for _, excused in pairs) for key, pairs in by_person.items()}


def _absent(records: Iterable[Record]) -> dict[tuple[str, str], frozenset[Day]]:
    found: dict[tuple[str, str], frozenset[Day]] = {}
    for record in records:
        for row in record.value["rows"]:
            if "absent" in row:
                key = (record.value["period"], row["person"])
                found[key] = found.get(key, frozenset()) | frozenset(row["absent"])
    return found


def _adjustment(record: Record) -> Adjustment:
    value = record.value
    return Adjustment(subject_of(value), value["period"], value["item"], decimal(value["points"]), record.id)


def _veto(record: Record) -> Veto:
    value = record.value
    return Veto(subject_of(value), value["period"], value["ground"], record.id)


def _waiver(record: Record) -> Waiver:
    value = record.value
    return Waiver(
        period=value["period"],
        cap=value["cap"],
        unit=value.get("unit"),
        share=value.get("share"),
        count=value.get("count"),
        subjects=value.get("subjects", PEOPLE),
        record=record.id,
    )


def _unit_result(record: Record) -> UnitResult:
    value = record.value
    score = decimal(value["score"])
    return UnitResult(value["year"], value["unit"], score, record.id, value.get("grade"))


def _democratic(record: Record) -> Democratic:
    value = record.value
    votes = {row["person"]: row["votes"] for row in value["rows"]}
    return Democratic(value["year"], value["unit"], value["cast"], votes, record.id)


def _review(record: Record) -> Review:
    value = record.value
    return Review(
        period=value["period"],
        subject=value["person"] if "person" in value else value["unit"],
        section=value.get("section"),
        tone=value["tone"],
        day=value["date"],
        record=record.id,
    )


def _score_sheet(record: Record) -> ScoreSheet:
    value = record.value
    rows = {
        row["person"] if "person" in row else row["unit"]: {
            item: decimal(score) for item, score in row["scores"].items()
        }
        for row in value["rows"]
    }
    return ScoreSheet(value["period"], value["sheet"], value["rater"], value["group"], rows, record.id)


def _rollup(record: Record) -> Rollup:
    value = record.value
    return Rollup(
        period=value["period"],
        unit=value["unit"],
        level=value["level"],
        section=value.get("section"),
        week=value["week_ending"],
        filed=value["filed"],
        record=record.id,
    )


def _appraisal(record: Record) -> Appraisal:
    value = record.value
    scores = {
        level["level"]: decimal(level["score"]) if "score" in level else None for level in value["levels"]
    }
    return Appraisal(value["period"], value["person"], scores, record.id)


def _past(records: Iterable[Record]) -> Iterable[PastResult]:
    for record in records:
        for row in record.value["rows"]:
            yield PastResult(
                year=record.value["year"],
                person=row["person"],
                unit=record.value["unit"],
                grade=row["grade"],
                cohort_rank=row.get("cohort_rank"),
                cohort_size=row.get("cohort_size"),
                last_in_unit=row.get("last_in_unit"),
                record=record.id,
            )


def _rows(records: Iterable[Record]) -> Iterable[IndicatorRow]:
    for record in records:
        for row in record.value["rows"]:
            yield IndicatorRow(
                subject=row.get("person", record.value["unit"]),
                period=record.value["period"],
                indicator=row["indicator"],
                item=row.get("item", ""),
                target=_optional_decimal(row, "target"),
                actual=_optional_decimal(row, "actual"),
                tier=row.get("tier"),
                done=row.get("done"),
                deadline=row.get("deadline"),
                record=record.id,
            )


def _optional_decimal(value: Mapping[str, Any], field: str) -> Fraction | None:
    return decimal(value[field]) if field in value else None


def _goals(record: Record) -> Goals:
    value = record.value
    return Goals(
        year=value["year"],
        subject=value.get("person", value["unit"]),
        unit=value["unit"] if "person" in value else "",
        approved="approved" in value,
        targets=tuple(target for goal in value["goals"] for target in _targets(goal, value["year"])),
        record=record.id,
    )


def _targets(goal: Mapping[str, Any], year: int) -> Iterable[GoalTarget]:
    """The targets of a goal: that of the year, and those of its periods."""
    if "indicator" not in goal:
        return
    indicator, item = goal["indicator"], goal.get("item", "")
    if "target" in goal:
        yield GoalTarget(indicator, item, f"{year:04}", decimal(goal["target"]))
    for each in goal.get("periods", ()):
        yield GoalTarget(indicator, item, each["period"], decimal(each["target"]))


def _tasks(records: Iterable[Record]) -> Iterable[Task]:
    """Those held by a person, or by a unit and no section of it."""
    for record in records:
        value = record.value
        subject = value.get("person") or (None if "section" in value else value.get("unit"))
        if subject is not None:
            milestones = tuple(map(_milestone, value["milestones"]))
            yield Task(value["year"], subject, value.get("indicator"), milestones, record.id)


def _milestone(value: Mapping[str, Any]) -> Milestone:
    return Milestone(value["id"], value["period"], value["due"], value.get("done"))


def read_policies(records: Iterable[Record]) -> list[Policy]:
    """The policies that can be read; the others are left out (a check tells)."""
    found = []
    for record in records:
        try:
            found.append(read_policy(record.value))
        except PolicyError:
            continue
    return found
