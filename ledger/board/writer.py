"""Writes what changed into a folder of its own: Markdown, pages rendered from it, files; see `standing`."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from ledger.board import address
from ledger.board.both import LANGS
from ledger.board.config import configuration
from ledger.board.making import Made, Place
from ledger.board.pages.hubs import navigation
from ledger.board.parts import Part
from ledger.board.rendering import Renderers, folder_of
from ledger.board.search.course import Course
from ledger.board.search.entries import Entries, Lost
from ledger.board.search.index import FOLDER
from ledger.board.standing import Kept, Standing, digest_of_settings
from ledger.reading.values import Map
from ledger.records.parallel import FORKS, run
from ledger.resources import data_path

MAKERS = 2
"""At most so many processes make parts: as many as render them, which takes about as long."""


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
        self.body = body
        self.before = before or Standing()
        self._place = Place(work, self.before)
        self.made = self._place.made
        self.whole = before is None
        self.now = Standing()
        self._renderers = renderers
        self._search = search or Course(Entries(None, ""))
        self._waiting: list[str] = []
        self.made.mkdir()

    def parts(self, parts: Sequence[Part], jobs: int = 1) -> Generator[None, None, None]:
        """Take parts, each made of what it rests on if that is not as it was; a step for every part taken.

        They are made in several processes where that pays, so nothing may rest on what was taken before.
        """
        stale = [part for part in parts if not self._stands(part)]
        if stale and self._renderers:
            self._renderers.start()
        with closing(run(Place.part, self._place, stale, min(jobs, MAKERS) if FORKS else 1)) as made:
            for part in parts:
                if self._stands(part):
                    self.now.take_over(part.name, self.before)
                else:
                    self._take(part, next(made))
                yield

    def part(self, part: Part) -> None:
        """Take one part, made here if it has to be."""
        if self._stands(part):
            self.now.take_over(part.name, self.before)
        else:
            self._take(part, self._place.part(part))

    def _stands(self, part: Part) -> bool:
        """Whether a part rests on what it rested on before."""
        kept = self.before.parts.get(part.name)
        return kept is not None and kept.key == part.key

    def _take(self, part: Part, made: Made) -> None:
        self.now.pages |= made.pages
        self.now.files |= made.files
        if part.key is not None:
            self.now.parts[part.name] = Kept(part.key, tuple(made.pages), tuple(made.files))
        for name, entry in made.written.items():
            self._search.page(address.url(name), entry)
        self._waiting += made.written
        self._render()

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
            whole, files = self._search.files(sorted(map(address.url, self._gone())))
        except Lost:
            return False
        if not whole:
            stays = {path: found for path, found in self.before.files.items() if path.startswith(FOLDER)}
            self.now.files |= stays
        for path, content in files:
            self.now.files[path] = self._place.file(path, content)
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
