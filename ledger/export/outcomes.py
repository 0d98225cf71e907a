"""Results in force as flat tables: a row for each subject and settled round, and one for each part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial

from ledger.export.computed import Computed, Needed, column
from ledger.export.in_force import results
from ledger.export.shape import shape_of
from ledger.export.source import Source
from ledger.export.table import Column, Row, Type
from ledger.records.schemas import Words
from ledger.results.numbers import decimal
from scoring.rounding import rounded
from scoring.rounds import PEOPLE, UNITS

_OF_RESULT = ("period", "number", "as_of", "policy", "policy_version")
"""What an outcome takes from the result it stands in."""
_MOST = 10**12
"""A number from here on is too long for a decimal column."""
_NAMES = {
    PEOPLE: ("outcomes", "现行结果", "Outcomes", "每人", "person"),
    UNITS: ("unit_outcomes", "单位现行结果", "Outcomes of units", "每个单位", "unit"),
}
"""Subjects → name of the table, its titles, and what a row is about."""


def outcomes(subjects: str) -> Computed:
    """The outcome of every person, or unit, in every settled round."""
    name, zh, en, each, one = _NAMES[subjects]
    columns = (*map(_of_result, _OF_RESULT), _group(subjects), *_own(subjects))
    return Computed(
        name,
        Words(zh, f"{each}每个定案周期一行，以现行（最后一次）定案为准"),
        Words(en, f"a row for each {one} and settled round, by the settlement in force"),
        columns,
        partial(_outcomes, subjects),
    )


def outcome_parts(subjects: str) -> Computed:
    """The exact value of each component of an outcome."""
    name, zh, en, each, one = _NAMES[subjects]
    texts = (
        ("part", Type.TEXT, ("部分", "办法中该部分的代码"), ("Part", "the id of the policy's component")),
        ("value", Type.EXACT, ("精确值", "有限小数，或“分子/分母”"), ("Value", "exact: a decimal or n/d")),
        (
            *("value_rounded", Type.DECIMAL, ("六位小数", "精确值四舍五入到六位小数，便于计算")),
            ("Rounded value", "the value rounded half up to six places, to reckon with"),
        ),
    )
    keys = (*map(_of_result, ("period", "number")), _group(subjects), _own(subjects)[0])
    return Computed(
        f"{name.removesuffix('s')}_parts",
        Words(f"{zh}的各部分", f"{each}每个定案周期每个部分一行"),
        Words(f"Parts of {en.lower()}", f"a row for each component of the outcome of a {one}"),
        (*keys, *(Needed(column(*each_), ("result.parts",)) for each_ in texts)),
        partial(_parts, subjects),
    )


def _outcomes(subjects: str, source: Source) -> Iterator[Row]:
    names = [each.column.name for each in _own(subjects)]
    for found in results(source):
        above = tuple(found.value[name] for name in (*_OF_RESULT, "unit"))
        for subject in found.value.get(subjects, ()):
            yield (*above, *map(subject.get, names))


def _parts(subjects: str, source: Source) -> Iterator[Row]:
    for found in results(source):
        above = tuple(found.value[name] for name in ("period", "number", "unit"))
        for subject in found.value.get(subjects, ()):
            for part, value in subject.get("parts", {}).items():
                if source.sight.sees(f"result.{part}"):
                    whose = subject[_own(subjects)[0].column.name]
                    yield (*above, whose, part, value, _six_places(value))


def _six_places(exact: str) -> str | None:
    value = rounded(Fraction(exact), 6, "half_up")
    return decimal(value, 6) if abs(value) < _MOST else None


@cache
def _tables() -> dict[str, tuple[Column, ...]]:
    return {table.name: table.columns for table in shape_of("result").tables}


@cache
def _own(subjects: str) -> tuple[Needed, ...]:
    """The scalars that a result says of one subject, by their own names, the subject's id first."""
    prefix = f"{subjects}[]."
    scalars = [
        each
        for each in _tables()[f"result_{subjects}"]
        if each.path.startswith(prefix) and not each.name.endswith("_count")
    ]
    named = (replace(each, name=each.path.removeprefix(prefix)) for each in scalars)
    return tuple(Needed(each, (f"result.{each.name}",)) for each in named)


def _of_result(name: str) -> Needed:
    return Needed(next(each for each in _tables()["result"] if each.name == name), (f"result.{name}",))


def _group(subjects: str) -> Needed:
    """People are filed by their unit, units by their class."""
    if subjects == PEOPLE:
        return _of_result("unit")
    words = ("单位类别", "办法中 unit_classes 的代码"), ("Class", "an id of the policy's unit classes")
    return Needed(column("class", Type.TEXT, *words), ("result.unit",))
