"""The generated `mkdocs.yml` of one language: Material, offline; no hooks, macros or generating plugins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from ledger.board.both import LANGS, both, in_language
from ledger.board.encode import text
from ledger.board.feeds.files import FEEDS
from ledger.reading.values import Map

Navigation = Sequence[dict[str, object]]
PRODUCT = both("晒绩", "Shaiji")
MADE = both("由「晒绩」根据记录生成，人人可复算", "made from the records by Shaiji; anyone can recompute it")
TOGGLES = both("切换到深色", "Switch to dark"), both("切换到浅色", "Switch to light")
SAFETY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the theme's style sheet draws its icons from data
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""The Content-Security-Policy of every page: nothing inline, nothing from another host."""


def configuration(
    body: Map, docs: Path, out: Path, theme: Path, navigation: Navigation, lang: str = LANGS[0]
) -> str:
    """The text of `mkdocs.yml` for pages in ``docs``, the board in ``out`` and overrides in ``theme``.

    Texts of the body are encoded here, because Material's templates put them into pages as they are.
    """
    name = body_name(body)
    settings = {
        "site_name": in_language(f"{name} · {PRODUCT}", lang),
        "docs_dir": str(docs),
        "site_dir": str(out),
        "use_directory_urls": True,
        "theme": _theme(theme, lang),
        "plugins": [],
        "markdown_extensions": ["attr_list", "toc"],
        "extra_css": ["assets/board.css", "assets/forms.css"],
        "extra_javascript": ["assets/board.js", "assets/find.js"],
        "extra": {
            "generator": False,
            "safety": SAFETY,
            "statement": in_language(statement(body), lang),
            "feeds": [{"path": path, "title": in_language(title, lang)} for path, title, _ in FEEDS],
        },
        "copyright": in_language(f"{office_name(body)} · {MADE}", lang),
        "nav": list(navigation),
        "validation": {"omitted_files": "ignore", "links": {"not_found": "warn"}},
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def body_name(body: Map) -> str:
    """The body's name, encoded; in English the one that it gives itself there, if it does."""
    name = str(body["name"])
    return both(text(name), text(str(body.get("name_en", name))))


def office_name(body: Map) -> str:
    """Its assessment office, encoded, in the same way; the body itself where that may not be told."""
    if "office" not in body:
        return body_name(body)
    office = str(body["office"])
    return both(text(office), text(str(body.get("office_en", office))))


def statement(body: Map) -> str:
    """What every page of a fictional ledger says, encoded; empty for a real one."""
    if body.get("fictional") is not True:
        return ""
    own = text(str(body.get("statement", "")))
    return both(
        own or "本台账中的单位、人员和数据均为虚构，仅供演示。",
        "The units, people and data of this ledger are fictional, for demonstration only.",
    )


def _theme(overrides: Path, lang: str) -> dict[str, object]:
    light = {"media": "(prefers-color-scheme: light)", "scheme": "default"}
    dark = {"media": "(prefers-color-scheme: dark)", "scheme": "slate"}
    dark_words, light_words = (in_language(words, lang) for words in TOGGLES)
    to_dark = {"toggle": {"icon": "material/weather-night", "name": dark_words}}
    to_light = {"toggle": {"icon": "material/weather-sunny", "name": light_words}}
    colours = {"primary": "custom", "accent": "custom"}
    return {
        "name": "material",
        "custom_dir": str(overrides),
        "language": lang,
        "font": False,
        "palette": [light | colours | to_dark, dark | colours | to_light],
        "features": [
            "navigation.tabs",
            "navigation.top",
            "navigation.prune",
            "navigation.indexes",
        ],
        "icon": {"logo": "material/book-check-outline"},
    }
