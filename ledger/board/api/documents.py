"""Every document of the API by its path below `api/v1/`."""

from __future__ import annotations

from collections.abc import Iterator

from ledger import __version__
from ledger.board import address
from ledger.board.api import registers
from ledger.board.api.changes import VERSION
from ledger.board.api.why import Document, Explainer
from ledger.board.feeds.files import CALENDARS, FEEDS
from ledger.board.rows import result_row
from ledger.board.settled import Settled
from ledger.board.site import site_of
from ledger.board.sums import SUMS
from ledger.board.view import View
from scoring.outcome import PersonOutcome
from scoring.rounds import subjects_of

ROOT = "api/v1/"
"""Where the API stands, below the board's root."""
INDEX, OPENAPI = "index.json", "openapi.json"
REGISTERS = {
    "units.json": registers.units,
    "people.json": registers.people,
    "notices.json": registers.notices,
    "policy.json": registers.policy,
    "corrections.json": registers.corrections,
}
"""Documents of which there is always one."""
OF_THE_BODY = ("name", "name_en", "office", "fictional", "statement")


def documents(view: View) -> Iterator[tuple[str, Document]]:
    """The documents that are about no single round: path and JSON."""
    yield INDEX, index(view)
    for path, made in REGISTERS.items():
        yield path, made(view)


def documents_of(view: View, traced: Settled) -> Iterator[tuple[str, Document]]:
    """The documents of a round whose derivations are known."""
    yield results_path(traced.period), results(view, traced)
    explainer = Explainer(view, traced)
    for outcome in traced.outcome.people.values():
        yield why_path(traced.period, outcome.person), explainer.why(outcome)


def results_path(round_: str) -> str:
    """Where the results of a round stand."""
    return f"results/{round_}.json"


def why_path(round_: str, subject: str) -> str:
    """Where the explanation of one result stands."""
    return f"why/{round_}/{subject}.json"


def index(view: View) -> Document:
    """What there is, for whom, as of when, and where."""
    body: Document = dict(view.sight.shown("body", view.body))
    site = site_of(body, view.sight.tier)
    known = {name: body[name] for name in OF_THE_BODY if name in body}
    return {
        "api": VERSION,
        "engine": __version__,
        "tier": view.sight.tier,
        "as_of": view.as_of,
        "body": known,
        **({"board": site.address} if site.address else {}),
        "documents": [*REGISTERS, *(results_path(settled.period) for settled in view.rounds)],
        "rounds": [_round(settled) for settled in view.rounds],
        "feeds": [path for path, _, _ in FEEDS],
        "calendars": [path for path, _, _ in CALENDARS],
        "openapi": OPENAPI,
        "digests": SUMS,
        "page": address.url(address.API),
    }


def results(view: View, settled: Settled) -> Document:
    """The results of one round, in order of id, each with the way to its explanation."""
    return {
        "round": settled.period,
        "subjects": subjects_of(settled.period),
        "places": settled.outcome.places,
        "settlement": registers.act(settled, view),
        "results": [_row(view, settled, outcome) for outcome in settled.outcome.people.values()],
    }


def _row(view: View, settled: Settled, outcome: PersonOutcome) -> Document:
    return {
        **result_row(view, settled, outcome),
        "why": why_path(settled.period, outcome.person),
        "page": address.url(address.why(outcome.person, settled.period)),
    }


def _round(settled: Settled) -> Document:
    return {
        "round": settled.period,
        "subjects": subjects_of(settled.period),
        "results": results_path(settled.period),
        "why": why_path(settled.period, "{subject}"),
    }
