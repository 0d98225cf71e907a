"""Numbered steps of an explanation: what, how, from which records, on what basis."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.board.both import both
from ledger.board.encode import text
from ledger.board.pages.words import basis, joined, titled, whole
from ledger.explain.explanation import Section
from ledger.explain.steps import Part, Step
from ledger.records.kinds import record_path


def steps_html(section: Section) -> str:
    """The steps of a section as a list that keeps the numbers they are referred to by."""
    items = "".join(
        f'<li id="step-{step.number}" value="{step.number}">{_step(step)}</li>' for step in section.steps
    )
    return f'<ol class="sj-steps">{items}</ol>'


def _step(step: Step) -> str:
    number = f'<span class="sj-no">{step.number}</span>'
    head = f'{number}<span class="sj-what">{text(step.text)}</span> {basis(step.item.basis)}'
    same = step.formula == step.value
    arithmetic = text(step.value) if same else f"{text(step.formula)} = <strong>{text(step.value)}</strong>"
    inside = "".join(f"<li>{line}</li>" for line in _lines(step))
    return f'<div>{head}</div><div class="sj-sum">{arithmetic}</div>{f"<ul>{inside}</ul>" if inside else ""}'


def _lines(step: Step) -> Iterator[str]:
    """What goes in: days counted are listed together, everything else one a line, then what was looked at."""
    if step.item.operation == "count":
        yield from _counted(step)
    else:
        yield from (_part(part) for part in step.parts if part.item.label != "constant")
    for part in step.notes:
        said = titled(text(part.text), text(part.value)) if part.value else text(part.text)
        yield f'<span class="sj-aside">{said}{_sources(part)}</span>'


def _counted(step: Step) -> Iterator[str]:
    days = joined(whole(text(part.value)) for part in step.parts)
    sources = dict.fromkeys(source for part in step.parts for source in part.item.records)
    if days:
        yield days + "".join(map(_record, sources))


def _part(part: Part) -> str:
    value = f"<b>{text(part.value)}</b>"
    if part.step:
        name = both(f"第 {part.step} 步", f"step {part.step}")
        return f'{text(part.text)} {value} <a class="sj-from" href="#step-{part.step}">{name}</a>'
    return f"{text(part.text)} {value} {_sources(part)}"


def _sources(part: Part) -> str:
    return basis(part.item.basis) + "".join(map(_record, part.item.records))


def _record(record: str) -> str:
    return f'<code class="sj-record">{text(record_path(record))}</code>'
