"""The parameters that commands share, and their types."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ledger.cli.environment import cores, today
from ledger.cli.words import Words
from ledger.refusal import Refusal

FORMATS = ("text", "json", "github", "sarif")
"""How findings can be printed."""


class OneOf(click.ParamType[str]):
    """A value out of a few."""

    name = "choice"

    def __init__(self, words: Words, values: Sequence[str]) -> None:
        self.words = words
        self.values = tuple(values)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The values, as the help shows them."""
        return "|".join(self.values)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself, when it is one of those allowed."""
        if value not in self.values:
            self.fail(self.words("usage.one_of", value=value, values=", ".join(self.values)), param, ctx)
        return str(value)


class DayType(click.ParamType[str]):
    """A day of the calendar, as an ISO string."""

    name = "day"

    def __init__(self, words: Words) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The pattern, as the help shows it."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself, when it is a day."""
        if not is_day(str(value)):
            self.fail(self.words("usage.day", value=value), param, ctx)
        return str(value)


def is_day(text: str) -> bool:
    """Whether the text is a day that exists, written ``2026-03-02``."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


class MomentType(click.ParamType[datetime.datetime]):
    """A moment with its time zone."""

    name = "moment"

    def __init__(self, words: Words) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """A word for it."""
        return "TIME"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.datetime:
        """The moment, when it is one and says in which zone."""
        found = moment_of(str(value))
        if found is None:
            self.fail(self.words("usage.moment", value=value), param, ctx)
        return found


def moment_of(text: str) -> datetime.datetime | None:
    """The moment written ``2026-03-02T09:30:00+08:00`` or ``…Z``; None when it is none."""
    if not re.fullmatch(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})", text
    ):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


class Number(click.ParamType[int]):
    """A whole number of at least one."""

    name = "number"

    def __init__(self, words: Words, most: int) -> None:
        self.words = words
        self.most = most

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """A letter for the number."""
        return "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, when it lies between 1 and the most allowed."""
        text = str(value)
        if not re.fullmatch("[0-9]{1,6}", text) or not 1 <= int(text) <= self.most:
            self.fail(self.words("usage.number", value=value, most=self.most), param, ctx)
        return int(text)


def root_option(words: Words) -> click.Option:
    """``--root``: the ledger's folder."""
    return click.Option(["--root"], metavar="DIR", help=words("option.root"))


def now_option(words: Words) -> click.Option:
    """``--now``: the day that counts as today."""
    return click.Option(["--now"], type=DayType(words), default=today, help=words("option.now"))


def as_of_option(words: Words) -> click.Option:
    """``--as-of``: the day of computing."""
    return click.Option(["--as-of"], type=DayType(words), help=words("option.as_of"))


def lang_option(words: Words) -> click.Option:
    """``--lang``: read before parsing, checked here."""
    return click.Option(
        ["--lang"], type=OneOf(words, ("zh", "en")), expose_value=False, help=words("option.lang")
    )


def format_option(words: Words, formats: Sequence[str] = FORMATS) -> click.Option:
    """``--format``: how to print."""
    return click.Option(
        ["--format", "form"], type=OneOf(words, formats), default="text", help=words("option.format")
    )


def jobs_option(words: Words) -> click.Option:
    """``--jobs``: how many processes to use."""
    return click.Option(
        ["--jobs"], type=Number(words, 64), default=lambda: min(cores(), 64), help=words("option.jobs")
    )


def cache_option(words: Words) -> click.Option:
    """``--no-cache``: read everything anew."""
    return click.Option(["--no-cache", "no_cache"], is_flag=True, help=words("option.no_cache"))


def text_option(words: Words, name: str, metavar: str, key: str, *, required: bool = False) -> click.Option:
    """An option with a text of its own."""
    return click.Option([f"--{name}"], metavar=metavar, help=words(key), required=required)


def policy_option(words: Words) -> click.Option:
    """``--policy``: a policy file, or a version in the ledger."""
    return text_option(words, "policy", "FILE", "option.policy")


def flag(words: Words, name: str, key: str) -> click.Option:
    """An option that is either there or not."""
    return click.Option([f"--{name}"], is_flag=True, help=words(key))


def argument(name: str, metavar: str, *, many: bool = False, required: bool = True) -> click.Argument:
    """A positional value, or any number of them."""
    return click.Argument([name], metavar=metavar, nargs=-1 if many else 1, required=required and not many)


def find_root(asked: str | None) -> Path:
    """The ledger's folder: the one asked for, else the nearest one above with ``records/``.

    Raises Refusal when there is none.
    """
    if asked is not None:
        return _checked(Path(asked))
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "records").is_dir():
            return folder
    raise Refusal("root.none", folder=here)


def _checked(folder: Path) -> Path:
    if not (folder / "records").is_dir():
        raise Refusal("root.not_a_ledger", folder=folder)
    return folder
