"""Ledgers for the tests of the board: the rules' small one, opened, closed, or full of hostile texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from ledger.reading.document import read_document
from ledger.reading.emit import emit
from ledger.records.tree import WorkTree
from ledger.results.act import Act
from ledger.results.book import open_book
from ledger.results.compute import compute
from ledger.results.files import as_bytes, settled_files
from tests.board.hostile import LONG, TEXTS
from tests.settle.small import settled_year, small_ledger

OPEN = (
    "person",
    "log",
    "summary",
    "adjustment",
    "veto",
    "result",
    "attendance",
    "unit-result",
    "past-result",
)
"""Kinds that a ledger open to the public shows whole."""
AIRED = (
    *(
        "indicator-results",
        "goals",
        "unit-goals",
        "task",
        "order",
        "petition",
        "inspection",
        "inspection-list",
    ),
    *("survey-frame", "survey-draw", "survey-result", "objection", "appeal", "measure", "activity"),
    *("bonus-pool", "decision", "waiver"),
)
"""More kinds that have pages."""
HARMLESS = ["平常的一句话"]
POLICY = "records/policies/small/v1.yaml"


def small_year(folder: Path) -> Path:
    """The small ledger settled through a year, with a correction, as its policy shows it."""
    return settled_year(folder)


def change(root: Path, path: str, how: Callable[[dict[str, Any]], object]) -> None:
    """Read a record, change its value in place, and write it in canonical form."""
    document, faults = read_document(path, (root / path).read_bytes())
    assert document is not None, faults
    how(document.value)
    (root / path).write_text(emit(document.value), encoding="utf-8", newline="\n")


def visible(*fields: tuple[str, str], default: str = "unit") -> Callable[[dict[str, Any]], None]:
    """A change that gives a policy these tiers."""

    def changed(policy: dict[str, Any]) -> None:
        listed = [{"field": field, "tier": tier, "basis": "test"} for field, tier in fields]
        policy["visibility"] = {"default": default, "fields": listed}

    return changed


def opened(root: Path, kinds: tuple[str, ...]) -> Path:
    """Open kinds to the public before anything is settled anew: results carry the policy's digest."""
    change(root, POLICY, visible(*((kind, "public") for kind in kinds), ("ballots", "public")))
    for place in sorted((root / "records/results").rglob("*.yaml"), reverse=True):
        place.unlink()
    for period in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"):
        settle_unchecked(root, period)
    return root


def settle_unchecked(root: Path, period: str, *, by: str = "云溪区考核办", number: int = 1) -> None:
    """Write a settlement of the records as they are, whatever the checks would say of them."""
    book = open_book(WorkTree(root))
    assert book.ledger.findings == (), book.ledger.findings
    known, digests = settled_before(root, period)
    act = Act(period, number, "2026-02-20", by, "云考〔2026〕3号", "0.1.0")
    outcome = compute(book, period, act.as_of, known, number=number)
    for path, value in settled_files(book, act, outcome, known, digests).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(as_bytes(value))


def settled_before(root: Path, period: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Outcomes and digests of what a year rests on."""
    from ledger.verify.claims import claim
    from ledger.verify.found import Found
    from ledger.verify.recompute import Recomputed, recompute

    tree = WorkTree(root)
    found = Found(tree)
    acts = [claim(found, each, numbers[-1]) for each, numbers in found.numbers.items() if each != period]
    done = [each for each in recompute(open_book(tree), acts) if isinstance(each, Recomputed)]
    digests: dict[str, str] = {}
    for each in done:
        digests |= each.result_digests()
    return {each.act.period: each.outcome for each in done}, digests


def hostile_ledger(folder: Path, texts: list[str] = TEXTS) -> Path:
    """The small ledger with a text in every place that people may fill, and one quarter settled."""
    root = small_ledger(folder)
    words = cycle(texts)
    for path in sorted((root / "records").rglob("*.yaml")):
        change(root, str(path.relative_to(root)), lambda value: _fill(value, words))
    change(root, "records/logs/2025/dongguan/p0005/2025-03.yaml", lambda value: _log(value, texts))
    change(root, POLICY, visible(*((kind, "public") for kind in (*OPEN, *AIRED))))
    settle_unchecked(root, "2025-Q1", by=next(words))
    return root


PROSE = {"name", "statement", "office", "title", "text", "contact", "reason", "post", "home"}
FILLED = PROSE | {
    *(
        "authority",
        "source",
        "decided_by",
        "approved_by",
        "basis",
        "by",
        "matter",
        "standard",
        "result",
        "answer",
    ),
    *("seed_value", "supervised_by", "evidence", "measures", "reused_by", "channels"),
}
"""Fields that hold free text, or a list of it, in any kind."""
CHOICES = {"record", "tasks", "subject", "colleague", "public", "met", "partly", "not_met"} | {
    *("score", "grade", "rank"),
}
"""What the field of such a name says where it is a choice: the source of an indicator, who objects."""


def _fill(value: Any, words: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in FILLED and _is_free(inner):
                value[key] = next(words)
            elif key in FILLED and isinstance(inner, list) and all(map(_is_free, inner)):
                value[key] = [next(words) for _ in inner]
            else:
                _fill(inner, words)
    elif isinstance(value, list):
        for each in value:
            _fill(each, words)


def _is_free(value: Any) -> bool:
    return isinstance(value, str) and value not in CHOICES and not re.fullmatch("p[0-9]{4}", value)


def _log(log: dict[str, Any], texts: list[str]) -> None:
    """An entry for each text, in one month: the schema asks for days of the month in order, no more."""
    pieces = ["；".join([*TEXTS, *LONG][start::28]) if texts is TEXTS else texts[0] for start in range(28)]
    log["entries"] = [
        {"date": f"2025-03-{day:02}", "filed": f"2025-03-{day:02}", "theme": "service", "text": text}
        for day, text in enumerate(pieces, start=1)
    ]
