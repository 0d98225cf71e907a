"""Help pages: usage, what the command does, its options, wrapped by display width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import click

from ledger.cli.width import pad, wrap
from ledger.cli.words import Words
from ledger.report.display import columns as width

COLUMNS = 92


class Group(Protocol):
    """A group of commands: its name, its members' names, its own options."""

    name: str | None
    members: tuple[str, ...]
    params: list[click.Parameter]


def of_command(words: Words, ctx: click.Context, command: click.Command) -> str:
    """The page of one command."""
    usage = words("help.usage", usage=f"{ctx.command_path} {_pieces(words, command)}".rstrip())
    text = words(f"{command.name}.help").split("\n")
    rows = [_option(parameter, ctx) for parameter in command.params if isinstance(parameter, click.Option)]
    return "\n".join([usage, "", *_paragraphs(text), "", words("help.options"), *_definitions(rows)])


def of_family(words: Words, ctx: click.Context, family: Group) -> str:
    """The page of a group: its commands with one line each, without importing any of them."""
    name = "shaiji" if ctx.parent is None else (family.name or "")
    usage = words("help.usage", usage=f"{ctx.command_path} {words('help.command')} …")
    rows = [(member, words(f"{_key(family, member)}.short")) for member in family.members]
    text = words(f"{name}.help").split("\n")
    options = [_option(parameter, ctx) for parameter in family.params if isinstance(parameter, click.Option)]
    parts = [usage, "", *_paragraphs(text), "", words("help.commands"), *_definitions(rows), ""]
    parts += [words("help.options"), *_definitions(options), ""]
    return "\n".join([*parts, words("help.more", command=ctx.command_path)])


def _key(family: Group, member: str) -> str:
    return f"{family.name}-{member}" if family.name != "shaiji" else member


def _pieces(words: Words, command: click.Command) -> str:
    arguments = [_argument(p) for p in command.params if isinstance(p, click.Argument)]
    return " ".join([words("help.some_options"), *arguments])


def _argument(parameter: click.Argument) -> str:
    name = (parameter.metavar or parameter.name or "").upper()
    shown = name if parameter.required else f"[{name}]"
    return shown + ("…" if parameter.nargs == -1 else "")


def _option(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join(option.opts)
    value = "" if option.is_flag else f" {option.make_metavar(ctx)}"
    return names + value, option.help or ""


def _definitions(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    left = max((width(term) for term, _ in rows), default=0) + 4
    for term, text in rows:
        first, *others = wrap(text, COLUMNS - left)
        yield pad(f"  {term}", left) + first
        yield from (" " * left + line for line in others)


def _paragraphs(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        yield from wrap(line, COLUMNS)
