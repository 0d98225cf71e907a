"""Observations as a text: a title, what is looked at, a table, what is withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ledger.fairness.names import Names, shown
from ledger.fairness.wording import FIGURES, PHRASES, SAYS, TITLES, said
from ledger.report.display import visible
from scoring.fairness.observation import Observation, Row

Table = Callable[[Sequence[str], Sequence[Sequence[str]], frozenset[int]], str]
"""Lays out columns under their heads; the columns in the set are set right."""


def render_text(names: Names, observations: Sequence[Observation], table: Table) -> str:
    """All observations, one below the other."""
    outcome, lang = names.evidence.asked.outcome, names.lang
    period = names.round.period(outcome.period)
    lines = [said(PHRASES, "head", lang, period=period, as_of=outcome.as_of)]
    lines.append(said(PHRASES, "preface", lang, least=names.evidence.rules.withhold_below))
    parts = ["\n".join(lines) + "\n", *("\n" + _observation(names, each, table) for each in observations)]
    if any(row.noted for each in observations for row in each.rows):
        parts.append("\n" + said(PHRASES, "legend", lang) + "\n")
    return "".join(parts)


def _observation(names: Names, observation: Observation, table: Table) -> str:
    lang = names.lang
    lines = [said(TITLES, observation.id, lang), said(SAYS, observation.id, lang)]
    told = [row for row in observation.rows if not row.withheld]
    text = "\n".join(lines) + "\n"
    if observation.lacking or not observation.rows:
        return text + said(PHRASES, observation.lacking or "none", lang) + "\n"
    if told:
        text += _table(names, observation, told, table)
    return text + "".join(_rest(names, observation, len(observation.rows) - len(told)))


def _rest(names: Names, observation: Observation, withheld: int) -> Iterator[str]:
    lang = names.lang
    if withheld:
        yield said(PHRASES, "withheld", lang, count=withheld) + "\n"
    figures = [
        said(PHRASES, "figure", lang, name=_figure_name(names, name, node.label), value=shown(node.value))
        for name, node in observation.body.items()
    ]
    if figures:
        yield said(PHRASES, "body", lang, figures=said(PHRASES, "list", lang).join(figures)) + "\n"


def _figure_name(names: Names, name: str, label: str) -> str:
    kind, _, grade = name.partition(".")
    return visible(names.round.grade(grade)) if kind == "grade" else said(FIGURES, label, names.lang)


def _table(names: Names, observation: Observation, rows: Sequence[Row], table: Table) -> str:
    used = [column for column in observation.columns if any(column in row.figures for row in rows)]
    head = [
        "",
        said(PHRASES, "about", names.lang),
        *(visible(names.column(observation, each)) for each in used),
    ]
    body = [["*" if row.noted else "", visible(names.about(row.about)), *_values(row, used)] for row in rows]
    return table(head, body, frozenset(range(2, len(head))))


def _values(row: Row, columns: Sequence[str]) -> list[str]:
    return [shown(row.figures[column].value) if column in row.figures else "" for column in columns]
