"""A command of `shaiji`: a click command whose help and errors are in the words' language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import click

from ledger import __version__
from ledger.cli import help as help_page
from ledger.cli.options import lang_option
from ledger.cli.words import Words
from ledger.refusal import Refusal

Run = Callable[..., int]
"""What a command does: takes the words and the parsed parameters, answers the exit code."""


class Command(click.Command):
    """One command. ``run`` gets ``words`` first and every parameter by name."""

    def __init__(self, words: Words, name: str, run: Run, parameters: Sequence[click.Parameter]) -> None:
        super().__init__(
            name,
            params=list(parameters),
            callback=partial(run, words),
            short_help=words(f"{name}.short"),
            context_settings={"allow_extra_args": True},
            add_help_option=False,
        )
        self.words = words
        self.params.extend((help_option(words), debug_option(words)))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse arguments that nothing asked for."""
        rest = super().parse_args(ctx, args)
        if rest:
            raise Refusal("usage.extra", argument=rest[0], command=ctx.command_path)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help page in the words' language."""
        return help_page.of_command(self.words, ctx, self)


class Family(click.Group):
    """A group of commands, each loaded when it is used: ``load`` maps a name to its command."""

    def __init__(
        self, words: Words, name: str, load: Callable[[str], click.Command | None], members: Sequence[str]
    ) -> None:
        super().__init__(name, add_help_option=False, no_args_is_help=True)
        self.words = words
        self.members = tuple(members)
        self._load = load
        self.params.extend((version_option(words), lang_option(words), help_option(words)))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a ledger's life."""
        return list(self.members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now, or None."""
        return self._load(cmd_name) if cmd_name in self.members else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a misspelt one name the nearest."""
        if args[0] not in self.members and not args[0].startswith("-"):
            raise Refusal("usage.command", name=args[0], nearest=", ".join(self.members))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The list of commands in the words' language."""
        return help_page.of_family(self.words, ctx, self)


def help_option(words: Words) -> click.Option:
    """``--help``, which prints the page and ends the run."""

    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=words("option.help"),
    )


def version_option(words: Words) -> click.Option:
    """``--version``, which prints the version and ends the run."""

    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(f"shaiji {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=words("option.version"),
    )


def debug_option(words: Words) -> click.Option:
    """``--debug``, which the entry point reads; here it is only accepted and described."""
    return click.Option(["--debug"], is_flag=True, expose_value=False, help=words("option.debug"))
