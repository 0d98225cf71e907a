"""Panels and ballot boxes of a random ledger: mostly complete, some short, missing or astray."""

from collections.abc import Callable
from random import Random

from tests.oracle.ballots import Style, component_styles
from tests.oracle.book import Book, Record, open_book
from tests.oracle.chance import odd
from tests.oracle.draft import Draft
from tests.oracle.means import keys_of
from tests.oracle.round import Round

Mark = int | dict[str, int]
Marks = Callable[[], Mark]
Ballot = dict[str, Mark]


def add_ballots(draft: Draft) -> None:
    """Panels for some units, then boxes for the styles there are."""
    if not draft.uses("ballots"):
        return
    for period in draft.periods:
        for unit in draft.units():
            if odd(draft.rng, 40):
                draft.records[f"panels/{period}/{unit}"] = _panel(draft, period, unit)
    book = open_book(draft.records)
    for period in draft.periods:
        _add_round(draft, book, period)


def _panel(draft: Draft, period: str, unit: str) -> Record:
    people = draft.people()
    return {
        "period": period,
        "unit": unit,
        "raters": sorted(draft.rng.sample(people, min(len(people), draft.rng.choice([4, 3, 5, 1])))),
        "proposed_by": unit,
        "approved_by": "云溪区考核办",
        "authority": "云考〔2026〕2号",
        "date": "2026-03-20",
    }


def _add_round(draft: Draft, book: Book, period: str) -> None:
    round_ = Round(book, period, "9999-12-31")
    for component in round_.rules["weighted"]:
        if component["component"] == "ballots":
            for unit in book.units:
                _add_unit(draft, round_, component, unit)


def _add_unit(draft: Draft, round_: Round, component: Record, unit: str) -> None:
    marks = _marks(draft.rng, component)
    for style in component_styles(component, round_, unit):
        if not draft.lacks(8):
            _add_box(draft, round_.period, unit, style, _ballots(draft.rng, style, marks, draft.people()))
    people = [person for person, seat in round_.seats.items() if seat["unit"] == unit]
    stray = [block for block in component["blocks"] if block["raters"]["from"] == "panel"]
    if stray and people and odd(draft.rng, 10):
        _add_stray_panel(draft, round_.period, unit, stray[0], people)


def _add_stray_panel(draft: Draft, period: str, unit: str, block: Record, people: list[str]) -> None:
    """A panel's box where there may be no panel to have filled it."""
    if f"ballots/{period}/{unit}/{block['group']}-{block['id']}" not in draft.records:
        style = {"group": block["group"], "block": block["id"]}
        _add_box(draft, period, unit, style, [dict.fromkeys(people, 88)] * 4)


def _marks(rng: Random, component: Record) -> Marks:
    """How a unit marks: all alike (ties), on a few edges, or anywhere; by item where there are items."""
    single = _single_marks(rng)
    keys = keys_of(component.get("items", []))
    if not keys:
        return single

    def by_item() -> Mark:
        chosen = keys[1:] if odd(rng, 5) else keys
        return {key: single() for key in chosen} if chosen and not odd(rng, 3) else single()

    return by_item


def _single_marks(rng: Random) -> Callable[[], int]:
    alike = rng.choice([85, 90, 80, 89, 60])
    edges = [85, 90, 89, 80, 79, 70, 60, 100, 50]
    kind = rng.choice(["wide", "edges", "edges", "alike"])
    if kind == "alike":
        return lambda: alike
    return (lambda: rng.choice(edges)) if kind == "edges" else (lambda: rng.randrange(50, 101))


def _ballots(rng: Random, style: Style, marks: Marks, people: list[str]) -> list[Ballot]:
    number = len(style["raters"]) if not odd(rng, 20) else rng.choice([4, 3, 5, 1, 2])
    ballots = [{subject: marks() for subject in style["subjects"]} for _ in range(number)]
    if odd(rng, 10):
        ballots[0].pop(style["subjects"][0])
    if odd(rng, 10):
        strays = [person for person in people if person not in style["subjects"]] or people
        ballots[-1][strays[len(people) * number % len(strays)]] = marks()
    return [dict(sorted(ballot.items())) for ballot in ballots if ballot]


def _add_box(draft: Draft, period: str, unit: str, style: Style, ballots: list[Ballot]) -> None:
    block = "nowhere" if draft.lacks(5) else style["block"]
    if not ballots:
        return
    draft.records[f"ballots/{period}/{unit}/{style['group']}-{block}"] = {
        "period": period,
        "unit": unit,
        "group": style["group"],
        "block": block,
        "closed": "2026-04-08",
        "ballots": sorted(ballots, key=_scores),
    }


def _scores(ballot: Ballot) -> list[int]:
    """All scores of a ballot in the order of subjects and items, by which ballots stand."""
    return [
        score for mark in ballot.values() for score in (mark.values() if isinstance(mark, dict) else [mark])
    ]
