"""What is observed: rows of figures, each figure with its derivation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.derivation import Node
from scoring.frame import Frame
from scoring.outcome import Outcome
from scoring.policy.fairness import FairnessRules

About = tuple[tuple[str, str], ...]
"""What a row is about: pairs of kind and id (``unit`` and ``roads``, ``group`` and ``peer``)."""


@dataclass(frozen=True, slots=True)
class Row:
    """Figures by name, or none when the row is withheld. ``noted``: beyond what the policy sets."""

    about: About
    figures: Mapping[str, Node] = field(default_factory=dict)
    noted: bool = False

    @property
    def withheld(self) -> bool:
        """Whether too few people stand behind the figures for them to be told."""
        return not self.figures


@dataclass(frozen=True, slots=True)
class Observation:
    """One observation. ``columns`` are the names of the figures in order; ``body`` those over everybody.

    ``lacking`` says in one id why there are no rows at all (``too_few_periods``).
    """

    id: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    body: Mapping[str, Node] = field(default_factory=dict)
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A period or year with what it rests on and its outcome."""

    frame: Frame
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is looked at: the round asked about, its periods (itself, or those of the year), and the run.

    ``run`` are the outcomes of consecutive periods, the last one of the round asked about at the end.
    """

    rules: FairnessRules
    asked: Round
    periods: tuple[Round, ...]
    run: tuple[Outcome, ...]
