"""`shaiji install-hook`: put the gate into a bare repository, or list the keys that may come in."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.environment import isolated
from ledger.cli.options import argument, flag, lang_option, text_option
from ledger.cli.output import put, tell
from ledger.cli.words import Words

_MAIN = "main"


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("repository", "REPO"),
        protect_option(words),
        text_option(words, "local", "PRINCIPAL", "option.local"),
        flag(words, "keys", "option.keys"),
        lang_option(words),
    ]
    return Command(words, "install-hook", run, parameters)


def protect_option(words: Words) -> click.Option:
    """``--protect``: a branch that only the gate moves; may be given again."""
    return click.Option(
        ["--protect"], metavar="BRANCH", multiple=True, default=(_MAIN,), help=words("option.protect")
    )


def run(words: Words, repository: str, protect: tuple[str, ...], local: str | None, keys: bool) -> int:
    """Install, or print the lines for `authorized_keys`."""
    from ledger.gate.base import roles_at
    from ledger.gate.proposal import resolve_base
    from ledger.git import Git
    from ledger.hook.install import bare, compile_program, install
    from ledger.hook.keys import authorized_keys

    git = Git(Path(repository))
    bare(git)
    known = [roles_at(git, resolve_base(git, f"refs/heads/{branch}")) for branch in protect]
    if keys:
        put("".join(authorized_keys(known[0])))
        return 0
    chosen = [part for branch in protect for part in ("--protect", branch)]
    options = [*chosen, *(["--local", local] if local else []), "--lang", words.lang]
    compile_program()
    for path in install(git, isolated(), options, words("install-hook.gone")):
        tell(words("install-hook.done", path=path))
    tell(words("install-hook.next", repository=repository))
    return 0
