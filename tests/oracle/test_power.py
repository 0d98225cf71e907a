"""The random ledgers are sharp: a mistake of mistakes.yaml, put into the second scorer, changes some result.

So an engine that made the mistake would be found out by ``test_oracle``; a maker of ledgers gone blunt is
found out here.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from tests.oracle.answers import Results, answers
from tests.oracle.ledgers import Case, case_of

FOLDER = Path(__file__).parent
MODULES = ("book", "rounds", "roster", "ballots", "grading", "scorer", "annual")
MISTAKES = yaml.safe_load((FOLDER / "mistakes.yaml").read_text(encoding="utf-8"))
SEEDS = 1000

Scorer = Callable[[Case], dict[str, Results]]


@cache
def known(seed: int) -> tuple[Case, dict[str, Results]]:
    """A case with its right results."""
    case = case_of(seed)
    return case, answers(case)


@contextmanager
def mistaken(folder: Path, mistake: dict[str, str]) -> Iterator[Scorer]:
    """The second scorer with the mistake in it, as a package of its own."""
    package = folder / "mistaken"
    package.mkdir()
    for module in MODULES:
        text = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
        if module == mistake["module"]:
            assert text.count(mistake["right"]) == 1, "the text to spoil stands once"
            text = text.replace(mistake["right"], mistake["wrong"])
        (package / f"{module}.py").write_text(text.replace("tests.oracle", "mistaken"), encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield _both(*(importlib.import_module(f"mistaken.{name}") for name in ("book", "scorer", "annual")))
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == "mistaken"]:
            del sys.modules[name]


def _both(books: ModuleType, scorer: ModuleType, annual: ModuleType) -> Scorer:
    def score(case: Case) -> dict[str, Results]:
        book = books.open_book(case.records)
        periods = {period: scorer.score_period(book, period, as_of) for period, as_of in case.rounds}
        year = annual.score_year(book, case.year, case.as_of, periods, case.past_years)
        return {**periods, str(case.year): year}

    return score


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_would_be_noticed(mistake: dict[str, str], tmp_path: Path) -> None:
    with mistaken(tmp_path, mistake) as scorer:
        assert any(scorer(case) != results for case, results in map(known, range(SEEDS)))
