"""The examples in the guides print what the guides show, in a copy of the demo ledger."""

import shutil
from pathlib import Path

import pytest

from tests.house.console import Session, examples, matches
from tests.house.files import ROOT, documents

PAGES = [path for path in documents() if examples(path.read_text(encoding="utf-8"))]


def language(page: Path) -> str:
    return "zh_CN.UTF-8" if page.name.endswith(".zh-CN.md") else "en_US.UTF-8"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples(page: Path, tmp_path: Path) -> None:
    """Examples of one page share a ledger, so a later one sees what an earlier one wrote."""
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    shutil.copytree(ROOT / "records", ledger / "records")
    for steps in examples(page.read_text(encoding="utf-8")):
        session = Session(ledger, ROOT, language(page))
        for step in steps:
            printed = session.run(step.command)
            assert matches(step.shown, printed), "\n".join(
                [f"{page.name}:{step.line}: $ {step.command}", "prints:", *printed]
            )


def test_examples_are_found_and_cut_into_steps() -> None:
    page = "text\n\n```console\n$ shaiji check\nfine\n$ echo $?\n0\n```\n\n```console\n$ make test\n```\n"
    ((check, echo),) = examples(page)
    assert (check.command, check.shown, check.line) == ("shaiji check", ("fine",), 4)
    assert (echo.command, echo.shown, echo.line) == ("echo $?", ("0",), 6)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a",), ("a", "b"), False),
        (("a", "..."), ("a", "b", "c"), True),
        (("...", "c"), ("a", "b", "c"), True),
        (("a", "...", "c"), ("a", "c"), True),
        (("a", "...", "d"), ("a", "b", "c"), False),
        (("digest 1f...",), ("digest 1f2e3d",), True),
        (("digest 1f...",), ("digest 2f2e3d",), False),
        ((), ("surprise",), False),
    ],
)
def test_dots_stand_for_what_is_left_out(
    shown: tuple[str, ...], printed: tuple[str, ...], same: bool
) -> None:
    assert matches(shown, printed) is same
