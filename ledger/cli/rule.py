"""`shaiji rule`: explain one rule, or list them all."""

from __future__ import annotations

from ledger.cli.command import Command
from ledger.cli.options import argument, flag, lang_option
from ledger.cli.output import put
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.report.rule_page import render_rule, render_rule_list
from ledger.rules.catalogue import rule_ids


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("rule", "ID", required=False),
        flag(words, "list", "option.list"),
        lang_option(words),
    ]
    return Command(words, "rule", run, parameters)


def run(words: Words, rule: str | None, list: bool) -> int:
    """Print the page of a rule; without an id, or with ``--list``, one line for each."""
    if rule is None or list:
        put(render_rule_list(words.lang))
        return 0
    known = rule_ids()
    if rule.upper() not in known:
        raise Refusal("rule.unknown", name=rule.upper(), nearest=", ".join(known))
    put(render_rule(rule.upper(), words.lang))
    return 0
