"""The demo's policy: the preset as it is, and what ``addition.yaml`` adds where it is silent."""

from __future__ import annotations

from pathlib import Path

from ledger.preset.presets import preset_folder
from ledger.reading.document import read_document
from ledger.reading.values import Map, Value

PRESET = "jiancaoping"
ADDITION = Path(__file__).resolve().parent.parent / "addition.yaml"


def rules(year: int) -> Map:
    """The policy in force from the first quarter of a year."""
    both = _joined(_read(preset_folder(PRESET) / "policy.yaml"), _read(ADDITION))
    return both | {"effective_from": f"{year}-Q1", "visibility": _read(ADDITION)["visibility"]}


def _read(path: Path) -> Map:
    document, findings = read_document(path.name, path.read_bytes())
    assert document is not None, findings
    return document.value


def _joined(one: Map, other: Map) -> Map:
    """Maps joined key by key, lists one after the other; nothing of the first map is replaced."""
    return one | {name: _both(one[name], value) if name in one else value for name, value in other.items()}


def _both(one: Value, other: Value) -> Value:
    if isinstance(one, dict) and isinstance(other, dict):
        return _joined(one, other)
    return [*one, *other] if isinstance(one, list) and isinstance(other, list) else one
