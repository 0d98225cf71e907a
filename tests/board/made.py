"""What a board is made of, of a view that is built nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ledger.board.api.documents import ROOT as API
from ledger.board.downloads import FOLDER
from ledger.board.parts import Part, Parts
from ledger.board.standing import Standing, digest_of_page, sum_of
from ledger.board.view import View


def contents(view: View) -> Iterator[tuple[str, str | bytes]]:
    """Every page by its name, as Markdown in both languages, and every file by its path, as bytes."""
    made = Standing()
    for part in parts(view, made):
        yield from taken(part, made)


def parts(view: View, made: Standing) -> Iterator[Part]:
    """Every part, in the order in which a board is made."""
    found = Parts(view)
    yield from chain(found.families(), found.units(made), found.others())
    yield found.frame(made)


def taken(part: Part, made: Standing) -> Iterator[tuple[str, str | bytes]]:
    """The contents of a part, of which note is taken."""
    for name, content in part.make():
        if isinstance(content, str):
            made.pages[name] = digest_of_page(content)
        else:
            made.files[name] = sum_of(content)
        yield name, content


def pages(view: View) -> Iterator[tuple[str, str]]:
    """Every page of the board."""
    yield from ((name, content) for name, content in contents(view) if isinstance(content, str))


def files(view: View, folder: str = "") -> dict[str, bytes]:
    """Every file of the board that is no page, or those below a folder."""
    found = ((path, content) for path, content in contents(view) if isinstance(content, bytes))
    return {path: content for path, content in found if path.startswith(folder)}


def downloads(view: View) -> dict[str, bytes]:
    """Every file to download."""
    return files(view, FOLDER)


def api_files(view: View) -> dict[str, bytes]:
    """Every file of the API."""
    return files(view, API)
