"""Where amendments and withdrawals lie: in the folder of the period or year of the record they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ledger.records.kinds import kind_of, record_path


def period_of_record(record: str) -> str | None:
    """The period or year in a record's path; None when it has none, or is no record's id."""
    found = kind_of(record_path(record))
    keys = found[1] if found else {}
    return keys.get("period") or keys.get("year")


def folder_of(value: Mapping[str, Any]) -> str:
    """The folder of an amendment or withdrawal: that of its record, or else the year of its day."""
    return period_of_record(value["record"]) or str(value["date"])[:4]
