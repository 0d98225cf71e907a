"""Surveys: lists filed before the seed, a draw that anybody makes again, counts that hold (Q001–Q014)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from ledger.checks.context import Context
from ledger.checks.fault import Fault, fault
from ledger.records.loading import Record
from scoring.policy.surveys import Cell, Survey
from scoring.survey.draw import draw


@dataclass(frozen=True)
class Held:
    """One survey of a year: what the policy says of it, and the records there are."""

    survey: Survey
    frame: Record | None
    draw: Record | None

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells by id."""
        return {cell.id: cell for cell in self.survey.cells}


def check_known(context: Context) -> Iterable[Fault]:
    """Survey, strata, topics and options are those of the policy in force."""
    for record in _records(context, "survey-frame", "survey-draw", "survey-result"):
        policy = context.policy(str(record.value["year"]))
        if policy is None or not policy.surveys:
            continue
        survey = next((each for each in policy.surveys if each.id == record.value["survey"]), None)
        if survey is None:
            surveys = ", ".join(each.id for each in policy.surveys)
            yield fault(record.id, ("survey",), "Q001", id=record.value["survey"], known=surveys)
        else:
            yield from _word_faults(record, survey)


def check_frames(context: Context) -> Iterable[Fault]:
    """A frame has every cell once, ids in order and nobody twice, true digests, and came before the seed."""
    for record in context.of_kind("survey-frame"):
        value, held = record.value, _held(context, record)
        if value["filed"] >= value["seed_date"]:
            yield fault(record.id, ("filed",), "Q005", day=value["filed"], seed_date=value["seed_date"])
        if held is not None:
            given = [row["stratum"] for row in value["strata"]]
            yield from _cell_faults(record, given, [*held.cells])
        yield from _id_faults(record)
        for index, row in enumerate(value["strata"]):
            if digest_of(row["ids"]) != row["digest"]:
                yield fault(record.id, ("strata", index, "digest"), "Q003", digest=digest_of(row["ids"]))


def check_draws(context: Context) -> Iterable[Fault]:
    """A draw comes after its frame, not before the day agreed, and is what the seed yields."""
    for record in context.of_kind("survey-draw"):
        held = _held(context, record)
        if held is None:
            continue
        if held.frame is None:
            yield from _lacking(context, record, "frame")
            continue
        value, agreed = record.value, held.frame.value["seed_date"]
        if value["published"] < agreed:
            yield fault(record.id, ("published",), "Q006", day=value["published"], seed_date=agreed)
        yield from _redraw(record, held)


def check_results(context: Context) -> Iterable[Fault]:
    """Results rest on a draw, their counts hold, and none of too few people stands in a record."""
    for record in context.of_kind("survey-result"):
        held = _held(context, record)
        if held is None:
            continue
        yield from _cell_faults(record, [row["stratum"] for row in record.value["strata"]], [])
        if held.draw is None:
            yield from _lacking(context, record, "draw")
        elif record.value["date"] < held.draw.value["published"]:
            published = held.draw.value["published"]
            yield fault(record.id, ("date",), "Q012", day=record.value["date"], published=published)
        for index, row in enumerate(record.value["strata"]):
            yield from _count_faults(record, index, row, _most(held, row["stratum"]))
            yield from _small_faults(record, index, row, held.survey.withhold_below)


def digest_of(ids: Iterable[str]) -> str:
    """The digest of a list of ids, one a line, each ended by a line feed."""
    lines = "".join(f"{id_}\n" for id_ in ids)
    return f"sha256:{sha256(lines.encode()).hexdigest()}"


def _records(context: Context, *kinds: str) -> Iterator[Record]:
    for kind in kinds:
        yield from context.of_kind(kind)


def _held(context: Context, record: Record) -> Held | None:
    """The survey of a record; None when the policy has none such."""
    year, name = record.value["year"], record.value["survey"]
    policy = context.policy(str(year))
    survey = next((each for each in policy.surveys if each.id == name), None) if policy else None
    if survey is None:
        return None
    records = context.ledger.records
    folder = f"surveys/{year}/{name}"
    return Held(survey, records.get(f"{folder}/frame"), records.get(f"{folder}/draw"))


