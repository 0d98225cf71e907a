"""The year's list of inspections, the inspections that took place, and what they found (T8, T11, T12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.texts import matters
from ledger.demo.texts.places import DISTRICT
from ledger.reading.values import Map, Value
from ledger.records.kinds import KIND


class Planned(NamedTuple):
    """An inspection on the list: it is of every unit whose place leaves ``rest`` when divided by three."""

    id: str
    name: str
    kind: str
    by: str
    month: str
    rests: tuple[int, ...]


PLANNED = (
    Planned("safety", "值守和安全专项检查", "special", f"{DISTRICT}应急管理局", "03", (0, 1, 2)),
    Planned("window", "窗口作风随机抽查", "random", OFFICE, "05", (0, 2)),
    Planned("ledgers", "台账集中检查", "concentrated", OFFICE, "07", (0, 1)),
    Planned("talks", "年终访谈", "interview", OFFICE, "11", (1, 2)),
)
FOUND = 45
"""Units in a hundred about which an inspection finds something."""
SEVERITIES = ("minor", "minor", "minor", "notable", "grave")


def inspections(ground: Ground) -> Iterator[tuple[str, Map]]:
    """The list, then every inspection that is over."""
    year = ground.plan.year
    yield KIND["inspection-list"].path(year=year), _list(ground)
    found: dict[str, list[Map]] = {}
    for planned in PLANNED:
        first = _first_day(ground, planned)
        if first and ground.after(first, 2) <= ground.today:
            found[planned.id] = _findings(ground, planned, found)
            path = KIND["inspection"].path(year=year, id=planned.id)
            yield path, _inspection(ground, planned, first, found[planned.id])


def finding_of(ground: Ground, inspection: str, unit: str) -> str | None:
    """The id of an inspection's finding about a unit, as other records name it."""
    planned = next(each for each in PLANNED if each.id == inspection)
    for found in _findings(ground, planned, {}):
        if found["unit"] == unit:
            return f"inspections/{ground.plan.year}/{inspection}#{found['id']}"
    return None


def _first_day(ground: Ground, planned: Planned) -> str | None:
    month = f"{ground.plan.year}-{planned.month}"
    return next(iter(ground.days(f"{month}-10", f"{month}-28")), None)


def _units(ground: Ground, planned: Planned) -> list[Value]:
    return [unit for place, unit in enumerate(sorted(ground.units)) if place % 3 in planned.rests]


def _list(ground: Ground) -> Map:
    year = ground.plan.year
    items: list[Value] = [
        {
            "id": each.id,
            "name": each.name,
            "kind": each.kind,
            "by": each.by,
            "planned": f"{year}-{each.month}",
            "units": _units(ground, each),
        }
        for each in PLANNED
    ]
    filed = ground.days(f"{year}-01-05", f"{year}-01-31")[2]
    return {"year": year, "filed": filed, "authority": f"云查〔{year}〕1号", "items": items}


def _inspection(ground: Ground, planned: Planned, first: str, found: list[Map]) -> Map:
    before = [day for day in ground.days(f"{ground.plan.year}-01-01", first) if day < first]
    value: Map = {
        "year": ground.plan.year,
        "item": planned.id,
        "kind": planned.kind,
        "filed": before[-16],
        "from": first,
        "to": ground.after(first, 2),
        "by": planned.by,
        "units": _units(ground, planned),
    }
    return value | ({"findings": list[Value](found)} if found else {})


def _findings(ground: Ground, planned: Planned, earlier: Mapping[str, list[Map]]) -> list[Map]:
    """What is found; at a unit of whose watch something was found, the check of ledgers meets it again."""
    found: list[Map] = []
    for unit in map(str, _units(ground, planned)):
        stream = ground.stream("findings", planned.id, unit)
        if stream.chance(FOUND):
            one: Map = {
                "id": f"f{len(found) + 1}",
                "unit": unit,
                "text": ground.spell(stream, matters.FINDINGS[planned.id], unit),
                "severity": stream.pick(SEVERITIES),
                "evidence": [ground.spell(stream, matters.FINDING_EVIDENCE, unit)],
            }
            found.append(one | _again(ground, planned, unit, earlier))
    return found


def _again(ground: Ground, planned: Planned, unit: str, earlier: Mapping[str, list[Map]]) -> Map:
    if planned.id == "window":
        return {"reused_by": [f"{OFFICE}：季度指标“热线诉求办理”"]}
    for before in earlier.get("safety", []) if planned.id == "ledgers" else []:
        if before["unit"] == unit:
            name = f"inspections/{ground.plan.year}/safety#{before['id']}"
            return {"text": before["text"], "severity": before["severity"], "same_as": name}
    return {}
