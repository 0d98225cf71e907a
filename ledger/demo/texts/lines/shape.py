"""What a line of work consists of, and how its text is written down."""

import re
from dataclasses import dataclass, replace

THEMES = ("service", "project", "safety", "governance", "reform", "conduct")

_HEADER = re.compile(r"(?P<theme>[a-z]+)(?: (?P<months>[0-9,-]+))?\Z")
_EVERY_MONTH = frozenset(range(1, 13))


@dataclass(frozen=True, slots=True)
class Scene:
    """One kind of day: its theme, the months in which it happens, and the pattern of the text."""

    theme: str
    months: frozenset[int]
    pattern: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of work.

    ``topics`` are tasks as noun phrases, ``sites`` the banks of the places the people go to,
    ``results`` patterns of what a quarter brought, ``scenes`` the days.
    """

    topics: tuple[str, ...]
    sites: tuple[str, ...]
    results: tuple[str, ...]
    scenes: tuple[Scene, ...]


def line(*, topics: str, sites: str, results: str, scenes: str) -> Line:
    """A line from plain text: blanks or line breaks between words and results, scenes as in ``scenes_of``."""
    return Line(tuple(topics.split()), tuple(sites.split()), tuple(results.split()), scenes_of(scenes))


def scenes_of(text: str) -> tuple[Scene, ...]:
    """Scenes, each a header ``theme`` or ``theme 3-5,11`` (months) with the pattern on the lines below it.

    Raises ValueError on an unknown theme or text before the first header.
    """
    scenes: list[Scene] = []
    for words in filter(None, map(str.strip, text.split("\n"))):
        header = _HEADER.match(words)
        if header:
            scenes.append(_scene(header["theme"], header["months"]))
        elif scenes:
            scenes[-1] = replace(scenes[-1], pattern=scenes[-1].pattern + words)
        else:
            raise ValueError(f"no theme before: {words}")
    return tuple(scenes)


def _scene(theme: str, months: str | None) -> Scene:
    if theme not in THEMES:
        raise ValueError(f"unknown theme: {theme}")
    return Scene(theme, _months(months), "")


def _months(text: str | None) -> frozenset[int]:
    if text is None:
        return _EVERY_MONTH
    found: set[int] = set()
    for span in text.split(","):
        first, _, last = span.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)
