"""`shaiji serve`: look at a built board on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.cli.command import Command
from ledger.cli.options import Number, argument, lang_option
from ledger.cli.output import put
from ledger.cli.words import Words
from ledger.refusal import Refusal

PORT = 8000


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("folder", "DIR", required=False),
        click.Option(["--port"], type=Number(words, 65535), default=PORT, help=words("option.port")),
        lang_option(words),
    ]
    return Command(words, "serve", run, parameters)


def run(words: Words, folder: str | None, port: int) -> int:
    """Serve until Ctrl-C."""
    import sys

    from ledger.board.serve import serve

    board = Path(folder or "public")
    if not (board / "index.html").is_file():
        raise Refusal("serve.no_board", folder=board)

    def say(address: str) -> None:
        put(words("serve.at", address=address) + "\n")
        sys.stdout.flush()

    try:
        serve(board, port, say)
    except OSError as error:
        raise Refusal("serve.port", port=port, what=error.strerror or error) from error
    return 0
