"""Results, causes and commits in one line each, for the account of two revisions and for histories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ledger.cli.words import Words
from ledger.explain.formula import formula
from ledger.explain.items import item_of
from ledger.explain.phrases import PHRASES
from ledger.explain.steps import said
from ledger.explain.voice import Voice, roughly
from ledger.history.account import Told
from ledger.history.authors import Authors
from ledger.history.comparison import RoundChange, RowChange
from ledger.history.deciding import deciding
from ledger.history.details import Detail
from ledger.history.edition import Edition
from ledger.history.landings import Landing
from ledger.history.rows import RowMove, Shown
from ledger.report.display import visible
from scoring.outcome import PersonOutcome
from scoring.periods import PeriodError, parse, scheme_of
from scoring.policy.versions import NoPolicy
from scoring.rounds import subjects_of

SHORT = 10
"""Digits of a commit's id that are shown."""
_FRACTION = re.compile("-?[0-9]{1,40}/[1-9][0-9]{0,40}")
_LONGEST = 60
"""Characters of a value that are shown."""
_MOST = 6
"""Values of one record that are shown; the rest are counted."""
_KEYS = frozenset({"person", "unit", "period", "date", "evidence", "record"})
"""Fields that a cause's name or place tells already, or that are too long to tell."""
RESULTS = (
    *("status", "reason", "score", "limited", "grade", "direct", "cohort", "cohort_rank", "unit_rank"),
    *("role", "rank", "identity", "post_class", "last_in_unit"),
)
"""The plain fields of a settled row."""
_PARTS = {"parts": "component", "eligibility": "gate", "consequences": "consequence"}


def voice_of(lang: str, side: Edition, period: str, identity: str) -> Voice | None:
    """How to word the results of a round in a revision; None when no policy is in force there."""
    try:
        policy = side.book.policies.for_period(period)
        scheme = scheme_of(policy, parse(period, policy))
    except (NoPolicy, PeriodError):
        return None
    return Voice(lang, policy, side.book.facts, scheme, identity, subjects_of(period))


class Speech:
    """Says what a round's rows are about, in the words of the policy on either side."""

    def __init__(self, words: Words, whole: RoundChange, row: RowChange) -> None:
        self.words = words
        self.whole, self.row = whole, row
        pairs = zip(whole.editions, whole.periods, row.explained, strict=True)
        self.voices = [voice_of(words.lang, side, name, _identity(each)) for side, name, each in pairs]

    def who(self) -> str:
        """The subject with name and unit."""
        facts = self.whole.editions[1].book.facts
        subject = facts.people.get(self.row.subject) or facts.units.get(self.row.subject)
        named = f"{self.row.subject} {subject.name}" if subject else self.row.subject
        what = "class" if subjects_of(self.whole.period) == "units" else "unit"
        voice = self.voices[1] or self.voices[0]
        group = voice.name(what, self.row.group) if voice else self.row.group
        return self.words("diff.who", who=named, group=group)

    def moves(self) -> list[str]:
        """Every result but the components: ``score 90.10 → 89.90``."""
        shown = (each for each in self.row.moves if not each.what.startswith("parts."))
        return [self._move(each) for each in shown]

    def parts(self) -> list[str]:
        """The components whose points are others."""
        return [self._part(each) for each in self.row.moves if each.what.startswith("parts.")]

    def deciding(self) -> list[str]:
        """What decided the grade, before and after."""
        if all(move.what != "grade" for move in self.row.moves):
            return []
        return [text for index in (0, 1) for text in self._decided(index)]

    def _decided(self, index: int) -> Iterable[str]:
        found, voice = self.row.explained[index], self.voices[index]
        if found is None or voice is None or found.grade is None:
            return
        steps = [self._step(item_of(node), voice) for node in deciding(found)]
        reason = self.words("diff.and").join(steps) or self.words("diff.default")
        yield self.words("diff.decided", grade=voice.grade(found.grade), reason=reason)

    def _step(self, item: Any, voice: Voice) -> str:
        text = voice.label(item.label, dict(item.args))
        records = f" ({', '.join(item.records)})" if item.records else ""
        if not item.is_step:
            return f"{text} {said(item, voice)}{records}"
        return f"{text} {formula(item, voice)}: {said(item, voice)}{records}"

    def _part(self, move: RowMove) -> str:
        name = self._name(move.what)
        before, after = (_short(each) for each in (move.before, move.after))
        return self.words("diff.change", what=name, before=before, after=after)

    def _move(self, move: RowMove) -> str:
        before, after = (
            self._value(move.what, value, voice)
            for value, voice in zip((move.before, move.after), self.voices, strict=True)
        )
        text = self.words("diff.change", what=self._name(move.what), before=before, after=after)
        return text + (self._lost(move) if move.what == "grade" else "")

    def _lost(self, move: RowMove) -> str:
        """That a grade was lost or won, when both are of one scale."""
        voice = self.voices[1] or self.voices[0]
        grades = voice.scheme.composition.grades.ids if voice else ()
        if voice is None or not {move.before, move.after} <= set(grades):
            return ""
        fell = grades.index(str(move.after)) > grades.index(str(move.before))
        grade = voice.grade(str(move.before if fell else move.after))
        return self.words("diff.lost" if fell else "diff.won", grade=grade)

    def _name(self, what: str) -> str:
        kind, _, id_ = what.partition(".")
        voice = self.voices[1] or self.voices[0]
        if id_ and kind in _PARTS:
            return voice.name(_PARTS[kind], id_) if voice else id_
        return self.words(f"diff.{what}") if what in RESULTS else what

    def _value(self, what: str, value: Shown, voice: Voice | None) -> str:
        if value is None:
            return self.words("diff.none")
        if isinstance(value, bool):
            return self.words("diff.yes" if value else "diff.no")
        if voice is None or isinstance(value, int):
            return str(value)
        if what == "grade":
            return voice.grade(value)
        if what == "cohort" or (what == "status" and f"status.{value}" in PHRASES):
            return voice.name(what, value)
        return value if what == "score" else voice.value(what, value)


