"""What a row of digits can be: a resident identity number, a mobile number, a bank card.

Each is told by everything that its standard fixes, so that running numbers, amounts and dates are not taken
for one: GB 11643 (province, day of birth, ISO 7064 check character), the national numbering plan, ISO/IEC
7812 (issuer's prefix, length, Luhn's check digit).
"""

from __future__ import annotations

import re
from calendar import monthrange

_PROVINCES = frozenset(
    f"{region}{place}"
    for region, places in enumerate(
        ("12345", "123", "1234567", "123456", "01234", "12345", "1", "123"), start=1
    )
    for place in places
)
"""GB/T 2260; 83 is the number of residence permits of people from Taiwan."""
_WEIGHTS = tuple(2**place % 11 for place in range(17, 0, -1))
_FIRST_YEAR = 1900
NO_YEAR = 9999

HEADS = re.compile("(?=[0-9]{6}(?:19|[2-9][0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{4})")
"""Finds where 18 digits can begin that are an identity number, among any number of digits."""
_PHONE = re.compile("(?:0086|86|0)?1[3-9][0-9]{9}")
_RUNNING = re.compile("[1-6][0-9]{5}20[0-3][0-9]")
"""A division code and a year of this century: the head of a running number, hardly ever of a card's."""
_CARDS = (
    (re.compile("62"), range(16, 20)),
    (re.compile("4"), (16, 19)),
    (re.compile("5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),
    (re.compile("6011|65|64[4-9]"), (16, 19)),
    (re.compile("955[5-9]|60|69|94"), (19,)),
    (re.compile("35(?:2[89]|[3-8])"), (16,)),
    (re.compile("3[47]"), (15,)),
)
"""Prefix of the issuer → lengths."""


def is_resident(number: str, year: int = NO_YEAR) -> bool:
    """Whether 18 signs, the last maybe `X`, are an identity number of somebody born before a year."""
    return (
        number[:2] in _PROVINCES
        and _FIRST_YEAR <= int(number[6:10]) < year
        and _is_day(number[6:10], number[10:12], number[12:14])
        and _check(number[:17]) == number[17]
    )


def is_old_resident(number: str) -> bool:
    """Whether 15 digits can be an identity number of the first generation, which has no check digit."""
    return number[:2] in _PROVINCES and _is_day(f"19{number[6:8]}", number[8:10], number[10:12])


def is_mobile(number: str) -> bool:
    """Whether digits are a mobile number, with or without the country's code or a zero in front."""
    return _PHONE.fullmatch(number) is not None


def is_card(number: str) -> bool:
    """Whether digits are the number of a bank card."""
    return (
        any(len(number) in lengths and prefix.match(number) for prefix, lengths in _CARDS)
        and not _RUNNING.match(number)
        and _luhn(number) == 0
    )


def _is_day(year: str, month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year), int(month))[1]


def _check(digits: str) -> str:
    """The check character of ISO 7064 MOD 11-2."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return "10X98765432"[total % 11]


def _luhn(number: str) -> int:
    """Luhn's sum modulo ten."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[0::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10
