"""Recusals: relatives stand back from each other's assessment (F9)."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.demo.records.ground import Ground
from ledger.reading.values import Map
from ledger.records.kinds import KIND


def recusals(ground: Ground) -> Iterator[tuple[str, Map]]:
    """Those of the plan, declared at the start of the year."""
    day = ground.year_days()[3]
    for number, (person, other) in enumerate(ground.plan.related, 1):
        yield (
            KIND["recusal"].path(id=f"{person}-{other}"),
            {
                "person": person,
                "other": other,
                "ground": "kinship",
                "relation": "姻亲",
                "declared": day,
                "authority": f"云组避〔{day[:4]}〕{number}号",
            },
        )
