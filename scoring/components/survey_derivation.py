"""Explaining a survey's score: topics, cells, counts; what is withheld, and who did not answer."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from scoring.derivation import Node, given, step
from scoring.exact import WHOLE
from scoring.policy.composition import Entry
from scoring.policy.surveys import Cell, Choice, Survey, Topic
from scoring.survey.answers import CellAnswers, SurveyResult

Means = Mapping[str, tuple[Mapping[str, Fraction], Fraction | None]]
"""Topic → mean of each cell that counts, and the mean over them."""


def derive(entry: Entry, survey: Survey, result: SurveyResult, means: Means, value: Fraction | None) -> Node:
    """Where the value comes from; without one, what is lacking."""
    notes = tuple(_notes(survey, result, means))
    if value is None:
        return absent(entry, notes)
    inputs: list[Node] = []
    for topic in survey.topics:
        cells, mean = means[topic.id]
        if mean is not None:
            inputs += [_topic_weight(topic), _topic(survey, result, topic, cells, mean)]
    return _root("survey.score", "weighted_mean", value, entry, inputs, notes)


def absent(entry: Entry, notes: Sequence[Node] = ()) -> Node:
    """That there is no value."""
    return _root("survey.absent", "nothing", None, entry, (), notes)


def _root(
    label: str,
    operation: str,
    value: Fraction | None,
    entry: Entry,
    inputs: Sequence[Node],
    notes: Sequence[Node],
) -> Node:
    return step(
        label,
        operation,
        value,
        inputs,
        clause=entry.clause,
        basis=entry.basis,
        notes=notes,
        component=entry.id,
    )


def _topic_weight(topic: Topic) -> Node:
    return given("survey.topic_weight", topic.weight, clause=f"{topic.clause}.weight", topic=topic.id)


def _topic(
    survey: Survey, result: SurveyResult, topic: Topic, means: Mapping[str, Fraction], mean: Fraction
) -> Node:
    cells = {each.cell: each for each in result.cells}
    inputs: list[Node] = []
    for cell in survey.cells:
        if cell.id in means:
            inputs += [
                _cell_weight(cell),
                _cell(survey, result, cells[cell.id], topic, cell, means[cell.id]),
            ]
    return step("survey.topic", "weighted_mean", mean, inputs, topic=topic.id)


def _cell_weight(cell: Cell) -> Node:
    """The weight in basis points; that of a level is the product of its own and its stratum's share."""
    weight = Fraction(cell.weight, WHOLE)
    return given("survey.cell_weight", weight, clause=f"{cell.clause}.weight", stratum=cell.id)


def _cell(
    survey: Survey, result: SurveyResult, answers: CellAnswers, topic: Topic, cell: Cell, mean: Fraction
) -> Node:
    votes = answers.topics[topic.id]
    counts = {option.id: votes.get(option.id, 0) for option in survey.options}
    leaves = [_option(result, option, counts[option.id]) for option in survey.options]
    points = sum(counts[option.id] * option.value for option in survey.options)
    number = [given("survey.votes", counts[o.id], record=result.record, answer=o.id) for o in survey.options]
    return step(
        "survey.cell",
        "quotient",
        mean,
        (
            step("survey.points", "sum", points, leaves),
            step("survey.answers", "sum", sum(counts.values()), number),
        ),
        topic=topic.id,
        stratum=cell.id,
    )


def _option(result: SurveyResult, option: Choice, count: int) -> Node:
    votes = given("survey.votes", count, record=result.record, answer=option.id)
    value = given("survey.value", option.value, clause=f"{option.clause}.value", answer=option.id)
    return step("survey.option", "product", count * option.value, (votes, value), answer=option.id)


def _notes(survey: Survey, result: SurveyResult, means: Means) -> Iterator[Node]:
    for each in result.cells:
        yield given(
            "survey.response",
            each.answered,
            record=result.record,
            stratum=each.cell,
            drawn=each.drawn,
            reached=each.reached,
            refused=each.refused,
        )
    clause, least = f"{survey.clause}.withhold_below", survey.withhold_below
    for topic in survey.topics:
        for cell in survey.cells:
            if cell.id not in means[topic.id][0]:
                yield given(
                    "survey.withheld", None, clause=clause, topic=topic.id, stratum=cell.id, needed=least
                )
