"""Ballots themselves: range, limit, order, and how few are withheld (B004, B006–B008; J7–J9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ledger.checks.context import Context
from ledger.checks.fault import Fault, Pointer, fault
from ledger.checks.styles import is_sure, style_of
from ledger.records.loading import Record
from scoring.components.ballot_counting import mark_score
from scoring.components.ballot_rules import BallotLimit, BallotRules
from scoring.facts import Mark
from scoring.styles import rules_of

Ballot = Mapping[str, Mark]
"""Subject → score, or scores by item."""


def check_range(context: Context) -> Iterable[Fault]:
    """Every score lies on the policy's scale, so that nobody is zeroed out of malice (J8)."""
    for record in context.of_kind("ballots"):
        rules = ballot_rules(context, record)
        if rules is None:
            continue
        low, high = rules.scale_min, rules.scale_max
        for index, ballot in enumerate(record.value["ballots"]):
            for place, score in _scores(ballot):
                if not low <= score <= high:
                    where: Pointer = ("ballots", index, *place)
                    yield fault(record.id, where, "B004", score=score, min=low, max=high)


def check_items(context: Context) -> Iterable[Fault]:
    """A ballot scores just the items that the policy asks for, or gives one score where it asks for none."""
    for record in context.of_kind("ballots"):
        rules = ballot_rules(context, record)
        if rules is None:
            continue
        keys = {key for item in rules.items for key in item.keys}
        for index, ballot in enumerate(record.value["ballots"]):
            for person, mark in ballot.items():
                given = set() if isinstance(mark, int) else set(mark)
                if given != keys:
                    place, asked = ("ballots", index, person), ", ".join(sorted(keys)) or "—"
                    yield fault(record.id, place, "H024", key=True, person=person, asked=asked)


def check_limit(context: Context) -> Iterable[Fault]:
    """On no ballot do more subjects get a high score than the policy allows (J9)."""
    for record in context.of_kind("ballots"):
        rules = ballot_rules(context, record)
        if rules is not None and rules.limit is not None:
            for index, ballot in enumerate(record.value["ballots"]):
                yield from _limit_faults(record, index, ballot, rules, rules.limit)


def check_few(context: Context) -> Iterable[Fault]:
    """Too few ballots of raters who are not named are withheld: they would tell who gave them (J7)."""
    for record in context.of_kind("ballots"):
        rules, number = ballot_rules(context, record), len(record.value["ballots"])
        style = style_of(context, record) if rules and is_sure(context, record) else None
        if rules and style and not style.named and number < rules.withhold_below:
            yield fault(record.id, ("ballots",), "B007", key=True, ballots=number, least=rules.withhold_below)


def check_ballot_order(context: Context) -> Iterable[Fault]:
    """Ballots stand in ascending order of their scores, so that position tells nothing either (J7)."""
    for record in context.of_kind("ballots"):
        keys = [[score for _, score in sorted(_scores(ballot))] for ballot in record.value["ballots"]]
        for index in range(1, len(keys)):
            if keys[index] < keys[index - 1]:
                yield fault(record.id, ("ballots", index), "B008", number=index + 1)
                break


def ballot_rules(context: Context, record: Record) -> BallotRules | None:
    """The policy's rules for a record of ballots or a panel; None without such rules, or sure ones."""
    period, policy = context.period(record.value["period"]), context.policy(record.value["period"])
    return rules_of(policy, period) if period and policy and not context.policies_doubtful else None


def _scores(ballot: Ballot) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Every score of a ballot with its place: the subject, and the item if there are items."""
    for person, mark in ballot.items():
        if isinstance(mark, int):
            yield (person,), mark
        else:
            yield from (((person, item), score) for item, score in mark.items())


def _limit_faults(
    record: Record, index: int, ballot: Ballot, rules: BallotRules, limit: BallotLimit
) -> Iterable[Fault]:
    places = limit.quota.places(len(ballot))
    scores = {person: mark_score(rules, mark) for person, mark in ballot.items()}
    high = [person for person, score in scores.items() if score is not None and score >= limit.at_or_above]
    if len(high) > places:
        yield fault(
            record.id,
            ("ballots", index, high[places]),
            "B006",
            number=len(high),
            limit=limit.at_or_above,
            places=places,
            subjects=len(ballot),
        )
