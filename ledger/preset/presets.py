"""The presets this installation carries: every folder of `presets/` that has a policy."""

from __future__ import annotations

from pathlib import Path

from ledger.refusal import Refusal
from ledger.resources import data_path


def preset_names() -> list[str]:
    """The names of all presets, sorted."""
    return sorted(folder.parent.name for folder in data_path("presets").glob("*/policy.yaml"))


def preset_folder(name: str) -> Path:
    """The folder of a preset. Raises Refusal, naming those there are, when it does not exist."""
    names = preset_names()
    if name not in names:
        raise Refusal("init.preset", name=name, names=", ".join(names), nearest=", ".join(names))
    return data_path("presets", name)
