"""What went wrong, in one sentence: every exception that reaches the top ends here, with exit code 2."""

from __future__ import annotations

import contextlib
import sys
from difflib import get_close_matches

import click

from ledger.cli.environment import language
from ledger.cli.words import CATALOGUE, Words
from ledger.refusal import Refusal
from ledger.report.display import visible

COULD_NOT_RUN = 2
_UNREADABLE = ("GitError", "TreeError")
"""Told by name: importing them would slow down every misspelt command."""


def told(error: BaseException, given: list[str]) -> int:
    """Say what happened on standard error; answers the exit code, which is always 2."""
    with contextlib.suppress(OSError, ValueError):
        sentence = _sentence(Words(language(given)), error)
        if sentence:
            sys.stderr.write(sentence + "\n")
            sys.stderr.flush()
    return COULD_NOT_RUN


def _sentence(words: Words, error: BaseException) -> str:
    if isinstance(error, BrokenPipeError | SystemExit):
        return ""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    return words("error", message=_reason(words, error))


def _reason(words: Words, error: BaseException) -> str:
    if isinstance(error, Refusal):
        return refusal(words, error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return words("error.stopped")
    if isinstance(error, click.ClickException):
        return _usage(words, error)
    if isinstance(error, OSError):
        return _system(words, error)
    if type(error).__name__ in _UNREADABLE:
        return words("error.unreadable", what=error)
    return words("error.internal", name=type(error).__name__, detail=str(error) or "-")


def refusal(words: Words, error: Refusal) -> str:
    """The sentence of a refusal, with the nearest known names when something was misspelt."""
    values = dict(error.values)
    nearest = values.pop("nearest", "")
    sentence = words(error.reason, **values) if error.reason in CATALOGUE else str(error)
    near = get_close_matches(values.get("name", ""), nearest.split(", "), n=3, cutoff=0.5) if nearest else []
    return sentence + (words("error.nearest", names=", ".join(near)) if near else "")


def _usage(words: Words, error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        said = words("usage.option", name=error.option_name)
        return said + (words("error.nearest", names=near) if near else "")
    if isinstance(error, click.MissingParameter):
        return words("usage.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        return words("usage.bad", name=_name(error), message=error.message)
    if isinstance(error, click.BadOptionUsage):
        return words("usage.value", name=error.option_name)
    return visible(error.format_message())


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return ""
    return (
        parameter.opts[-1]
        if isinstance(parameter, click.Option)
        else (parameter.metavar or parameter.name or "")
    )


def _system(words: Words, error: OSError) -> str:
    where = error.filename or ""
    what = error.strerror or str(error)
    return words("error.system_at", what=what, path=where) if where else words("error.system", what=what)
