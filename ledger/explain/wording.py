"""What each label of a derivation says, in Chinese and English (`scoring/labels.py` lists them).

The words in braces are the label's arguments, put in as names where an id has one.
"""

from __future__ import annotations

from collections.abc import Mapping

from ledger.explain import (
    wording_bonus,
    wording_grades,
    wording_indicators,
    wording_reviews,
    wording_scores,
    wording_supervision,
    wording_units,
)
from scoring.rounds import PEOPLE, UNITS

WORDING: Mapping[str, tuple[str, str]] = {
    **wording_scores.WORDING,
    **wording_indicators.WORDING,
    **wording_reviews.WORDING,
    **wording_grades.WORDING,
    **wording_supervision.WORDING,
    **wording_bonus.WORDING,
}


def worded(label: str, args: Mapping[str, str], lang: str, subjects: str = PEOPLE) -> str:
    """The wording of a label with its arguments; ``args`` are names to show, not ids.

    Of a round of units (``subjects``) some labels speak of units.
    """
    special = wording_units.WORDING if subjects == UNITS else {}
    chinese, english = special.get(label) or WORDING[label]
    return (chinese if lang == "zh" else english).format(**args)
