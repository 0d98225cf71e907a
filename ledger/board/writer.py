"""Writes what changed into a folder of its own: Markdown, pages rendered from it, files; see `standing`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ledger.board import address
from ledger.board.both import LANGS, in_language
from ledger.board.config import configuration
from ledger.board.html import switched
from ledger.board.pages.hubs import navigation
from ledger.board.parts import Part
from ledger.board.standing import Kept, Standing, digest_of_settings
from ledger.reading.values import Map
from ledger.refusal import Refusal
from ledger.resources import data_path

_LISTING = "pages.txt"
_RENDERER = "ledger.board.renderer"
"""Not imported: it takes MkDocs along."""
_INDEX = "search/search_index.json"


class Writer:
    """One build in the folder ``work``: what it wrote is in ``made``, what the board then has in ``now``."""

    def __init__(self, work: Path, body: Map, before: Standing | None) -> None:
        self.work = work
        self.made = work / "made"
        self.body = body
        self.before = before or Standing()
        self.whole = before is None
        self.now = Standing()
        self.stale = 0

    def part(self, part: Part) -> None:
        """Take a part, made of what it rests on if that is not as it was."""
        kept = self.before.parts.get(part.name)
        if kept and kept.key == part.key:
            self.now.take_over(part.name, kept, self.before)
            return
        pages, files = [], []
        for name, content in part.make():
            if isinstance(content, str):
                self._page(name, content)
                pages.append(name)
            else:
                self._file(name, content)
                files.append(name)
        if part.key is not None:
            self.now.parts[part.name] = Kept(part.key, tuple(pages), tuple(files))

    def _page(self, name: str, markdown: str) -> None:
        """Take a page; what it was before is not written again."""
        if self.now.page(name, markdown) != self.before.pages.get(name):
            self.stale += 1
            whole = switched(markdown, address.switched(name))
            for lang in LANGS:
                _write(self.work / lang / address.markdown(name), in_language(whole, lang).encode())

    def _file(self, path: str, content: bytes) -> None:
        """Take a file that is no page."""
        if self.now.file(path, content) != self.before.files.get(path):
            _write(self.made / path, content)

    def settle(self) -> bool:
        """Make the settings, once all pages are known; whether what stands was made with the same ones."""
        self.made.mkdir(exist_ok=True)
        for lang in LANGS:
            (self.work / f"{lang}.yml").write_text(self._settings(lang), encoding="utf-8")
        self.now.settings = digest_of_settings(self._settings(lang) for lang in LANGS)
        return self.whole or self.now.settings == self.before.settings

    def render(self, out: Path) -> None:
        """Render the Markdown of each language in a process of its own, away from the ledger.

        The pages of the first language stand at the root, those of others in folders of their own.
        ``out`` holds what stands.
        """
        if not self.stale and self.now.pages.keys() == self.before.pages.keys():
            return
        (self.work / _LISTING).write_text("\n".join(map(address.markdown, self.now.pages)))
        running = [self._render(lang, out) for lang in LANGS]
        said = [process.communicate()[1].strip()[-2000:] for process in running]
        if any(process.returncode for process in running):
            raise Refusal("build.mkdocs", what="\n".join(filter(None, said)))

    def gone(self) -> list[str]:
        """Files of the board before that are not in it now."""
        pages = [
            address.url(name) + "index.html" for name in self.before.pages.keys() - self.now.pages.keys()
        ]
        files = self.before.files.keys() - self.now.files.keys()
        return [*(_folder(lang) + page for page in pages for lang in LANGS), *files]

    def _render(self, lang: str, out: Path) -> subprocess.Popen[str]:
        docs = self.work / lang
        docs.mkdir(exist_ok=True)
        arguments = [f"{lang}.yml"]
        if self.whole:
            shutil.copytree(data_path("site", "assets"), docs / "assets")
        else:
            arguments.append(str((out / _folder(lang) / _INDEX).resolve()))
        with (self.work / _LISTING).open() as listing:
            return subprocess.Popen(
                [sys.executable, "-I", "-m", _RENDERER, *arguments],
                cwd=self.work,
                stdin=listing,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )

    def _settings(self, lang: str) -> str:
        menu = navigation(self.now.pages, lang)
        made = Path("made") / _folder(lang)
        return configuration(self.body, Path(lang), made, data_path("site", "theme"), menu, lang)


def _folder(lang: str) -> str:
    """Where the pages of a language stand, with a final stroke; empty for the first one."""
    return "" if lang == LANGS[0] else f"{lang}/"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
