"""`shaiji draw`: the people of a survey, drawn by a public seed."""

from __future__ import annotations

import re

from ledger.cli.command import Command
from ledger.cli.options import (
    argument,
    find_root,
    format_option,
    jobs_option,
    lang_option,
    root_option,
    text_option,
)
from ledger.cli.output import put, tell
from ledger.cli.progress import reading
from ledger.cli.table import table
from ledger.cli.words import Words
from ledger.refusal import Refusal
from ledger.supervision.drawing import Drawing, draw_again

_COLUMNS = ("stratum", "step", "digits", "left", "place", "drawn")
_NUMBERS = frozenset({1, 3, 4})


def command(words: Words) -> Command:
    """The command in the words' language."""
    parameters = [
        argument("year", "YEAR"),
        argument("survey", "SURVEY"),
        text_option(words, "seed", "TEXT", "option.seed"),
        format_option(words, ("text", "json")),
        root_option(words),
        jobs_option(words),
        lang_option(words),
    ]
    return Command(words, "draw", run, parameters)


def run(
    words: Words, year: str, survey: str, seed: str | None, form: str, root: str | None, jobs: int
) -> int:
    """Draw and print; exit code 1 when the ledger records another draw of this seed."""
    from ledger.records.tree import WorkTree
    from ledger.results.book import open_book

    if not re.fullmatch("[0-9]{4}", year):
        raise Refusal("survey.unknown", year=year, name=survey, nearest="")
    with reading(words) as progress:
        book = open_book(WorkTree(find_root(root)), jobs=jobs, progress=progress)
    drawing = draw_again(book, int(year), survey, seed)
    put(_json(drawing) if form == "json" else _table(words, drawing))
    tell(words("draw.seed", seed=drawing.seed))
    drawn = sum(map(len, drawing.drawn.values()))
    tell(words("draw.sum", drawn=drawn, listed=sum(drawing.listed.values())))
    return _compared(words, drawing)


def _compared(words: Words, drawing: Drawing) -> int:
    """Say how the recorded draw compares, if there is one."""
    if drawing.record is None:
        return 0
    path, differing = drawing.record.path, drawing.differing()
    if not drawing.same_seed:
        tell(words("draw.other_seed", path=path))
    elif differing:
        tell(words("draw.differs", path=path, strata=", ".join(differing)))
    else:
        tell(words("draw.agrees", path=path))
    return 1 if differing else 0


def _table(words: Words, drawing: Drawing) -> str:
    head = [words(f"draw.{column}") for column in _COLUMNS]
    rows = [
        [
            cell,
            str(pick.counter),
            pick.digits,
            str(pick.left),
            "" if pick.place is None else str(pick.place),
            pick.drawn or words("draw.refused"),
        ]
        for cell, steps in drawing.steps.items()
        for pick in steps
    ]
    return table(head, rows, _NUMBERS)


def _json(drawing: Drawing) -> str:
    from ledger.report.json_ import dump

    steps = {cell: [pick._asdict() for pick in each] for cell, each in drawing.steps.items()}
    head = {"year": drawing.year, "survey": drawing.survey, "seed": drawing.seed}
    return dump({**head, "drawn": drawing.drawn, "steps": steps})
