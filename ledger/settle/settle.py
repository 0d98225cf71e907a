"""Settle a period: refuse what must not be, compute, write at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger import __version__
from ledger.checks.registry import check_errors
from ledger.findings import Finding
from ledger.records.tree import Tree, WorkTree
from ledger.refusal import Refusal
from ledger.results.act import Act
from ledger.results.book import Book, open_book
from ledger.results.concerns import concerns, goes_on
from ledger.results.files import as_bytes
from ledger.results.places import FOLDER, folder
from ledger.settle.correction import refuse_idle, refuse_worse
from ledger.settle.install import clear_leftovers, install
from ledger.settle.lock import alone
from ledger.settle.request import Request, admissible
from ledger.settle.totals import refuse_overrun
from ledger.verify.claims import claim, digest_before
from ledger.verify.found import Found
from ledger.verify.recompute import Failure, Recomputed, recompute
from ledger.verify.run import verify
from scoring.periods import Period, parse
from scoring.resting import rounds_before
from scoring.rounds import running_order


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a request: the settlement, or the findings for which nothing was written."""

    recomputed: Recomputed | None
    findings: tuple[Finding, ...] = ()


def settle(root: Path, request: Request, *, jobs: int = 1) -> Settled:
    """Settle a period of the ledger at ``root``.

    Raises Refusal when the request cannot be granted or somebody else is settling, OSError when the disk
    fails. In every case the ledger is as before, or has the whole settlement.
    """
    with alone(root / "records") as locked:
        if locked:
            clear_leftovers(root / FOLDER)
        tree = WorkTree(root)
        settled = prepare(tree, open_book(tree, jobs=jobs), request)
        if settled.recomputed is not None:
            _write(root, settled.recomputed)
    return settled


def prepare(tree: Tree, book: Book, request: Request) -> Settled:
    """Everything but the writing."""
    found = Found(tree)
    period = admissible(request, book, found.numbers)
    findings = _obstacles(tree, book, request, period)
    if findings:
        return Settled(None, findings)
    numbers = found.numbers.get(request.period, [])
    act = _act(found, request, numbers[-1] + 1 if numbers else 1)
    done = _computed(found, book, act)
    if not done.outcome.people:
        raise Refusal("settle.nobody", period=request.period)
    refuse_overrun(done.outcome)
    if numbers:
        refuse_idle(found, done, claim(found, request.period, numbers[-1]))
        refuse_worse(tree, book, done)
    return Settled(done)


def _obstacles(tree: Tree, book: Book, request: Request, period: Period) -> tuple[Finding, ...]:
    """Errors in records that the period may rest on; for a year also whatever differs in its periods."""
    policy = book.policies.for_period(request.period)
    before = rounds_before(request.period, book.policies) if period.is_year else []
    spans = [period, *(parse(each, policy) for each in before)]
    facts = (book.facts, list(book.policies.versions))
    errors = check_errors(book.ledger, tree, now=request.as_of, facts=facts)
    weekly = policy.logs.weekly
    found = [each for each in errors if concerns(each.path, spans, weekly=weekly) and not _comes_later(each)]
    if not found and before:
        found = list(verify(tree, book, before).findings)
    return tuple(found)


def _comes_later(finding: Finding) -> bool:
    """Whether it only says that what goes on across periods went on after the day of settling."""
    return finding.rule == "F005" and goes_on(finding.path)


def _act(found: Found, request: Request, number: int) -> Act:
    return Act(
        period=request.period,
        number=number,
        as_of=request.as_of,
        settled_by=request.settled_by,
        authority=request.authority,
        engine=__version__,
        reason=request.reason if request.correct else None,
        supersedes=digest_before(found, request.period, number),
    )


def _computed(found: Found, book: Book, act: Act) -> Recomputed:
    """The settlement, after those it may rest on were recomputed."""
    before = [p for p in found.numbers if running_order(p) < running_order(act.period)] if act.is_year else []
    acts = [claim(found, period, found.numbers[period][-1]) for period in before]
    done: Recomputed | Failure | None = None
    for done in recompute(book, [*acts, act]):
        if isinstance(done, Failure):
            raise Refusal("settle.impossible", period=done.act.period, why=done.why)
    assert isinstance(done, Recomputed)
    return done


def _write(root: Path, done: Recomputed) -> None:
    below = folder(done.act.period, done.act.number) + "/"
    files = {path.removeprefix(below): as_bytes(value) for path, value in done.files.items()}
    install(root / FOLDER / done.act.period, done.act.number, files)
