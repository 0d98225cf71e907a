"""Numbers in a text that tell who somebody is or what they own (D001 to D003)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.content.numbers import HEADS, NO_YEAR, is_card, is_mobile, is_old_resident, is_resident
from ledger.content.rows import Row, rows

_LABEL = re.compile("身份证|身份號|身份号|公民身份|证件号|證件")
_LABEL_BEFORE = 20
_UNITS = re.compile(r"\s*(?:\.\d+)?\s*(?:元|万|亿|千|百|吨|平方|立方|公里|千瓦|度|株|头|只|%)")
"""What makes the digits before it an amount."""
_SURE = 2
"""So many signs of a number are digits at least, and no letters that look like one."""
_PHONES, _CARDS, _OLD = range(11, 16), range(15, 20), range(15, 16)
_LENGTHS = range(_PHONES.start, _CARDS.stop)
"""Digits of mobile numbers, bank cards and identity numbers of the first generation; and of any of these."""
_BRACKETS = frozenset("()（）[]【】〔〕「」")
_FREE = frozenset(" -._·—–~")
"""Signs between which a number may stand in twos; others stand in lists."""


Windows = Sequence[tuple[int, int]]
"""First digit and the one after the last of what may be a number, in the order in which they begin."""


class Leak(NamedTuple):
    """Something that must not be there: from and to which index, and the rule."""

    start: int
    stop: int
    rule: str


def identities(text: str, year: int = NO_YEAR) -> Iterator[Leak]:
    """Every identity number, bank card and mobile number, in order; no two overlap.

    Nobody's number is issued before they are born: numbers that carry a day of `year` or later are running
    numbers.
    """
    for row in rows(text):
        taken: list[Leak] = []
        windows = list(_windows(row, _LENGTHS))
        told = (*_residents(row, year), *_old(row, windows), *_cards(row, windows), *_phones(row, windows))
        for found in told:
            if all(found.stop <= one.start or found.start >= one.stop for one in taken):
                taken.append(found)
        yield from sorted(taken)


def _residents(row: Row, year: int) -> Iterator[Leak]:
    for start in (found.start() for found in HEADS.finditer(row.digits)):
        if row.sure(start, start + 18) >= _SURE and is_resident(row.digits[start : start + 18], year):
            yield Leak(row.places[start], row.end(start + 17), "D001")
    stop, start = row.has_ten(), len(row.digits) - 17
    if stop is not None and start >= 0 and is_resident(f"{row.digits[start:]}X", year):
        yield Leak(row.places[start], stop, "D001")


def _old(row: Row, windows: Windows) -> Iterator[Leak]:
    """Fifteen digits say little by themselves; they have to be called an identity number."""
    for first, last in _of(windows, _OLD):
        before = row.text[max(0, row.places[first] - _LABEL_BEFORE) : row.places[first]]
        if _LABEL.search(before) and is_old_resident(row.digits[first:last]):
            yield Leak(row.places[first], row.end(last - 1), "D001")


def _cards(row: Row, windows: Windows) -> Iterator[Leak]:
    for first, last in _of(windows, _CARDS):
        if row.sure(first, last) >= _SURE and is_card(row.digits[first:last]):
            yield Leak(row.places[first], row.end(last - 1), "D003")


def _phones(row: Row, windows: Windows) -> Iterator[Leak]:
    for first, last in _of(windows, _PHONES):
        if row.sure(first, last) >= _SURE and is_mobile(row.digits[first:last]) and not _is_amount(row, last):
            yield Leak(row.places[first], row.end(last - 1), "D002")


def _is_amount(row: Row, last: int) -> bool:
    return _UNITS.match(row.text, row.end(last - 1)) is not None


def _of(windows: Windows, lengths: range) -> Windows:
    return [(first, last) for first, last in windows if last - first in lengths]


def _windows(row: Row, lengths: range) -> Iterator[tuple[int, int]]:
    """Runs of whole pieces with so many digits that stand together as one number does."""
    for begin, (first, last) in enumerate(row.pieces):
        if last - first in lengths:
            yield first, last
        if last - first < lengths.stop and begin + 1 < len(row.pieces) and not _goes_on(row, begin):
            yield from _joined(row, begin, lengths)


def _joined(row: Row, begin: int, lengths: range) -> Iterator[tuple[int, int]]:
    """Those of at least two pieces, with the same gap between them all; brackets count for none."""
    first, same = row.pieces[begin][0], ""
    for end in range(begin + 1, len(row.pieces)):
        last, gap = row.pieces[end][1], row.gaps[end - 1]
        if last - first >= lengths.stop or (same and gap != same and gap not in _BRACKETS):
            break
        same = same if gap in _BRACKETS else gap
        if last - first in lengths and _is_one_number(row, begin, end):
            yield first, last


def _is_one_number(row: Row, begin: int, end: int) -> bool:
    """Whether pieces stand apart the way the groups of one number do, rather than the items of a list."""
    gaps = {gap for gap in row.gaps[begin:end] if gap not in _BRACKETS}
    sizes = [last - first for first, last in row.pieces[begin : end + 1]]
    if min(sizes[:-1]) >= 3 or (sizes[0] == 2 and len(sizes) > 1 and min(sizes[1:]) >= 3):
        return True
    alone = gaps.isdisjoint((*row.gaps[max(0, begin - 1) : begin], *row.gaps[end : end + 1]))
    return alone and max(sizes) <= 2 and (max(sizes) == 1 or gaps <= _FREE)


def _goes_on(row: Row, begin: int) -> bool:
    """Whether small pieces began before, with the same gap: told at once, as they may be thousands."""
    (first, middle), (_, last) = row.pieces[begin : begin + 2]
    grouped = middle - first >= 3 or (middle - first == 2 and last - middle >= 3)
    return not grouped and row.gaps[max(0, begin - 1)] == row.gaps[begin] not in _BRACKETS and begin > 0
