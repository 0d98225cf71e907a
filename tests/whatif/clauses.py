"""The clauses of a policy that hold numbers, and what a number may be replaced by."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from tests.oracle.policy_parts import with_inner
from tests.scoring.small import at

SECTIONS = ("period_score", "annual", "unit_period_score", "unit_annual")
GRADES = ("grades", "annual.grades", "unit_grades", "unit_annual.grades")
ONLY_CHECKED = {
    "scale",
    "few_people",
    "ballot_limit",
    "quantitative_share",
    "item_limits",
    "minimum_objects",
    "share_bounds",
    "approved_share",
    "size",
    "version",
    "evidence",
    "seed",
    "total",
}
"""Settings that checks hold records or the policy to; no score, grade or use rests on them."""


class Clause(NamedTuple):
    """A component, cap, floor, pattern, limit, predicate or consequence, with the paths of its numbers."""

    kind: str
    path: str
    numbers: tuple[str, ...]


def clauses(policy: dict[str, Any]) -> Iterator[Clause]:
    """Every clause of a policy that has a number of its own, or in what it refers to."""
    found = [*_components(policy), *_grades(policy), *_uses(policy)]
    return (clause for clause in found if clause.numbers)


def _components(policy: dict[str, Any]) -> Iterator[Clause]:
    for section in (name for name in SECTIONS if name in policy):
        for kind in ("weighted", "points"):
            for one in policy[section].get(kind, []):
                path = f"{section}.{kind}.{one['id']}"
                places = [path, *(place for each in _with_inner(one) for place in _referred(policy, each))]
                yield Clause("component", path, _numbers_at(policy, places))
        if policy[section].get("final_limit", {}).get("enabled"):
            path = f"{section}.final_limit"
            yield Clause("limit", path, _numbers_at(policy, [path]))


def _with_inner(component: dict[str, Any]) -> list[dict[str, Any]]:
    inner = component if component["component"] == "composite" else {}
    return [component, *with_inner(inner, "weighted"), *(inner.get("points", []))]


def _referred(policy: dict[str, Any], component: dict[str, Any]) -> list[str]:
    """Where the policy holds what a component refers to."""
    kind = component["component"]
    if kind == "indicators":
        own = [each["id"] for each in policy["indicators"] if each["class"] in component["classes"]]
        return [f"indicators.{each}" for each in own]
    named = {"sheet": "sheets", "survey": "surveys"}
    whole = {"petitions": "petitions", "findings": "inspections.severities", "appraisal": "review_levels"}
    if kind in named:
        return [f"{named[kind]}.{component[kind]}"]
    return [whole[kind]] if kind in whole else []


def _grades(policy: dict[str, Any]) -> Iterator[Clause]:
    for path in GRADES:
        if path.split(".")[0] in policy:
            grades = at(policy, path)
            for cap in grades["caps"]:
                yield Clause(
                    "cap", f"{path}.caps.{cap['id']}", _numbers_at(policy, [f"{path}.caps.{cap['id']}"])
                )
            for name in ("floors", "patterns"):
                for index, _ in enumerate(grades.get(name, [])):
                    place = f"{path}.{name}.{index}"
                    yield Clause("grade", place, _numbers_at(policy, [place]))


def _uses(policy: dict[str, Any]) -> Iterator[Clause]:
    for name in ("annual", "unit_annual"):
        for kind in ("eligibility", "consequences"):
            for one in policy.get(name, {}).get(kind, []):
                path = f"{name}.{kind}.{one['id']}"
                yield Clause(kind, path, _numbers_at(policy, [path]))
    for one in policy.get("conditions", []):
        yield Clause("condition", f"conditions.{one['id']}", _numbers_at(policy, [f"conditions.{one['id']}"]))


def _numbers_at(policy: dict[str, Any], places: list[str]) -> tuple[str, ...]:
    return tuple(path for place in places for path in _numbers(at(policy, place), place))


def _numbers(value: Any, path: str) -> Iterator[str]:
    """The paths of all numbers below a value."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ONLY_CHECKED and not key.endswith("basis"):
                yield from _numbers(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            name = item["id"] if isinstance(item, dict) and "id" in item else index
            yield from _numbers(item, f"{path}.{name}")
    elif _is_number(value):
        yield path


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return value[:1].isdigit() and value.replace(".", "").replace("/", "").isdigit()
    return isinstance(value, int) and not isinstance(value, bool)


def with_other_numbers(policy: dict[str, Any], path: str) -> Iterator[dict[str, Any]]:
    """The policy with another number at a path, in a smaller and a greater one's turn."""
    parent, _, key = path.rpartition(".")
    for number in others(at(policy, path)):
        other = deepcopy(policy)
        inner = at(other, parent)
        inner[int(key) if isinstance(inner, list) else key] = number
        yield other


def others(number: Any) -> list[Any]:
    """Numbers of the same form: of ``3000`` 1500 and 4500, of ``3`` 4 and 2, of ``0.10`` 0.05 and 0.15."""
    if isinstance(number, int):
        return [number // 2, number * 3 // 2] if number > 100 else [number + 1, max(number - 1, 1)]
    if "/" in number:
        return ["1/9", "8/9"]
    units, _, decimals = number.partition(".")
    whole = int(units + decimals)
    changed = [whole * 3 // 2 + 1, whole // 2]
    return [written(each, len(decimals)) for each in changed]


def written(units: int, places: int) -> str:
    """``705`` with two places is ``7.05``."""
    digits = str(units).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
