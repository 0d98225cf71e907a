"""The same ledger as it was when only its first quarter had been settled: what came later is left out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path


def younger(ledger: Path, target: Path) -> Path:
    """Copy a ledger of one year without the records of later quarters and of the year as a whole."""
    for path in sorted((ledger / "records").rglob("*.yaml")):
        below = path.relative_to(ledger).as_posix()
        if _is_early(below):
            copy = target / below
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return target


def _is_early(path: str) -> bool:
    _, folder, *_, name = path.split("/")
    if folder == "logs":
        return re.search("-0[1-3][.]yaml", name) is not None
    if folder in ("organization", "calendar", "policies", "past-results"):
        return True
    return re.match("records/[a-z-]+/[0-9]{4}-Q1/", path) is not None