def told(words: Words, authors: Authors, cause: Told) -> str:
    """One cause: the record, what became of it, on whose word, and which commits brought it."""
    if cause.change.what:
        return named(words, cause)
    name = named(words, cause)
    parts = [name, *detail_lines(words, cause.details)]
    parts += stated_lines(words, cause.stated, cause.amendment)
    parts += [brought(words, authors, landing) for landing in cause.landings]
    if not cause.landings:
        parts.append(words("diff.cause.unknown"))
    return words("diff.and").join(parts)


def named(words: Words, cause: Told) -> str:
    """The record and what became of it, with whom it is about."""
    change = cause.change
    if change.what:
        return words(f"diff.cause.{change.what}")
    if cause.about:
        key = "diff.cause.withdrawn" if change.record.startswith("withdrawals/") else "diff.cause.amended"
        return words(key, record=cause.about, by=change.record)
    record = words("diff.who", who=change.record, group=cause.subject) if cause.subject else change.record
    return words(f"diff.cause.{change.kind}", record=record)


def brought(words: Words, authors: Authors, landing: Landing) -> str:
    """One landing: the commit of the main line and its author, and the commits that made the change."""
    key = "diff.undone" if landing.undone else f"diff.how.{landing.how}"
    text = words(key, commit=landing.commit[:SHORT], who=who(words, authors, landing.commit))
    made = [each for each in landing.made if each != landing.commit]
    if not made:
        return text
    return text + words("diff.made", commits=words("diff.comma").join(_made(words, authors, made)))


def who(words: Words, authors: Authors, commit: str) -> str:
    """Who brought a commit and when they claim to have: the principal, if their key says so."""
    author = authors.of(commit)
    claimed = author.claimed or "?"
    if author.principal is not None:
        return words("diff.by.good", principal=author.principal, name=author.name, claimed=claimed)
    return words(f"diff.by.{author.signed}", name=author.name, claimed=claimed)


def _made(words: Words, authors: Authors, commits: Sequence[str]) -> Iterable[str]:
    return (words("diff.made_by", commit=each[:SHORT], who=who(words, authors, each)) for each in commits)


def detail_lines(words: Words, found: Sequence[Detail]) -> list[str]:
    """The values that changed, the first few."""
    shown = [each for each in found if each.place not in _KEYS and each.place not in _STATED]
    texts = [detail(words, each) for each in shown[:_MOST]]
    return [*texts, *([words("diff.more", count=len(shown) - _MOST)] if len(shown) > _MOST else [])]


def detail(words: Words, found: Detail) -> str:
    """One value of a record, before and after."""
    before, after = (
        words("diff.none") if each is None else _cut(each) for each in (found.before, found.after)
    )
    return words("diff.change", what=found.place, before=before, after=after)


_STATED = ("authority", "decided_by", "approved_by", "by", "reason")


def stated_lines(words: Words, stated: Mapping[str, str], amendment: str) -> list[str]:
    """On whose word and why, as the record or the amendment says."""
    texts = [words("diff.amendment", record=amendment)] if amendment else []
    return texts + [
        words(f"diff.stated.{name}", value=_cut(stated[name])) for name in _STATED if name in stated
    ]


def _cut(value: Any) -> str:
    text = visible(_plain(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_plain(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return str(value)


def _short(value: Shown) -> str:
    """Exact points, cut off after six places when they do not end before."""
    if value is None:
        return "—"
    text = str(value)
    return roughly(Fraction(text)) if _FRACTION.fullmatch(text) else text


def _identity(found: PersonOutcome | None) -> str:
    return found.identity if found else ""
