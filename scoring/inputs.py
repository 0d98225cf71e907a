"""What a unit's results rest on: records, whole or the part of them that the period uses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scoring.calendar import between
from scoring.components.component import Input
from scoring.components.registry import COMPONENTS
from scoring.facts import Appointment, Facts, PeriodId, Secondment, Span
from scoring.frame import Frame, frame_of, last_filing_day
from scoring.lookback import earlier_years, needs
from scoring.outcome import Outcome
from scoring.periods import Period
from scoring.policy.versions import Policies
from scoring.predicates.predicate import UNIT_GRADE, VETOES
from scoring.roster import Seat, overlaps
from scoring.rounds import UNITS


def inputs_of(
    policies: Policies,
    facts: Facts,
    period: PeriodId,
    unit: str,
    *,
    outcomes: Mapping[PeriodId, Outcome] | None = None,
    past_years: Mapping[int, Outcome] | None = None,
) -> tuple[Input, ...]:
    """The inputs of one unit; for many units ``inputs_by_unit`` takes the roster only once."""
    frame = frame_of(policies, facts, period, "", outcomes=outcomes, past_years=past_years)
    return _Reader(frame).unit(unit)


def inputs_by_unit(
    policies: Policies,
    facts: Facts,
    period: PeriodId,
    *,
    outcomes: Mapping[PeriodId, Outcome] | None = None,
    past_years: Mapping[int, Outcome] | None = None,
) -> dict[str, tuple[Input, ...]]:
    """For every unit on the roster of a period or year: record id and part (None: all), in order of id.

    ``outcomes`` and ``past_years`` are those a year was scored with; their settled results are inputs of it.
    """
    frame = frame_of(policies, facts, period, "", outcomes=outcomes, past_years=past_years)
    reader = _Reader(frame)
    return {unit: reader.unit(unit) for unit in frame.units}


class _Reader:
    """Collects the inputs of the units of one frame."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._calendars = list(_calendars(frame))
        self._years = earlier_years(frame.scheme)
        self._needs = needs(frame.scheme)

    def unit(self, unit: str) -> tuple[Input, ...]:
        seats = self._frame.units.get(unit, ())
        found: dict[str, Any] = {}
        for record, part in self._all(unit, seats):
            if record:
                found.setdefault(record, part)
        return tuple((record, found[record]) for record in sorted(found))

    def _all(self, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
        yield from self._calendars
        yield from self._subjects(unit, seats)
        for entry in self._frame.scheme.composition.entries:
            yield from COMPONENTS[entry.component].inputs(entry, self._frame, unit, seats)
        yield from _vetoes(self._frame, seats, VETOES in self._needs)
        yield from ((waiver.record, None) for waiver in self._frame.waivers(unit))
        if UNIT_GRADE in self._needs and (grade := self._frame.unit_grade(unit)):
            yield grade.record, None
        yield from _periods(self._frame, seats)
        yield from self._past(seats)

    def _subjects(self, unit: str, seats: Sequence[Seat]) -> Iterator[Input]:
        """The unit and its people; of a round of units, the units of the class."""
        facts = self._frame.facts
        if self._frame.subjects == UNITS:
            yield from (_unit(facts, seat.person) for seat in seats)
            return
        yield _unit(facts, unit)
        yield from (_person(self._frame, seat) for seat in seats)

    def _past(self, seats: Sequence[Seat]) -> Iterator[Input]:
        """Results of earlier years: settled ones whole, of those taken over the rows of these people."""
        facts = self._frame.facts
        rows: dict[str, list[object]] = {}
        for seat in seats:
            for back in range(1, self._years + 1):
                year = self._frame.period.year - back
                result = self._frame.year(year, seat.person)
                past = facts.past.get((year, seat.person))
                if result is not None and past is not None and result.record == past.record:
                    rows.setdefault(past.record, []).append(_row(seat.person, past.grade, past.last_in_unit))
                elif result is not None:
                    yield result.record, None
        for record, found in rows.items():
            yield record, {"rows": found}


def _row(person: str, grade: str, last: bool | None) -> dict[str, object]:
    row: dict[str, object] = {"person": person, "grade": grade}
    return row if last is None else {**row, "last_in_unit": last}


def _unit(facts: Facts, unit: str) -> Input:
    found = facts.units[unit]
    part: dict[str, object] = {"unit": unit, "class": found.unit_class}
    if found.superior is not None:
        part["superior"] = found.superior
    return found.record, {**part, "assessed": found.assessed}


def _person(frame: Frame, seat: Seat) -> Input:
    person = frame.facts.people[seat.person]
    spans = {
        "appointments": [
            _post(post, frame.period) for post in person.appointments if overlaps(post, frame.period)
        ],
        "leave": _clipped(person.leave, frame.period),
        "cases": _clipped(person.cases, frame.period),
        "secondments": [
            {**_clip(span, frame.period), **({"unit": span.unit} if span.unit else {})}
            for span in person.secondments
            if overlaps(span, frame.period)
        ],
        "probation": _clipped(person.probation, frame.period),
    }
    return person.record, {"person": seat.person, **{name: found for name, found in spans.items() if found}}


def _post(post: Appointment, period: Period) -> dict[str, object]:
    named = {"unit": post.unit, "role": post.role, "rank": post.rank, "identity": post.identity}
    more = {"section": post.section, "post_class": post.post_class, "line": list(post.line)}
    return {**_clip(post, period), **named, **{name: value for name, value in more.items() if value}}


def _clipped(spans: Iterable[Span], period: Period) -> list[dict[str, str]]:
    return [_clip(span, period) for span in spans if overlaps(span, period)]


def _clip(span: Span | Appointment | Secondment, period: Period) -> dict[str, str]:
    return {"from": max(span.start, period.first), "to": min(span.end or period.last, period.last)}


def _calendars(frame: Frame) -> Iterator[Input]:
    """The workdays from the first day of the period to the last day on which something may be filed."""
    last = last_filing_day(frame.policy, frame.facts, frame.period)
    years: dict[str, list[object]] = {}
    first = min([frame.period.first, *(frame.weeks.ends if frame.weeks else ())])
    for day in between(frame.facts.workdays, first, last):
        years.setdefault(day[:4], []).append(day)
    for year, found in years.items():
        yield f"calendar/{year}", {"workdays": found}


def _vetoes(frame: Frame, seats: Sequence[Seat], of_periods: bool) -> Iterator[Input]:
    """The vetoes of the period; of a year those of its periods too, where something looks at them."""
    for seat in seats:
        own = frame.facts.vetoes.get((frame.period.id, seat.person), ())
        for veto in frame.vetoes(seat.person) if of_periods else own:
            yield veto.record, None


def _periods(frame: Frame, seats: Sequence[Seat]) -> Iterator[Input]:
    for seat in seats:
        for result in frame.periods(seat.person):
            yield result.record, None
