"""Whether a record says what its path says: the right person, unit, month, period (R006)."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.findings import Finding, finding
from ledger.reading.document import Document, locate


def check_agreement(document: Document, keys: Mapping[str, str]) -> list[Finding]:
    """A finding for every field that contradicts the key of the same name in the path.

    A log has no field for the folder of its year: that is the year of its month.
    """
    found = []
    for key, expected in keys.items():
        field = "month" if key == "year" and key not in document.value else key
        said = str(document.value.get(field, expected))
        wanted = expected if field == key else f"{expected}{said[len(expected) :]}"
        if said != wanted:
            found.append(_disagreement(document, field, said, wanted))
    return found


def _disagreement(document: Document, field: str, said: str, expected: str) -> Finding:
    line, column, span = locate(document.data, (field,))
    args = {"field": field, "found": said, "expected": expected}
    return finding(document.path, "R006", line=line, column=column, span=span, **args)
