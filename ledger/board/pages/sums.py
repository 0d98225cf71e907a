"""The score as a bill: what each component gave, what stands behind it, and the total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ledger.board.both import both, counted
from ledger.board.encode import text
from ledger.board.pages.words import SCORE, basis, joined, titled, whole
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.explain.explanation import Section
from ledger.explain.items import Item
from ledger.explain.voice import Voice, digits, roughly
from ledger.results.numbers import exact
from scoring.derivation import Node, Value
from scoring.outcome import PersonOutcome
from scoring.policy.composition import Entry

UNDER = frozenset(
    {
        "ballots.group",
        "democratic.dimension",
        "periods.score",
        "adjustments.record",
        "indicators.item",
        "logs.missing_days",
        "sheets.rater",
        "appraisal.level",
    }
)
"""Labels of steps that are told below their component."""
Key = tuple[str, tuple[tuple[str, str], ...], Value]
"""Label, arguments and value of a step."""
WEIGHT, SHARE = both("权重", "weight"), both("占", "share")
NOTHING = both("没有可计的分", "nothing to count")
MISSED = both("没有日志的日子", "Days without an entry in the log")
DEDUCTED = frozenset({"adjustments.deducted", "indicators.deducted"})


class Bill(NamedTuple):
    """How the bill is told: in which language, and the number of the step that a value comes from."""

    voice: Voice
    numbers: Mapping[Key, int]

    def named(self, words: str, node: Node | None) -> str:
        """Words (encoded) that lead to the step where a value is worked out, if there is one."""
        number_ = self.numbers.get(_key(node)) if node else None
        return f'<a href="#step-{number_}">{words}</a>' if number_ else words


def sums(
    view: View,
    settled: Settled,
    outcome: PersonOutcome,
    explained: Iterable[Section],
    voices: Iterable[Voice],
) -> str:
    """The bill of an outcome told as far as the board may; empty when there is nothing to add up.

    Each line leads to its step of the explanation on the same page; a voice says it in each language.
    """
    if not outcome.parts or not view.sight.sees("result.score", "result.parts"):
        return ""
    steps = (step for section in explained for step in section.steps)
    numbers: dict[Key, int] = {}
    for step in steps:
        numbers.setdefault(_key(step.item), step.number)
    return both(*(_told(view, settled, outcome, Bill(voice, numbers)) for voice in voices))


def _key(of: Item | Node) -> Key:
    """What a step is known by."""
    return of.label, of.args, of.value


def _told(view: View, settled: Settled, outcome: PersonOutcome, bill: Bill) -> str:
    """The bill with steps spoken of in one language."""
    rows = "".join(
        row
        for entry in bill.voice.scheme.composition.entries
        if entry.asks(outcome.role)
        for row in _rows(entry, outcome, bill)
    )
    return f'<table class="sj-sums"><tbody>{rows}{_total(view, settled, outcome, bill.voice)}</tbody></table>'


def _rows(entry: Entry, outcome: PersonOutcome, bill: Bill) -> Iterator[str]:
    value = outcome.parts.get(entry.id)
    weight = f" <small>{WEIGHT} {_percent(entry.weight(outcome.role))}</small>" if entry.weights else ""
    shown = NOTHING if value is None else signed(value) if not entry.weights else number(value)
    root = next((node for node in _nodes(outcome.derivation) if _is_root(node, entry)), None)
    name = bill.named(text(entry.name), root)
    yield f"<tr><td>{name}{weight} {basis(entry.basis)}</td><td>{shown}</td></tr>"
    for line in _under(root):
        if said := _said(line, bill):
            yield f'<tr class="sj-under"><td>{said}</td><td>{_value(line)}</td></tr>'


class Line(NamedTuple):
    """A step told below its component, the sign it enters with, and its share of the weights, if weighed."""

    node: Node
    sign: int = 1
    share: Fraction | None = None


def _said(line: Line, bill: Bill) -> str:
    """What stands behind a component, in words; empty for days missed when none was."""
    node = line.node
    if node.label == "logs.missing_days":
        days = joined(whole(text(str(leaf.value))) for leaf in node.inputs)
        return titled(MISSED, days) if days else ""
    share = f" <small>{SHARE} {_share(line.share)}</small>" if line.share is not None else ""
    return bill.named(text(bill.voice.label(node.label, dict(node.args))), node) + share


def _value(line: Line) -> str:
    value = line.node.value
    if line.node.label == "logs.missing_days":
        return counted(int(str(value)), "天", "day", "days")
    if line.node.label == "adjustments.record" or line.sign < 0:
        return signed(Fraction(str(value)) * line.sign)
    return number(Fraction(str(value))) if value is not None else ""


def _under(node: Node | None, sign: int = 1) -> Iterator[Line]:
    """The steps to tell below a component."""
    if node is None:
        return
    below = -1 if node.label in DEDUCTED else sign
    shares = _shares(node)
    for child in node.inputs:
        if child.label in UNDER:
            yield Line(child, below, shares.get(id(child)))
        else:
            yield from _under(child, below)


def _shares(node: Node) -> dict[int, Fraction]:
    """Of a weighted mean: each term (by identity) → its weight out of the sum of the weights."""
    if node.operation != "weighted_mean":
        return {}
    weights = [Fraction(str(weight.value)) for weight in node.inputs[::2]]
    return {id(term): weight / sum(weights) for weight, term in zip(weights, node.inputs[1::2], strict=True)}


def _is_root(node: Node, entry: Entry) -> bool:
    own = ("component", entry.id) in node.args
    return own and node.label not in ("score.weight", "score.withheld", "cap.tie_break")


def _nodes(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
        for child in (*node.inputs, *node.notes):
            yield from _nodes(child)


def _total(view: View, settled: Settled, outcome: PersonOutcome, voice: Voice) -> str:
    if outcome.score is None:
        return ""
    rules = voice.policy.points
    rounding = text(voice.phrase(f"rounding.{rules.rounding}"))
    places = counted(rules.places, "位小数", "decimal place", "decimal places")
    how = both(f"{rounding}，保留 {places}", f"{rounding} to {places}")
    limited = (
        both("，按高分人数限制调整", ", adjusted by the limit on high scores") if outcome.limited else ""
    )
    score = view.score(settled, outcome)
    return f'<tr class="sj-total"><td>{SCORE} <small>{how}{limited}</small></td><td>{score}</td></tr>'


def _share(value: Fraction) -> str:
    """A share in percent when that ends, else as the fraction it is."""
    return f"{exact(value * 100, 0)}%" if "/" not in exact(value, 0) else exact(value, 0)


def _percent(weight: int) -> str:
    return f"{exact(Fraction(weight, 100), 0)}%"


def number(value: Fraction) -> str:
    """A number for the eye: exact when it ends, else cut off with an ellipsis; a true minus."""
    shown = digits(value)
    shown = f"{roughly(value)}…" if "/" in shown else shown
    return f"−{shown[1:]}" if shown.startswith("-") else shown


def signed(value: Fraction) -> str:
    """The same for points added or deducted: ``+0.5``, ``−0.2``, ``0``."""
    return f"+{number(value)}" if value > 0 else number(value)
