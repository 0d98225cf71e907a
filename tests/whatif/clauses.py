"""The clauses of a policy that hold numbers, and what a number may be replaced by."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from ledger.records.schema import judge
from scoring.policy.faults import faults
from scoring.policy.read import read_policy
from tests.oracle.book import Record
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
    """One rule of a policy with the paths of its numbers.

    ``kind`` is what it governs by, ``name`` which component, predicate or consequence it is.
    """

    kind: str
    name: str
    path: str
    numbers: tuple[str, ...]


def clauses(policy: Record) -> Iterator[Clause]:
    """Every clause of a policy that has a number of its own, or in what it refers to."""
    return (clause for clause in every_clause(policy) if clause.numbers)


def every_clause(policy: Record) -> list[Clause]:
    """Those without a number too."""
    return [*_components(policy), *_grades(policy), *_uses(policy)]


def _components(policy: Record) -> Iterator[Clause]:
    for section in (name for name in SECTIONS if name in policy):
        yield from _entries(policy, section)
        if policy[section].get("final_limit", {}).get("enabled"):
            path = f"{section}.final_limit"
            yield Clause("limit", "final_limit", path, _numbers_at(policy, [path]))


def _entries(policy: Record, section: str) -> Iterator[Clause]:
    """The components of a section, and those inside a composite."""
    for kind in ("weighted", "points"):
        for one in at(policy, section).get(kind, []):
            path, name = f"{section}.{kind}.{one['id']}", one["component"]
            places = [path, *_referred(policy, one)]
            own = _numbers_at(policy, places)
            if name == "composite":
                yield from _entries(policy, path)
                own = tuple(each for each in own if not each.startswith((f"{path}.w", f"{path}.p")))
            yield Clause("component", name, path, own)


def _referred(policy: Record, component: Record) -> list[str]:
    """Where the policy holds what a component refers to."""
    kind = component["component"]
    if kind == "indicators":
        own = [each["id"] for each in policy["indicators"] if each["class"] in component["classes"]]
        return [f"indicators.{each}" for each in own]
    named = {"sheet": "sheets", "survey": "surveys"}
    return [f"{named[kind]}.{component[kind]}"] if kind in named else REFERRED.get(kind, [])


REFERRED = {
    "petitions": ["petitions"],
    "findings": ["inspections.severities"],
    "appraisal": ["review_levels"],
    "orders": ["orders.report_workdays"],
    "log_discipline": ["logs.late.workdays", "logs.summary.period.due_workdays"],
    "democratic_evaluation": ["logs.summary.year.due_workdays"],
}


def _grades(policy: Record) -> Iterator[Clause]:
    for path in (each for each in GRADES if each.split(".")[0] in policy):
        for name in ("caps", "floors", "patterns"):
            for index, one in enumerate(at(policy, path).get(name, [])):
                place = f"{path}.{name}.{one.get('id', index)}"
                yield Clause("grade", name, place, _numbers_at(policy, [place]))


def _uses(policy: Record) -> Iterator[Clause]:
    """Consequences, and every predicate in gates, consequences and named conditions."""
    for name in ("annual", "unit_annual"):
        for kind in ("eligibility", "consequences"):
            for one in policy.get(name, {}).get(kind, []):
                path = f"{name}.{kind}.{one['id']}"
                own = tuple(each for each in _numbers_at(policy, [path]) if not ASKED & set(each.split(".")))
                yield Clause(kind, one.get("component", ""), path, own)
                for asked in ASKED & one.keys():
                    yield from _predicates(policy, kind, f"{path}.{asked}")
    for one in policy.get("conditions", []):
        yield from _predicates(policy, "condition", f"conditions.{one['id']}.when")


ASKED = {"when", "requires"}


def _predicates(policy: Record, kind: str, path: str) -> Iterator[Clause]:
    ((name, settings),) = at(policy, path).items()
    if name == "not":
        yield from _predicates(policy, kind, f"{path}.not")
    elif name in ("any", "all"):
        for index, _ in enumerate(settings):
            yield from _predicates(policy, kind, f"{path}.{name}.{index}")
    elif name != "condition":
        yield Clause(kind, name, path, _numbers_at(policy, [f"{path}.{name}"]))


def _numbers_at(policy: Record, places: list[str]) -> tuple[str, ...]:
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


def with_other_numbers(policy: Record, path: str) -> Iterator[Record]:
    """The policy, still a valid one, with another number at a path: greater, smaller, least."""
    for number in others(at(policy, path)):
        other = with_number(policy, path, number)
        if valid(other):
            yield other


def valid(policy: Record) -> bool:
    """Whether the schema and the checks of a policy have nothing against it."""
    return judge("policy").is_valid(policy) and not list(faults(read_policy(policy)))


def with_number(policy: Record, path: str, number: Any) -> Record:
    """The policy with this number there; what a weight loses another one beside it gains."""
    other = deepcopy(policy)
    for neighbour in beside(policy, path):
        _put(other, neighbour, at(policy, neighbour) + at(policy, path) - number)
    _put(other, path, number)
    return other


def _put(policy: Record, path: str, number: Any) -> None:
    parent, _, key = path.rpartition(".")
    inner = at(policy, parent)
    inner[int(key) if isinstance(inner, list) else key] = number


def beside(policy: Record, path: str) -> list[str]:
    """The path of another weight of the same sum; none when the number is no weight of a sum."""
    steps = path.split(".")
    if "weight" not in steps:
        return []
    place = len(steps) - 1 - steps[::-1].index("weight") - 1
    entries, rest = at(policy, ".".join(steps[:place])), steps[place + 1 :]
    names = [one["id"] for one in entries if one["id"] != steps[place] and _has(one, rest)]
    return [".".join([*steps[:place], name, *rest]) for name in names[:1]]


def _has(value: Any, steps: list[str]) -> bool:
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def others(number: Any) -> list[Any]:
    """Numbers of the same form: of ``3000`` 4500 and 1500, of ``30`` 31, 29 and 1, of ``0.10`` 0.16 …"""
    if isinstance(number, int):
        return [number * 3 // 2, number // 2] if number > 100 else [number + 1, max(number - 1, 0), 1]
    if "/" in number:
        return ["1/9", "8/9"]
    units, _, decimals = number.partition(".")
    whole = int(units + decimals)
    changed = [whole * percent // 100 + (percent > 100) for percent in (150, 50, 110, 90, 115)]
    return [written(each, len(decimals)) for each in changed]


def written(units: int, places: int) -> str:
    """``705`` with two places is ``7.05``."""
    digits = str(units).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
