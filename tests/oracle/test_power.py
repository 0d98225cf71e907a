"""The random ledgers are sharp: a mistake of mistakes.yaml, put into the second scorer, changes some result.

So an engine that made the mistake would be found out by ``test_oracle``; a maker of ledgers gone blunt is
found out here. ``seed`` says which ledger shows the mistake; when ledgers are drafted otherwise,
``BLESS=1 pytest tests/oracle/test_power.py`` looks for one anew and writes it down.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
import yaml

from tests.oracle.answers import Results, answers
from tests.oracle.ledgers import Case, case_of

FOLDER = Path(__file__).parent
MODULES = ("book", "rounds", "roster", "round", "means", "ballots", "indicators", "supervision", "survey")
MODULES += ("reviews", "logs", "annual", "grading", "uses", "scorer")
MISTAKES = yaml.safe_load((FOLDER / "mistakes.yaml").read_text(encoding="utf-8"))
SEEDS = 1000
"""Where to look for a ledger that shows a mistake."""

Scorer = Callable[[Case], dict[str, Results]]


@cache
def known(seed: int) -> tuple[Case, dict[str, Results]]:
    """A case with its right results."""
    case = case_of(seed)
    return case, answers(case)


class Mistaken(MetaPathFinder, Loader):
    """The second scorer as a package of its own; but for the module with the mistake it is compiled once."""

    def __init__(self, mistake: dict[str, Any]) -> None:
        text = text_of(mistake["module"])
        assert text.count(mistake["right"]) == 1, "the text to spoil stands once"
        spoiled = text.replace(mistake["right"], mistake["wrong"])
        self._spoiled = {mistake["module"]: compiled(mistake["module"], spoiled)}

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        package, _, module = fullname.partition(".")
        known_here = package == "mistaken" and module in ("", *MODULES)
        return spec_from_loader(fullname, self, is_package=not module) if known_here else None

    def exec_module(self, module: ModuleType) -> None:
        if name := module.__name__.partition(".")[2]:
            exec(self._spoiled.get(name) or right(name), module.__dict__)


def text_of(module: str) -> str:
    return (FOLDER / f"{module}.py").read_text(encoding="utf-8")


def compiled(module: str, text: str) -> CodeType:
    return compile(text.replace("tests.oracle", "mistaken"), f"mistaken/{module}.py", "exec")


@cache
def right(module: str) -> CodeType:
    """A module without a mistake, to be run as part of the mistaken package."""
    return compiled(module, text_of(module))


@contextmanager
def mistaken(mistake: dict[str, Any]) -> Iterator[Scorer]:
    """The second scorer with the mistake in it."""
    finder = Mistaken(mistake)
    sys.meta_path.insert(0, finder)
    try:
        yield _scorer(*(importlib.import_module(f"mistaken.{name}") for name in ("book", "round", "scorer")))
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.split(".")[0] == "mistaken"]:
            del sys.modules[name]


def _scorer(books: ModuleType, rounds: ModuleType, scorer: ModuleType) -> Scorer:
    def score(case: Case) -> dict[str, Results]:
        book, found = books.open_book(case.records), dict[str, Results]()
        for name, as_of in case.rounds:
            found[name] = scorer.score_round(rounds.Round(book, name, as_of, found, case.past))
        return found

    return score


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_noticed(mistake: dict[str, Any]) -> None:
    if os.environ.get("BLESS"):
        pytest.skip("looked for below")
    with mistaken(mistake) as scorer:
        assert notices(scorer, mistake["seed"])


@pytest.mark.skipif(not os.environ.get("BLESS"), reason="only when asked for")
def test_every_mistake_has_a_ledger_that_shows_it() -> None:
    """The first ledger that does, the ones that show others first."""
    likely: dict[int, None] = {}
    for mistake in MISTAKES:
        with mistaken(mistake) as scorer:
            seeds = (
                seed for seed in [mistake.get("seed") or 0, *likely, *range(SEEDS)] if notices(scorer, seed)
            )
            mistake["seed"] = next(seeds, None)
        likely[mistake["seed"] or 0] = None
    write(MISTAKES)
    assert [mistake["name"] for mistake in MISTAKES if mistake["seed"] is None] == []


def notices(scorer: Scorer, seed: int) -> bool:
    """Whether the mistaken scorer scores a ledger otherwise, or fails at it."""
    case, results = known(seed)
    try:
        return scorer(case) != results
    except ArithmeticError:
        return True


def write(mistakes: list[dict[str, Any]]) -> None:
    """The list of mistakes, in the form it has."""
    head, _, _ = (FOLDER / "mistakes.yaml").read_text(encoding="utf-8").partition("- name:")
    texts = [
        f"- name: {each['name']}\n  module: {each['module']}\n"
        f"  right: {json.dumps(each['right'])}\n  wrong: {json.dumps(each['wrong'])}\n"
        f"  seed: {json.dumps(each['seed'])}\n"
        for each in mistakes
    ]
    (FOLDER / "mistakes.yaml").write_text(head + "".join(texts), encoding="utf-8")
