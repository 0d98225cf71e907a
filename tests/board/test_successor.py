"""The same tree builds under zensical, which follows MkDocs: same pages, and no link that leads nowhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.board.pages import Page, pages, read
from tests.board.test_board import leads

pytestmark = pytest.mark.slow

ZENSICAL = Path(sys.executable).with_name("zensical")


@pytest.fixture(scope="module")
def built(every_tree: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board as zensical makes it, with the files that are no pages laid beside."""
    board, tree = every_tree
    work = tmp_path_factory.mktemp("zensical") / "tree"
    shutil.copytree(tree, work)
    for lang in ("zh", "en"):
        subprocess.run([ZENSICAL, "build", "-f", f"{lang}.yml"], cwd=work, check=True, capture_output=True)
    for path in board.rglob("*"):
        there = work / "made" / path.relative_to(board)
        if path.is_file() and path.suffix != ".html" and not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, there)
    return work / "made"


def test_its_pages_say_the_same(every_tree: tuple[Path, Path], built: Path) -> None:
    mine, theirs = articles(every_tree[0]), articles(built)
    assert mine.keys() == theirs.keys()
    assert [name for name in mine if mine[name].text != theirs[name].text] == []


def articles(board: Path) -> dict[str, Page]:
    """Every page without the theme around it."""
    found = ((path, ARTICLE.search(path.read_text(encoding="utf-8"))) for path in board.rglob("*.html"))
    return {str(path.relative_to(board)): read(article[0]) for path, article in found if article}


ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def test_every_link_of_it_leads_somewhere(built: Path) -> None:
    made = dict(pages(built))
    broken = {
        (name, address)
        for name, page in made.items()
        for _, _, address in page.addresses
        if not name.endswith("404.html") and not leads(built, made, name, address)
    }
    assert broken == set()
