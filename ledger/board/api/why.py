"""Why a result is what it is, as data: steps that a program can work out again (`api/v1/why/`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ledger.board import address
from ledger.board.both import LANGS
from ledger.board.rows import result_row
from ledger.board.view import Settled, View
from ledger.explain.explanation import tales
from ledger.explain.items import Item
from ledger.explain.json_ import exact_value
from ledger.explain.sealing import is_sealed, section_told, told
from ledger.explain.steps import working
from ledger.explain.voice import Voice
from ledger.records.kinds import record_path
from scoring.outcome import PersonOutcome
from scoring.rounds import subjects_of

Document = dict[str, Any]
"""A document of the API, or a part of one: JSON."""


def why(view: View, settled: Settled, outcome: PersonOutcome) -> Document:
    """The explanation of one result, as far as the board may tell it.

    Steps have the numbers of the page; an input with a ``step`` is the value of that step.
    """
    return {
        "round": settled.period,
        "subjects": subjects_of(settled.period),
        "subject": outcome.person,
        "result": result_row(view, settled, outcome),
        "sealed_ballots": is_sealed(outcome.derivation),
        "sections": list(_sections(view, settled, told(outcome, view.sight))),
        "page": address.url(address.why(outcome.person, settled.period)),
    }


def _sections(view: View, settled: Settled, known: PersonOutcome) -> Iterator[Document]:
    policy, scheme = view.policy_of(settled.period), view.scheme(settled.period)
    subjects = subjects_of(settled.period)
    teller = _Teller([Voice(lang, policy, view.facts, scheme, known.identity, subjects) for lang in LANGS])
    for key, roots in tales(known).items():
        steps = list(teller.steps(roots))
        if steps and section_told(key, view.sight):
            yield {"key": key, "title": teller.phrase(f"title.{key}"), "steps": steps}


class _Teller:
    """Tells derivations step by step, in every language; steps are numbered through all sections."""

    def __init__(self, voices: list[Voice]) -> None:
        self._voices = voices
        self._last = 0

    def phrase(self, key: str) -> Document:
        return {voice.lang: voice.phrase(key) for voice in self._voices}

    def steps(self, roots: list[Item]) -> Iterator[Document]:
        """The steps of some derivations; an equal step is taken only once."""
        numbers: dict[Item, int] = {}
        for item in (each for root in roots for each in working(root)):
            if item not in numbers:
                self._last += 1
                numbers[item] = self._last
                yield self._step(item, numbers)

    def _step(self, item: Item, numbers: dict[Item, int]) -> Document:
        step: Document = {"step": numbers[item], **self._said(item), "operation": item.operation}
        step["inputs"] = [self._input(child, numbers) for child in item.inputs]
        if item.notes:
            step["notes"] = [self._input(note, numbers) for note in item.notes]
        return step | _sources(item)

    def _input(self, item: Item, numbers: dict[Item, int]) -> Document:
        if item in numbers:
            return {"step": numbers[item], "value": exact_value(item.value)}
        return self._said(item) | _sources(item)

    def _said(self, item: Item) -> Document:
        """What a value is, the value, and what it is called where that is something else."""
        args, value = dict(item.args), exact_value(item.value)
        said: Document = {
            "label": item.label,
            "text": {voice.lang: voice.label(item.label, args) for voice in self._voices},
            "value": value,
        }
        if isinstance(item.value, str):
            words: Document = {voice.lang: voice.value(item.label, item.value) for voice in self._voices}
            if set(words.values()) != {value}:
                said["said"] = words
        return said


def _sources(item: Item) -> Document:
    sources: Document = {}
    if item.clause:
        sources["clause"] = item.clause
    if item.basis:
        sources["basis"] = item.basis
    if item.records:
        sources["records"] = [record_path(record) for record in item.records]
    return sources
