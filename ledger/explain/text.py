"""An explanation as text for a terminal: the result first, then why, then every step, then how to object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ledger.explain.explanation import Explanation, Section
from ledger.explain.phrases import phrase
from ledger.explain.steps import Part, Step
from ledger.records.kinds import record_path

Commits = Mapping[str, str]
"""Path → the commit that last touched it; a path that is not there is not committed."""


def render_text(explanation: Explanation, commits: Commits | None, lang: str) -> str:
    """The whole page; without ``commits`` (no repository) records are named by path alone."""
    lines = [explanation.headline, explanation.standing]
    if explanation.reasons:
        lines += ["", phrase(lang, "title.why"), *(f"  {reason}" for reason in explanation.reasons)]
    for section in explanation.sections:
        lines += ["", *_section(section, commits, lang)]
    lines += ["", phrase(lang, "title.objection")]
    lines += [f"  {number}. {line}" for number, line in enumerate(explanation.objection, start=1)]
    return "\n".join(lines) + "\n"


def _section(section: Section, commits: Commits | None, lang: str) -> Iterator[str]:
    yield section.title
    for step in section.steps:
        yield from _step(step, commits, lang)


def _step(step: Step, commits: Commits | None, lang: str) -> Iterator[str]:
    yield f"  {step.number}. {step.text} = {step.formula} = {step.value}{_sources(step, lang)}"
    if any(part.item.label in ("logs.missing_day", "logs.missing_week") for part in step.parts):
        yield from _days(step, commits, lang)
    else:
        for part in step.parts:
            if part.item.label != "constant":
                yield f"       {part.value}  {_part(part, commits, lang)}"
    for note in step.notes:
        value = f"{note.value}  " if note.value else ""
        yield f"       * {value}{_part(note, commits, lang)}"


def _part(part: Part, commits: Commits | None, lang: str) -> str:
    if part.step:
        return f"{part.text} ({phrase(lang, 'step.from', step=part.step)})"
    return part.text + _bracket(
        [*_policy(part.item.clause, part.item.basis, lang), *_records(part, commits, lang)]
    )


def _sources(step: Step, lang: str) -> str:
    return _bracket(list(_policy(step.item.clause, step.item.basis, lang)))


def _policy(clause: str, basis: str, lang: str) -> Iterator[str]:
    if clause:
        yield phrase(lang, "step.clause", clause=clause)
    for each in filter(None, basis.split(", ")):
        illustrative = each == "illustrative"
        yield phrase(lang, "basis.illustrative") if illustrative else phrase(lang, "step.basis", basis=each)


def _records(part: Part, commits: Commits | None, lang: str) -> Iterator[str]:
    for record in part.item.records:
        path = record_path(record)
        yield path if commits is None else f"{path} @ {_commit(commits, path, lang)}"


def _commit(commits: Commits, path: str, lang: str) -> str:
    return commits[path][:10] if path in commits else phrase(lang, "record.uncommitted")


def _days(step: Step, commits: Commits | None, lang: str) -> Iterator[str]:
    """The days that were counted, by month; then the records once each."""
    months: dict[str, list[str]] = {}
    for part in step.parts:
        months.setdefault(part.value[:7], []).append(part.value[8:])
    for month, days in months.items():
        yield f"       {month}: {' '.join(days)}"
    sources = dict.fromkeys(text for part in step.parts for text in _records(part, commits, lang))
    yield from (f"       {source}" for source in sources)


def _bracket(texts: list[str]) -> str:
    return f" [{'; '.join(texts)}]" if texts else ""
