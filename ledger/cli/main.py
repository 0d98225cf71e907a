"""The entry point of `shaiji`: exit code 0 clean, 1 findings, 2 could not run; never anything else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ledger import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; answers the exit code. Whatever happens is told in words."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from ledger.cli import output

    output.prepare()
    code = _guarded(given)
    output.abandon()
    return code


def _guarded(given: list[str]) -> int:
    try:
        code = _version() if given == ["--version"] else _run(given)
        sys.stdout.flush()
        return code
    except BaseException as error:
        if "--debug" in given and not isinstance(error, (BrokenPipeError, SystemExit)):
            _traceback()
        from ledger.cli.trouble import told

        return told(error, given)


def _version() -> int:
    sys.stdout.write(f"shaiji {__version__}\n")
    return 0


def _run(given: list[str]) -> int:
    from ledger.cli.app import application
    from ledger.cli.environment import language
    from ledger.cli.words import Words

    answer = application(Words(language(given))).main(given, prog_name="shaiji", standalone_mode=False)
    return answer if isinstance(answer, int) else 0


def _traceback() -> None:
    import traceback

    traceback.print_exc(file=sys.stderr)
