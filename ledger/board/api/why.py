"""Why a result is what it is, as data: steps that a program can work out again (`api/v1/why/`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ledger.board import address
from ledger.board.both import LANGS
from ledger.board.rows import result_row
from ledger.board.settled import Settled
from ledger.board.view import View
from ledger.explain.explanation import tales, voice_of
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


class Explainer:
    """Explains the results of one round, as far as the board may tell them.

    One for a whole round, because people of one identity are told the same in the same words.
    """

    def __init__(self, view: View, settled: Settled) -> None:
        self._view = view
        self._settled = settled
        self._words: dict[str, _Words] = {}

    def why(self, outcome: PersonOutcome) -> Document:
        """The explanation of one result.

        Steps have the numbers of the page; an input with a ``step`` is the value of that step.
        """
        view, period = self._view, self._settled.period
        return {
            "round": period,
            "subjects": subjects_of(period),
            "subject": outcome.person,
            "result": result_row(view, self._settled, outcome),
            "sealed_ballots": is_sealed(outcome.derivation),
            "sections": list(self._sections(told(outcome, view.sight))),
            "page": address.url(address.why(outcome.person, period)),
        }

    def _sections(self, known: PersonOutcome) -> Iterator[Document]:
        words, first = self._words_for(known.identity), 1
        for key, roots in tales(known).items():
            steps = list(_steps(roots, words, first))
            first += len(steps)
            if steps and section_told(key, self._view.sight):
                yield {"key": key, "title": words.phrase(f"title.{key}"), "steps": steps}

    def _words_for(self, identity: str) -> _Words:
        if identity not in self._words:
            book, period = self._view.book, self._settled.period
            self._words[identity] = _Words([voice_of(book, period, identity, lang) for lang in LANGS])
        return self._words[identity]


class _Words:
    """What labels and values are called in every language; each is asked for once."""

    def __init__(self, voices: list[Voice]) -> None:
        self._voices = voices
        self._labels: dict[tuple[str, tuple[tuple[str, str], ...]], Document] = {}
        self._values: dict[tuple[str, str], Document] = {}

    def phrase(self, key: str) -> Document:
        return {voice.lang: voice.phrase(key) for voice in self._voices}

    def said(self, item: Item) -> Document:
        """What a value is, the value, and what it is called where that is something else."""
        said: Document = {"label": item.label, "text": self._label(item), "value": exact_value(item.value)}
        if isinstance(item.value, str) and (words := self._value(item.label, item.value)):
            said["said"] = words
        return said

    def _label(self, item: Item) -> Document:
        key = item.label, item.args
        if key not in self._labels:
            args = dict(item.args)
            self._labels[key] = {voice.lang: voice.label(item.label, args) for voice in self._voices}
        return self._labels[key]

    def _value(self, label: str, value: str) -> Document:
        """What a text is called; empty when it speaks for itself."""
        key = label, value
        if key not in self._values:
            words = {voice.lang: voice.value(label, value) for voice in self._voices}
            self._values[key] = words if set(words.values()) != {value} else {}
        return self._values[key]


def _steps(roots: list[Item], words: _Words, first: int) -> Iterator[Document]:
    """The steps of some derivations, numbered on from ``first``; an equal step is taken only once.

    Steps are compared by the numbers of the steps that they rest on: comparing whole trees takes long.
    """
    numbers: dict[object, int] = {}
    of_item: dict[int, int] = {}
    for item in (each for root in roots for each in working(root)):
        rests = tuple(of_item.get(id(child)) or child for child in item.inputs)
        known = item.label, item.operation, item.value, item.args, item.clause, item.basis, item.records
        same = known, rests, item.notes
        if new := same not in numbers:
            numbers[same] = first + len(numbers)
        of_item[id(item)] = numbers[same]
        if new:
            yield _step(item, words, of_item)


def _step(item: Item, words: _Words, numbers: dict[int, int]) -> Document:
    step: Document = {"step": numbers[id(item)], **words.said(item), "operation": item.operation}
    step["inputs"] = [_input(child, words, numbers) for child in item.inputs]
    if item.notes:
        step["notes"] = [words.said(note) | _sources(note) for note in item.notes]
    return step | _sources(item)


def _input(item: Item, words: _Words, numbers: dict[int, int]) -> Document:
    if id(item) in numbers:
        return {"step": numbers[id(item)], "value": exact_value(item.value)}
    return words.said(item) | _sources(item)


def _sources(item: Item) -> Document:
    sources: Document = {}
    if item.clause:
        sources["clause"] = item.clause
    if item.basis:
        sources["basis"] = item.basis
    if item.records:
        sources["records"] = [record_path(record) for record in item.records]
    return sources
