"""Writes what changed into a folder of its own: Markdown, pages rendered from it, files; see `standing`."""

from __future__ import annotations

from pathlib import Path

from ledger.board import address
from ledger.board.both import LANGS, in_language
from ledger.board.config import configuration
from ledger.board.html import switched
from ledger.board.pages.hubs import navigation
from ledger.board.parts import Part
from ledger.board.rendering import Renderers, folder_of
from ledger.board.search.course import Course
from ledger.board.search.entries import Entries, Lost
from ledger.board.search.index import FOLDER
from ledger.board.standing import Kept, Standing, digest_of_settings
from ledger.reading.values import Map
from ledger.resources import data_path


class Writer:
    """One build in the folder ``work``: what it wrote is in ``made``, what the board then has in ``now``.

    Without renderers there is Markdown alone, and the settings with which MkDocs renders it.
    """

    def __init__(
        self,
        work: Path,
        body: Map,
        before: Standing | None = None,
        renderers: Renderers | None = None,
        search: Course | None = None,
    ) -> None:
        self.work = work
        self.made = work / "made"
        self.body = body
        self.before = before or Standing()
        self.whole = before is None
        self.now = Standing()
        self._renderers = renderers
        self._search = search or Course(Entries(None, ""))
        self._waiting: list[str] = []
        self.made.mkdir()

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
            whole = switched(markdown, address.switched(name))
            texts = [in_language(whole, lang) for lang in LANGS]
            for lang, text in zip(LANGS, texts, strict=True):
                _write(self.work / lang / address.markdown(name), text.encode())
            self._search.page(name, texts)
            self._waiting.append(name)
            self._render()

    def _file(self, path: str, content: bytes) -> None:
        """Take a file that is no page."""
        if self.now.file(path, content) != self.before.files.get(path):
            _write(self.made / path, content)

    def settle(self) -> bool:
        """Make the settings, once the pages of the menu are known; whether what stands has the same ones.

        Only then pages can be rendered.
        """
        for lang, settings in self._settings().items():
            (self.work / f"{lang}.yml").write_text(settings, encoding="utf-8")
        self.now.settings = digest_of_settings(self._settings().values())
        self._render()
        return self.whole or self.now.settings == self.before.settings

    def index(self) -> bool:
        """Make the index of the search, or its files that changed; False when what it rests on is lost."""
        try:
            whole, files = self._search.files(self._gone())
        except Lost:
            return False
        if not whole:
            stays = {path: found for path, found in self.before.files.items() if path.startswith(FOLDER)}
            self.now.files |= stays
        for path, content in files:
            self._file(path, content)
        self.now.index = self._search.entries.digest()
        return True

    def finish(self) -> None:
        """Wait until everything is rendered. Raises Refusal when that fails."""
        assert self.now.settings == digest_of_settings(self._settings().values()), "the menu changed"
        if self._renderers:
            self._renderers.finish()

    def gone(self) -> list[str]:
        """Files of the board before that are not in it now."""
        pages = [address.url(name) + "index.html" for name in self._gone()]
        files = self.before.files.keys() - self.now.files.keys()
        return [*(folder_of(lang) + page for page in pages for lang in LANGS), *files]

    def _gone(self) -> set[str]:
        return self.before.pages.keys() - self.now.pages.keys()

    def _render(self) -> None:
        """Have rendered what is waiting for it."""
        if self._renderers and self._waiting and self.now.settings:
            self._renderers.render(self._waiting)
            self._waiting = []

    def _settings(self) -> dict[str, str]:
        """The settings of each language, whose pages are rendered to a folder of their own."""
        return {
            lang: configuration(
                self.body,
                Path(lang),
                Path("made") / folder_of(lang),
                data_path("site", "theme"),
                navigation(self.now.pages, lang),
                lang,
            )
            for lang in LANGS
        }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
