"""The account of two revisions as JSON: ids instead of names, exact values, every commit in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ledger.cli.ledger_diff_view import Groups
from ledger.history.account import Account, Told, rules_of
from ledger.history.authors import Authors
from ledger.history.comparison import RoundChange, RowChange
from ledger.history.deciding import deciding
from ledger.history.landings import Landing, Passing
from ledger.report.json_ import dump
from ledger.results.act import Act
from ledger.results.numbers import exact
from scoring.derivation import Node
from scoring.outcome import PersonOutcome

FORMAT = 1
"""Rises when a field changes its meaning or goes away."""


def as_json(account: Account, groups: Groups) -> str:
    """The rounds with everybody who moved, why, by which commits; and what left nothing behind."""
    first, second = account.first, account.second
    return dump(
        {
            "format": FORMAT,
            "first": {"revision": first.revision, "commit": first.commit},
            "second": {"revision": second.revision, "commit": second.commit},
            "lost_commits": [link.commit for link in account.lines.lost],
            "rounds": [_round(account, whole, rows) for whole, rows in groups],
            "passing": [_passing(account, each) for each in account.passing],
        }
    )


def landing_value(authors: Authors, landing: Landing) -> dict[str, Any]:
    """One landing with its commits and their authors."""
    return {
        "path": landing.path,
        "how": landing.how,
        "undone": landing.undone,
        "commit": author_value(authors, landing.commit),
        "made": [author_value(authors, commit) for commit in landing.made],
    }


def author_value(authors: Authors, commit: str) -> dict[str, Any]:
    """A commit with who brought it; all but `principal` is claimed."""
    return asdict(authors.of(commit))


def cause_value(account: Account, cause: Told) -> dict[str, Any]:
    """One cause with its history."""
    change = cause.change
    value: dict[str, Any] = {"kind": change.kind}
    if change.record:
        value["record"] = change.record
    if cause.about:
        value["about"] = cause.about
    if cause.amendment:
        value["amendment"] = cause.amendment
    return {
        **value,
        "details": [each._asdict() for each in cause.details],
        "stated": dict(cause.stated),
        "landings": [landing_value(account.authors, each) for each in cause.landings],
    }


def _round(account: Account, whole: RoundChange, rows: Sequence[RowChange]) -> dict[str, Any]:
    landing = account.settled_in(whole) if whole.acts[0] != whole.acts[1] else None
    wanted = sorted({index for row in rows for index in row.by})
    return {
        "period": whole.period,
        "compared_with": whole.periods[0],
        "first": _act(whole.acts[0], whole, 0),
        "second": _act(whole.acts[1], whole, 1),
        "settlement": landing_value(account.authors, landing) if landing else None,
        "scored": whole.scored,
        "subjects": whole.subjects,
        "causes": {str(index): cause_value(account, account.told(whole, index)) for index in wanted},
        "rows": [_row(account, whole, row) for row in rows],
    }


def _act(act: Act | None, whole: RoundChange, index: int) -> dict[str, Any] | None:
    outcome = whole.outcomes[index]
    rules = {"policy": outcome.policy, "policy_version": outcome.policy_version} if outcome else {}
    if act is None:
        return {"as_of": whole.days[index], **rules} if whole.days[index] else None
    return {**asdict(act), **rules}


def _row(account: Account, whole: RoundChange, row: RowChange) -> dict[str, Any]:
    altered = row.kind == "altered" or not (row.agrees or row.kind == "pending")
    return {
        "subject": row.subject,
        "group": row.group,
        "kind": row.kind,
        "agrees": row.agrees,
        "moves": [_move(row, index) for index in range(len(row.moves))],
        "rules": rules_of(whole, row),
        "decided": [_decided(each) for each in row.explained],
        "causes": list(row.by),
        "narrowed": row.narrowed,
        "file": [landing_value(account.authors, each) for each in account.of_file(row)] if altered else [],
    }


def _move(row: RowChange, index: int) -> dict[str, Any]:
    move = row.moves[index]
    cause = row.causes.get(move.what)
    value: dict[str, Any] = {"result": move.what, "first": move.before, "second": move.after}
    if cause is not None:
        value |= {"alone": list(cause.alone), "together": list(cause.together), "narrowed": cause.narrowed}
    return value


def _decided(found: PersonOutcome | None) -> list[dict[str, Any]]:
    return [_node(node) for node in deciding(found)]


def moves_value(whole: RoundChange) -> list[dict[str, Any]]:
    """Everybody's moves in a round, without causes."""
    return [
        {
            "period": whole.period,
            "subject": row.subject,
            "result": move.what,
            "first": move.before,
            "second": move.after,
        }
        for row in whole.rows
        for move in row.moves
    ]


def _node(node: Node) -> dict[str, Any]:
    plain = node.value if node.value is None or isinstance(node.value, str) else exact(node.value, 0)
    value: dict[str, Any] = {"label": node.label, "value": plain}
    if node.clause:
        value["clause"] = node.clause
    if node.record:
        value["record"] = node.record
    return {**value, "inputs": [_node(each) for each in node.inputs]} if node.inputs else value


def _passing(account: Account, each: Passing) -> dict[str, Any]:
    return {
        "path": each.path,
        "what": each.what,
        "commits": [author_value(account.authors, commit) for commit in each.commits],
        "merge": author_value(account.authors, each.by) if each.by else None,
    }
