"""Everything said is there in both languages, and everything there is said."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.cli import app
from ledger.cli.environment import Lang
from ledger.cli.words import CATALOGUE, Words
from ledger.statistics.year import ABOUT, OUTCOMES
from scoring.care.standing import STATES
from scoring.policy.care import KINDS

BUILT = {
    *(f"uses.{column}" for column in ("subject", "name", "unit", "value", "decision", "reasons")),
    *(f"uses.{outcome}" for outcome in ("adopted", "not_adopted", "deferred")),
    *(f"uses.{key}" for key in ("exceeded", "total", "held", "pool")),
    *(f"tier.{tier}" for tier in ("public", "unit", "subject", "sealed")),
    *(f"demo.{stage}" for stage in ("plan", "records", "logs")),
    *(f"diff.{kind}" for kind in ("added", "removed", "order")),
    *(f"diff.{column}" for column in ("person", "name", "unit", "unit_name", "class")),
    *(f"diff.{column}" for column in ("what", "from", "to", "clause")),
    *(f"diff.{key}.{subjects}" for key in ("nobody", "moved", "alone") for subjects in ("people", "units")),
    *(f"verify.{verdict}{of}" for verdict in ("agrees", "differs") for of in ("", ".units")),
    *(f"diff.{what}" for what in ("status", "score", "grade", "cohort", "cohort_rank", "unit_rank")),
    *(f"diff.{what}" for what in ("reason", "role", "rank", "identity", "post_class", "limited", "direct")),
    *(f"diff.{what}" for what in ("last_in_unit", "restored", "dropped", "round", "round_as_settled")),
    *(f"diff.row.{kind}" for kind in ("appeared", "vanished", "altered", "pending")),
    *(f"diff.cause.{kind}" for kind in ("added", "changed", "removed", "as_of", "rests")),
    *(f"diff.cause.{kind}" for kind in ("withdrawn", "amended")),
    *(f"diff.stated.{name}" for name in ("authority", "by", "decided_by", "approved_by", "reason")),
    *(f"history.{kind}" for kind in ("added", "changed", "removed")),
    *(f"diff.how.{how}" for how in ("commit", "merged", "in_merge", "reverted")),
    *(f"diff.by.{signed}" for signed in ("good", "none", "unknown", "broken")),
    *(f"measures.{name}" for name in ("late", "missed", "lapsed", "until", "state", "remarks")),
    *(f"measures.{name}" for name in ("measure", "person", "name", "because")),
    *(f"receive.{reason}" for reason in ("creates", "deletes", "forces", "likeness", "name")),
    *(f"receive.{reason}" for reason in ("long", "overtaken")),
    *(f"measures.state.{state}" for state in STATES),
    *(f"statistics.{name}" for name in ("objections", "reviews", "appeals", *OUTCOMES, *STATES)),
    *(f"statistics.about.{about}" for about in ABOUT),
    *(f"statistics.kind.{kind}" for kind in KINDS),
    *(f"orders.{column}" for column in ("kind", "id", "unit", "title", "state", "next", "last", "overdue")),
    *(f"kind.{kind}" for kind in ("order", "petition")),
    *(f"step.{step}" for step in ("assigned", "undertaken", "supervised", "reported", "assessed", "closed")),
    *(f"step.{step}" for step in ("rectified", "received", "accepted", "answered")),
    *(f"draw.{column}" for column in ("stratum", "step", "digits", "left", "place", "drawn")),
    *(
        f"score.{column}"
        for column in (
            *("person", "name", "unit", "unit_name", "class"),
            *("score", "grade", "cohort", "rank", "status"),
        )
    ),
}
"""Keys that the code puts together."""


def calls(root: Path) -> Iterator[tuple[str, set[str]]]:
    """Key and values of every `words("…")` and `Refusal("…")` in the code."""
    for path in (root / "ledger").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _names(node.func) in ("words", "Refusal", "_ask"):
                keys = [key for argument in node.args for key in _keys(argument)]
                yield from ((key, {each.arg for each in node.keywords if each.arg}) for key in keys)


def _names(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _keys(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (*_keys(argument.body), *_keys(argument.orelse))
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def places(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("key", CATALOGUE)
def test_both_languages_say_the_same_things(key: str) -> None:
    chinese, english = CATALOGUE[key]
    assert places(chinese) == places(english)
    assert chinese
    assert english
    assert not any("一" <= character <= "鿿" for character in english)


def test_every_key_asked_for_is_there(root: Path) -> None:
    asked = {key for key, _ in calls(root)}
    assert {key for key in asked if "." in key} <= set(CATALOGUE)


def test_every_key_that_is_there_is_asked_for(root: Path) -> None:
    commands = {name.replace(" ", "-") for name in (*app.COMMANDS, "new log", "shaiji")}
    pages = {f"{name}.{part}" for name in commands for part in ("short", "help")}
    source = "".join(
        path.read_text("utf-8") for path in (root / "ledger").rglob("*.py") if "words" not in path.parts
    )
    unused = {key for key in CATALOGUE if f'"{key}"' not in source and f"'{key}'" not in source}
    assert unused <= pages | BUILT


def test_a_refusal_fills_its_sentence(root: Path) -> None:
    wrong = [
        (key, values)
        for key, values in calls(root)
        if key in CATALOGUE and values and not places(CATALOGUE[key][1]) <= values
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_values_cannot_steer_the_terminal(lang: Lang) -> None:
    said = Words(lang)("period.unknown", name="\x1b[31m{name}\u202e")
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "{name}" in said
