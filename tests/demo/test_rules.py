"""The demo's policy is the preset with additions: nothing that the preset says is changed."""

from __future__ import annotations

from ledger.demo.records.rules import PRESET, rules
from ledger.preset.presets import preset_folder
from ledger.reading.document import read_document
from ledger.reading.values import Value

OWN = {"effective_from", "visibility"}
"""What every ledger says for itself."""


def test_the_numbers_of_the_preset_stand() -> None:
    path = preset_folder(PRESET) / "policy.yaml"
    document, _ = read_document(path.name, path.read_bytes())
    assert document is not None
    made = rules(2026)
    for name, value in document.value.items():
        if name not in OWN:
            assert _within(value, made[name]), name
    assert made["period_score"] == document.value["period_score"]
    assert made["annual"] == document.value["annual"]


def test_ballots_stay_sealed_and_who_objects_stays_unnamed() -> None:
    visibility = rules(2026)["visibility"]
    assert isinstance(visibility, dict)
    fields = visibility["fields"]
    assert isinstance(fields, list)
    tiers = {each["field"]: each["tier"] for each in fields if isinstance(each, dict)}
    assert tiers["ballots"] == "sealed"
    assert {tiers[f"{kind}.person"] for kind in ("objection", "appeal")} == {"subject"}


def _within(one: Value, other: Value) -> bool:
    """Whether a value stands in another: maps key by key, lists at their beginning."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(name in other and _within(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return other[: len(one)] == one
    return one == other