def _word_faults(record: Record, survey: Survey) -> Iterator[Fault]:
    """Words of a record that its survey does not have."""
    cells, value = [cell.id for cell in survey.cells], record.value
    for name in value.get("drawn", ()):
        if name not in cells:
            yield fault(record.id, ("drawn", name), "Q001", key=True, id=name, known=", ".join(cells))
    for index, row in enumerate(value.get("strata", ())):
        at = ("strata", index)
        if row["stratum"] not in cells:
            yield fault(record.id, (*at, "stratum"), "Q001", id=row["stratum"], known=", ".join(cells))
        for topic, counts in row.get("topics", {}).items():
            yield from _unknown(record, (*at, "topics", topic), [each.id for each in survey.topics])
            for option in counts:
                place = (*at, "topics", topic, option)
                yield from _unknown(record, place, [each.id for each in survey.options])


def _unknown(record: Record, at: tuple[str | int, ...], known: list[str]) -> Iterator[Fault]:
    if at[-1] not in known:
        yield fault(record.id, at, "Q001", key=True, id=at[-1], known=", ".join(known))


def _cell_faults(record: Record, given: list[str], needed: list[str]) -> Iterator[Fault]:
    """Strata given twice, or not at all."""
    for index, name in enumerate(given):
        if name in given[:index]:
            yield fault(record.id, ("strata", index, "stratum"), "Q013", id=name)
    for name in needed:
        if name not in given:
            yield fault(record.id, ("strata",), "Q002", key=True, id=name)


def _id_faults(record: Record) -> Iterator[Fault]:
    """Ids out of order, or in two strata."""
    owner: dict[str, str] = {}
    for index, row in enumerate(record.value["strata"]):
        for place, (before, id_) in enumerate(pairwise(row["ids"]), 1):
            if id_ < before:
                at = ("strata", index, "ids", place)
                yield fault(record.id, at, "Q004", id=id_, other=before)
        for place, id_ in enumerate(row["ids"]):
            other = owner.setdefault(id_, row["stratum"])
            if other != row["stratum"]:
                at = ("strata", index, "ids", place)
                yield fault(record.id, at, "Q014", id=id_, other=other)


def _redraw(record: Record, held: Held) -> Iterator[Fault]:
    """Cells whose people are not those that the seed draws."""
    value = record.value
    lists = {row["stratum"]: row["ids"] for row in held.frame.value["strata"]} if held.frame else {}
    for name, cell in held.cells.items():
        due = list(draw(value["seed_value"], name, lists.get(name, ()), cell.size))
        found = value["drawn"].get(name, [])
        if found != due:
            at = ("drawn", name) if name in value["drawn"] else ("drawn",)
            yield fault(
                record.id, at, "Q007", key=True, stratum=name, due=", ".join(due), found=", ".join(found)
            )


def _lacking(context: Context, record: Record, what: str) -> Iterator[Fault]:
    other = f"surveys/{record.value['year']}/{record.value['survey']}/{what}"
    if other not in context.broken:
        yield fault(record.id, ("survey",), "Q008", other=f"records/{other}.yaml")


def _most(held: Held, cell: str) -> int | None:
    """How many were drawn in a cell; None when that is not known."""
    if held.draw is None or cell not in held.cells:
        return None
    return len(held.draw.value["drawn"].get(cell, ()))


def _count_faults(record: Record, index: int, row: dict[str, Any], most: int | None) -> Iterator[Fault]:
    """Counts greater than what they are a part of."""
    at = ("strata", index)
    parts = [("reached", row["reached"], row["drawn"])]
    parts.append(("answered", row["answered"] + row["refused"], row["reached"]))
    if most is not None:
        parts.append(("drawn", row["drawn"], most))
    for field, part, whole in parts:
        if part > whole:
            yield fault(record.id, (*at, field), "Q009", count=part, whole=whole)
    for topic, counts in row.get("topics", {}).items():
        if sum(counts.values()) > row["answered"]:
            total, whole = sum(counts.values()), row["answered"]
            yield fault(record.id, (*at, "topics", topic), "Q009", key=True, count=total, whole=whole)


def _small_faults(record: Record, index: int, row: dict[str, Any], least: int) -> Iterator[Fault]:
    for topic, counts in row.get("topics", {}).items():
        answers = sum(counts.values())
        if 0 < answers < least:
            at = ("strata", index, "topics", topic)
            yield fault(record.id, at, "Q010", key=True, answers=answers, least=least)
