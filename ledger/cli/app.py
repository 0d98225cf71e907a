"""The table of commands. Each is a module with `command(words)`, imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from ledger.cli.command import Family
from ledger.cli.words import Words

COMMANDS = {
    "init": "ledger.cli.init",
    "new": "",
    "check": "ledger.cli.check",
    "fmt": "ledger.cli.fmt",
    "rule": "ledger.cli.rule",
    "orders": "ledger.cli.orders",
    "draw": "ledger.cli.draw",
    "score": "ledger.cli.score",
    "diff": "ledger.cli.diff",
    "history": "ledger.cli.history",
    "install-diff": "ledger.cli.install_diff",
    "textconv": "ledger.cli.textconv",
    "uses": "ledger.cli.uses",
    "settle": "ledger.cli.settle",
    "verify": "ledger.cli.verify",
    "gate": "ledger.cli.gate",
    "install-hook": "ledger.cli.install_hook",
    "receive": "ledger.cli.receive",
    "explain": "ledger.cli.explain",
    "archive": "ledger.cli.archive",
    "measures": "ledger.cli.measures",
    "statistics": "ledger.cli.statistics",
    "fairness": "ledger.cli.fairness",
    "query": "ledger.cli.query",
    "export": "ledger.cli.export",
    "build": "ledger.cli.build",
    "serve": "ledger.cli.serve",
    "demo": "ledger.cli.demo",
}
"""Command → module, in the order in which a ledger meets them; `new` is a family of its own."""

NEW = {"log": "ledger.cli.new_log"}
"""What `shaiji new` makes → module."""


def application(words: Words) -> Family:
    """The whole command line."""

    def load(name: str) -> click.Command:
        return _new(words) if name == "new" else _command(words, COMMANDS[name])

    return Family(words, "shaiji", load, tuple(COMMANDS))


def _new(words: Words) -> Family:
    return Family(words, "new", lambda name: _command(words, NEW[name]), tuple(NEW))


def _command(words: Words, module: str) -> click.Command:
    command: click.Command = import_module(module).command(words)
    return command
