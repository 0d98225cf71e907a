"""The account of two revisions as a text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ledger.cli.results_speech import SHORT, Speech, brought, named, told, who
from ledger.cli.words import Words
from ledger.history.account import Account, rules_of
from ledger.history.comparison import RoundChange, RowChange
from ledger.history.landings import Passing
from ledger.results.act import Act

Groups = Sequence[tuple[RoundChange, Sequence[RowChange]]]
"""The rounds, each with the rows that were asked for."""


def as_text(words: Words, account: Account, groups: Groups, by: str) -> str:
    """The rounds first, then everybody who moved, in the order asked for; then what left nothing behind."""
    lines = [_head(words, account, groups), *_lost(words, account)]
    causes = Causes(words, account)
    for whole, rows in groups:
        lines += ["", *_round(words, account, whole, rows)]
        if by == "round":
            lines += [line for row in _told_apart(whole, rows) for line in _row(words, causes, whole, row)]
    if by != "round":
        lines += _ordered(words, causes, groups, by)
    if any(row.kind == "pending" for _, rows in groups for row in rows):
        lines += ["", words("diff.pending.note")]
    lines += _passing(words, account)
    return "\n".join(lines) + "\n"


def _head(words: Words, account: Account, groups: Groups) -> str:
    first, second = (f"{side.revision} ({side.commit[:SHORT]})" for side in (account.first, account.second))
    moved = {row.subject for _, rows in groups for row in rows}
    key = "diff.between" if groups else "diff.same"
    return words(key, first=first, second=second, rounds=len(groups), subjects=len(moved))


def _lost(words: Words, account: Account) -> Iterator[str]:
    lost = account.lines.lost
    if lost:
        first, second = account.first.revision, account.second.revision
        yield words("diff.lost_commits", first=first, second=second, count=len(lost))


def _round(words: Words, account: Account, whole: RoundChange, rows: Sequence[RowChange]) -> Iterator[str]:
    before, after = (_standing(words, act, day) for act, day in zip(whole.acts, whole.days, strict=True))
    one, other = whole.periods
    if one != other and not whole.previous:
        before, after = f"{one} {before}", f"{other} {after}"
    key = "diff.round_as_settled" if (before, one) == (after, other) else "diff.round"
    names = {"period": other, "before": before, "after": after}
    yield words(key, **names, subjects=whole.subjects, moved=len(rows))
    if whole.previous:
        yield "  " + words("diff.previous", period=whole.previous)
    yield from (f"  {line}" for line in _changed(words, whole))
    landing = account.settled_in(whole) if whole.acts[0] != whole.acts[1] else None
    if landing is not None:
        yield "  " + words("diff.settlement", brought=brought(words, account.authors, landing))
    if not whole.scored:
        yield "  " + words("diff.not_scored")
    hidden = len(rows) - len(list(_told_apart(whole, rows)))
    if hidden:
        yield "  " + words("diff.unlisted", count=hidden)


def _told_apart(whole: RoundChange, rows: Sequence[RowChange]) -> Iterable[RowChange]:
    """Of rounds that differ by nature only who has another grade or status; all when few are asked for."""
    if (
        whole.periods[0] == whole.periods[1]
        and whole.rows
        and whole.rows[0].kind not in ("appeared", "vanished")
    ):
        return rows
    if len(rows) <= _FEW:
        return rows
    return [
        row
        for row in rows
        if any(move.what in ("grade", "status") for move in row.moves) and row.explained[0]
    ]


_FEW = 3


def _standing(words: Words, act: Act | None, day: str) -> str:
    if act is None:
        return words("diff.open", as_of=day) if day else words("diff.unsettled")
    values = {"number": act.number, "by": act.settled_by, "authority": act.authority, "as_of": act.as_of}
    text = words("diff.settled", **values)
    return text + (words("diff.reason_given", reason=act.reason) if act.reason else "")


def _changed(words: Words, whole: RoundChange) -> Iterator[str]:
    """Another policy in force, another engine."""
    policies = [f"{each.policy}/v{each.policy_version}" if each else "" for each in whole.outcomes]
    if all(policies) and policies[0] != policies[1]:
        yield words("diff.policy", before=policies[0], after=policies[1])
    engines = [act.engine if act else "" for act in whole.acts]
    if all(engines) and engines[0] != engines[1]:
        yield words("diff.engine", before=engines[0], after=engines[1])


def _row(words: Words, causes: Causes, whole: RoundChange, row: RowChange) -> Iterator[str]:
    speech = Speech(words, whole, row)
    moves = words("diff.semicolon").join(speech.moves()) or words("diff.components")
    plain = row.kind == "moved" or (row.kind == "appeared" and whole.previous)
    kind = "" if plain else words(f"diff.row.{row.kind}")
    yield words("diff.row", who=speech.who(), period=whole.period, kind=kind, moves=moves)
    if speech.parts():
        yield "    " + words("diff.parts", parts=words("diff.semicolon").join(speech.parts()))
    yield from (f"    {line}" for line in (*speech.deciding(), *causes.of(whole, row)))


class Causes:
    """Why somebody moved; what was told in full once is only named again."""

    def __init__(self, words: Words, account: Account) -> None:
        self._words = words
        self._account = account
        self._told: set[tuple[str, int]] = set()

    def of(self, whole: RoundChange, row: RowChange) -> Iterator[str]:
        """One line for each cause, and where the settled file itself is another."""
        words, account = self._words, self._account
        for number, index in enumerate(row.by):
            cause, again = account.told(whole, index), (whole.period, index) in self._told
            self._told.add((whole.period, index))
            text = (
                named(words, cause) + words("diff.see_above")
                if again
                else told(words, account.authors, cause)
            )
            yield words("diff.because" if number == 0 else "diff.because_also", cause=text)
        if not row.narrowed:
            yield words("diff.not_told_apart")
        if row.kind == "altered" or not (row.agrees or row.kind == "pending"):
            yield words("diff.altered.note")
            for landing in account.of_file(row):
                yield words(
                    "diff.altered.file", path=row.path, brought=brought(words, account.authors, landing)
                )


def _ordered(words: Words, causes: Causes, groups: Groups, by: str) -> Iterator[str]:
    """Everybody by person, by unit or by rule."""
    found: dict[str, list[tuple[RoundChange, RowChange]]] = {}
    for whole, rows in groups:
        for row in rows:
            for key in _keys(words, whole, row, by):
                found.setdefault(key, []).append((whole, row))
    for key in sorted(found):
        yield ""
        yield words("diff.group", name=key, count=len({row.subject for _, row in found[key]}))
        for whole, row in found[key]:
            yield from _row(words, causes, whole, row)


def _keys(words: Words, whole: RoundChange, row: RowChange, by: str) -> list[str]:
    if by == "person":
        return [row.subject]
    if by == "unit":
        return [row.group]
    return rules_of(whole, row) or [words("diff.no_rule")]


def _passing(words: Words, account: Account) -> Iterator[str]:
    found = account.passing
    if found:
        yield ""
        yield words("diff.passing", count=len(found))
    for each in found:
        yield "  " + _passed(words, account, each)


def _passed(words: Words, account: Account, each: Passing) -> str:
    commits = words("diff.comma").join(
        words("diff.made_by", commit=commit[:SHORT], who=who(words, account.authors, commit))
        for commit in each.commits
    )
    by = (
        words("diff.by_merge", commit=each.by[:SHORT], who=who(words, account.authors, each.by))
        if each.by
        else ""
    )
    return words(f"diff.{each.what}", path=each.path, commits=commits, by=by)
