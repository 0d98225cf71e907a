"""Honest records, to be bent or brought along."""

from __future__ import annotations

from typing import Any

from tests.gate.hostile.ground import Files, Ground, text, value_of


def an_activity(name: str) -> Files:
    """A new activity, which the office may record."""
    value = {
        "activity": "training",
        "year": 2026,
        "date": "2026-01-15",
        "text": f"培训考核人员，第 {name} 场。",
    }
    return {f"records/activities/2026/{name}.yaml": text(value)}


def an_adjustment(name: str, person: str, points: str, item: str = "") -> Files:
    """New points added or taken away in the first quarter of 2026."""
    value: dict[str, Any] = {"person": person, "period": "2026-Q1"}
    value["item"] = item or ("criticised" if points.startswith("-") else "commended-district")
    value |= {
        "points": points,
        "date": "2026-01-15",
        "reason": f"区级通报（{name}）",
        "authority": f"云委通〔2026〕{name}",
    }
    value |= {"decided_by": "云溪区考核办", "evidence": ["通报原文"]}
    return {f"records/adjustments/2026-Q1/{name}.yaml": text(value)}


def a_log(
    *days: str, person: str = "p0012", unit: str = "roads", words: str = "核查路灯报修并登记"
) -> dict[str, Any]:
    """A log of January 2026 with an entry for each day, filed on that day."""
    numbers = "一二三四五六七八九十"
    entries = [
        {
            "date": f"2026-01-{day}",
            "filed": f"2026-01-{day}",
            "theme": "service",
            "text": f"{words}，第{numbers[n]}处。",
        }
        for n, day in enumerate(days)
    ]
    return {"person": person, "unit": unit, "month": "2026-01", "entries": entries}


def changed(ground: Ground, path: str, **fields: Any) -> Files:
    """A record of the base with some fields set, or taken away (None)."""
    value = value_of(ground.data[path]) | fields
    return {path: text({name: each for name, each in value.items() if each is not None})}
