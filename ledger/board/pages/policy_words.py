"""Values of a policy in words: shares in percent, ids by their names, choices as the schema explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.pages.field_names import field_name, way_titles
from ledger.board.pages.words import TIERS
from ledger.reading.values import Map, Value
from ledger.records.dictionary import Row
from ledger.results.numbers import exact

CHOICES = {
    "ceiling": "up",
    "floor": "down",
    "withhold": "no score",
    "renormalise": "spread over the other weights",
    "zero": "zero",
    "share_lower": "none of those tied",
    "share_higher": "all of those tied",
    "line": "leader in charge",
    "superior": "superior unit",
    "body": "the whole body",
    "half_year": "half a year",
    "workday": "every workday",
    "week": "every week",
}
"""Choice → what it means in English, where its name alone would not say."""
SHARED = {
    "renormalise": both("按其余权重折算", "spread over the other weights"),
    "withhold": both("暂不计分", "no score"),
    "zero": both("计零分", "zero"),
    "panel": both("评议小组", "panel"),
    "body": both("全体", "the whole body"),
    "year": both("年", "year"),
    "quarter": both("每季度", "every quarter"),
    "month": both("每月", "every month"),
}
"""Choice → what it means wherever the description of its field does not say."""
OF_RECORDS = ("archive.modules[].kinds", "visibility.fields[].field")
"""Fields of a policy that name kinds of records, or fields of them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Id → what a policy calls it, or what the board calls a value that every policy has (encoded)."""

    known: Mapping[str, str]

    def of(self, id_: str) -> str:
        """The name, or the id itself, encoded."""
        return self.known.get(id_) or text(id_)


def names_of(policy: Map) -> Names:
    """All names that a policy gives, and those of values every policy shares.

    Of an id that has several names the grade's counts, because other ids are told where their names stand.
    """
    common = {"default": both("其余", "all others"), "main": both("主口径", "main base"), **TIERS}
    schemes = (policy.get(name) for name in ("unit_grades", "grades"))
    grades: Value = [scheme["order"] for scheme in schemes if isinstance(scheme, dict)]
    own = {**dict(_pairs(policy)), **dict(_pairs(grades))}
    return Names({**common, **{id_: text(name) for id_, name in own.items()}})


def _pairs(value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and isinstance(value.get("name"), str):
            yield str(value["id"]), str(value["name"])
        for inner in value.values():
            yield from _pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner)


def is_share(row: Row | None) -> bool:
    """Whether a field counts ten-thousandths of a whole, told in percent."""
    return row is not None and (row.type == "share" or "basis points" in row.en.description)


def value_words(value: Value, row: Row | None, names: Names) -> str:
    """One value, encoded; ``row`` is what the schema says of its field."""
    if isinstance(value, bool):
        return f"<b>{both('是', 'yes') if value else both('否', 'no')}</b>"
    if isinstance(value, int):
        shown = f"{exact(Fraction(value, 100), 0)}%" if is_share(row) else str(value)
        return f"<b>{shown}</b>"
    said = str(value)
    if row is not None and row.path in OF_RECORDS:
        return f"<b>{field_name(said)}</b>"
    choice = _choice(said, row) if row is not None and row.type in ("choice", "list") else ""
    return f"<b>{choice or names.of(said)}</b>"


def _choice(value: str, row: Row) -> str:
    """What a choice means, encoded: the title of a way, or what a description says: ``floor 向下、…``.

    Where the English word is not the value itself it stands in ``CHOICES``.
    """
    if row.path.endswith(".kind") and value in way_titles():
        return way_titles()[value]
    found = re.search(rf"(?<![a-z_]){re.escape(value)} ([^、；，。]+)", row.zh.description)
    if found is None:
        return SHARED.get(value, "")
    return both(text(found[1]), CHOICES.get(value, text(value.replace("_", " "))))
