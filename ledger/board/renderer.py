"""Render pages with MkDocs: all pages of a language, or those that changed.

Run as a program of its own, away from the ledger: `python -m ledger.board.renderer SETTINGS [whole]`, with
the Markdown files to render on standard input, one a line, each as soon as it is there below the settings'
`docs_dir`; then an empty line. Pages are rendered into their `site_dir`, one after the other; once written,
each is forgotten and its Markdown removed. When the input ends before the empty line, the build was broken
off. With `whole` the frame is written as well: style sheets, scripts and the page for addresses that lead
nowhere.

MkDocs by itself waits for all pages, keeps each until the end and cannot render a few. A page follows from
its own Markdown, the settings and the menu alone (every entry of the menu has its name in the settings), so
the bytes are the same. The settings name no plugin, so none is told of the steps of the build.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ledger.board.blocks import Blocks

_SKIPPED = "sitemap.xml"
"""Of no use without an address of the site, and it would have to name every page."""


def render(settings: str, lines: Iterator[str], *, whole: bool) -> None:
    """Render what the lines name, as they come; see above."""
    first = next(lines, None)  # only then the settings are there
    if first == "" and not whole:
        return
    config = load_config(settings)
    config.site_name = Markup(config.site_name)  # encoded already; the theme encodes it again in places
    _make_quick(config)
    files = _files(config)
    env, nav = _prepare(config, files)
    if whole:
        _write_frame(config, files, env, nav)
    for path in chain([first] if first is not None else [], lines):
        if not path:
            break
        _write_page(config, files, _file(config, files, path), env, nav)
    else:
        sys.exit("broken off")


def _files(config: MkDocsConfig) -> Files:
    """Everything that is no page, and the pages of the menu, there already or not."""
    files = Files([file for file in get_files(config) if not file.is_documentation_page()])
    for path in _menu(config.nav):
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def _menu(entries: Any) -> Iterator[str]:
    """The Markdown files that a menu names."""
    if isinstance(entries, str):
        yield entries
    else:
        inner = entries.values() if isinstance(entries, dict) else entries
        for entry in inner:
            yield from _menu(entry)


def _file(config: MkDocsConfig, files: Files, path: str) -> File:
    """A page by its Markdown file; of those in the menu there must not be a second one."""
    file = files.get_file_from_path(path)
    if file is None:
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        Page(None, file, config)
    return file


def _make_quick(config: MkDocsConfig) -> None:
    """Leave out what takes long and gives nothing: a second reading of all HTML, for anchors that nobody asks
    for, and the search for garbage, of which one page at a time leaves little."""
    config.markdown_extensions.append(Blocks())
    # MkDocs has no setting for leaving this step out.
    pages._RawHTMLPreprocessor.run = _as_it_is  # type: ignore[assignment, method-assign]
    gc.set_threshold(100_000, 50, 50)


def _as_it_is(_: object, lines: list[str]) -> list[str]:
    return lines


def _prepare(config: MkDocsConfig, files: Files) -> tuple[Environment, Navigation]:
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    set_exclusions(files, config)
    return env, get_navigation(files, config)


def _write_frame(config: MkDocsConfig, files: Files, env: Environment, nav: Navigation) -> None:
    """Style sheets, scripts and the page for addresses that lead nowhere."""
    files.copy_static_files()
    for template in sorted(set(config.theme.static_templates) - {_SKIPPED}):
        build._build_theme_template(template, env, files, config, nav)


def _write_page(config: MkDocsConfig, files: Files, file: File, env: Environment, nav: Navigation) -> None:
    page = file.page
    assert page is not None
    build._populate_page(page, config, files)
    build._build_page(page, config, (), nav, env)
    os.unlink(os.path.join(config.docs_dir, file.src_uri))
    page.markdown = page.content = ""
    page.toc = TableOfContents([])


if __name__ == "__main__":
    given = (line.rstrip("\n") for line in sys.stdin)
    render(sys.argv[1], given, whole=sys.argv[2:] == ["whole"])
