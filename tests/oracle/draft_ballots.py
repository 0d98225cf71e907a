"""Panels and ballot boxes of a random ledger: mostly complete, some short, missing or astray."""

from collections.abc import Callable
from random import Random

from tests.oracle.ballots import Style, styles
from tests.oracle.book import Book, Record
from tests.oracle.draft import Draft
from tests.oracle.policies import odd
from tests.oracle.roster import Seat, roster
from tests.oracle.rounds import policy_for_period

Marks = Callable[[], int]


def add_ballots(draft: Draft) -> None:
    """Panels for some units, then boxes for the styles there are."""
    for period in draft.periods:
        for unit in draft.units():
            if odd(draft.rng, 40):
                draft.records[f"panels/{period}/{unit}"] = _panel(draft, period, unit)
    book = draft.book()
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
    policy = policy_for_period(book, period)
    seats = roster(policy, book, period)
    for unit in book.units:
        marks = _marks(draft.rng)
        for style in styles(policy, book, period, unit, seats):
            ballots = _ballots(draft.rng, style, marks)
            if ballots and not odd(draft.rng, 6):
                _add_box(draft, period, unit, style, ballots)
        if odd(draft.rng, 5):
            _add_stray_box(draft, seats, period, unit)


def _add_stray_box(draft: Draft, seats: dict[str, Seat], period: str, unit: str) -> None:
    """A panel's box where there may be no panel to have filled it."""
    people = [person for person, seat in seats.items() if seat["unit"] == unit]
    if people and f"ballots/{period}/{unit}/other-panel" not in draft.records:
        style = {"group": "other", "block": "panel"}
        _add_box(draft, period, unit, style, [dict.fromkeys(people, 88)] * 4)


def _marks(rng: Random) -> Marks:
    """How a unit marks: all alike (ties), on a few edges, or anywhere."""
    alike = rng.choice([85, 90, 80, 89, 60])
    edges = [85, 90, 89, 80, 79, 70, 60, 100, 50]
    kind = rng.choice(["wide", "edges", "edges", "alike"])
    if kind == "alike":
        return lambda: alike
    return (lambda: rng.choice(edges)) if kind == "edges" else (lambda: rng.randrange(50, 101))


def _ballots(rng: Random, style: Style, marks: Marks) -> list[dict[str, int]]:
    number = len(style["raters"]) if not odd(rng, 20) else rng.choice([4, 3, 5, 1, 2])
    ballots = [{subject: marks() for subject in style["subjects"]} for _ in range(number)]
    if odd(rng, 10):
        ballots[0].pop(style["subjects"][0])
    if odd(rng, 10):
        ballots[-1]["p0001"] = marks()
    return [dict(sorted(ballot.items())) for ballot in ballots if ballot]


def _add_box(draft: Draft, period: str, unit: str, style: Style, ballots: list[dict[str, int]]) -> None:
    block = "nowhere" if odd(draft.rng, 5) else style["block"]
    draft.records[f"ballots/{period}/{unit}/{style['group']}-{block}"] = {
        "period": period,
        "unit": unit,
        "group": style["group"],
        "block": block,
        "closed": "2026-04-08",
        "ballots": sorted(ballots, key=lambda ballot: list(ballot.values())),
    }
