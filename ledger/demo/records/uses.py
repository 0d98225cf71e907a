"""What became of a settled year: a bonus pool, and decisions on some of the proposals (D13, D14)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.plan.model import OFFICE
from ledger.demo.records.ground import Ground
from ledger.demo.texts.places import DISTRICT
from ledger.reading.values import Map
from ledger.records.kinds import KIND
from scoring.outcome import Outcome
from scoring.periods import Period

PER_HEAD = 2000
"""What the pool holds for each person, in yuan."""
PROMOTED = 5
"""So many of those who pass the gate are decided on."""


def uses(ground: Ground, outcome: Outcome) -> Iterator[tuple[str, Map]]:
    """The pool, a decision on the whole bonus list, and decisions on promotion."""
    year = ground.year
    if year is None:
        return
    day = ground.after(year.last, 25)
    pool: Map = {
        "year": year.year,
        "bonus": "year-end",
        "amount": f"{PER_HEAD * len(outcome.people)}.00",
        "decided_by": f"{DISTRICT}政府常务会议",
        "date": day,
        "authority": f"云政办纪〔{day[:4]}〕2号",
    }
    yield KIND["bonus-pool"].path(year=year.year, bonus="year-end"), pool
    bonus = _decision(year, outcome, "year-end", day, "adopted", "按办法核算，同意发放。")
    yield KIND["decision"].path(year=year.year, id="year-end"), bonus
    passed = [name for name, score in outcome.people.items() if score.eligibility.get("promotion") == "yes"]
    for number, person in enumerate(passed[:PROMOTED]):
        result = "deferred" if number == PROMOTED - 1 else "adopted"
        reason = "编制冻结，暂缓研究。" if result == "deferred" else "符合条件，同意列为考察对象。"
        value = _decision(year, outcome, "promotion", ground.after(day, 5), result, reason)
        yield (
            KIND["decision"].path(year=year.year, id=f"promotion-{number + 1:02}"),
            value | {"person": person},
        )


def _decision(year: Period, outcome: Outcome, use: str, day: str, result: str, reason: str) -> Map:
    by = OFFICE if use == "year-end" else f"{DISTRICT}委常委会"
    return {
        "year": year.year,
        "number": 1,
        "use": use,
        "outcome": result,
        "decided_by": by,
        "date": day,
        "authority": f"云委纪〔{day[:4]}〕4号",
        "reason": reason,
    }
