"""The characters a record may hold: a closed list, the same under every version of Python.

The tables of `unicodedata` grow with Python, and a verdict that asked them would change; this list does not.
Everything in it is its own NFC form and combines with nothing, so text made of it is in NFC. Apart from
the punctuation marks in `WIDE_MARKS` everything is its own NFKC form too, so no text has two spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

LETTERS = {
    "ASCII letters and digits": "30-39 41-5A 61-7A",
    "Latin letters with marks": "C0-D6 D8-F6 F8-131 134-13E 141-148 14A-17E 1CD-1DC 1F8-1F9 251 261 "
    "1E00-1E99 1EA0-1EF9",
    "Pinyin and Bopomofo tones": "2C7 2C9-2CB",
    "Greek": "391-3A1 3A3-3A9 3B1-3C9",
    "Cyrillic": "401 410-44F 451",
    "Ideographic signs that count as letters": "3005-3007 3021-3029",
    "Kana": "3041-3096 309D-309E 30A1-30FA 30FC-30FE",
    "Bopomofo": "3105-312F 31A0-31BF",
    "Han": "3400-4DBF 4E00-9FFF FA0E-FA0F FA11 FA13-FA14 FA1F FA21 FA23-FA24 FA27-FA29",
    "Han, extensions B to F": "20000-2A6DF 2A700-2B738 2B740-2B81D 2B820-2CEA1 2CEB0-2EBE0",
    "Han, extensions G, H and I": "30000-3134A 31350-323AF 2EBF0-2EE5D",
    "Yi": "A000-A48C",
    "Hangul": "AC00-D7A3",
}

SIGNS = {
    "The space and the colon": "20 3A",
    "ASCII signs": "21-2F 3B-40 5B-60 7B-7E",
    "Latin signs": "A1-A7 A9 AB-AC AE B0-B1 B6-B7 BB BF D7 F7",
    "Dashes, quotes and other marks": "2013-2015 2018-2019 201C-201D 2020-2022 2030 2032 203B 20AC",
    "Arrows": "2190-2199",
    "Mathematics": "2208 220F 2211-2212 221A 221D-2220 2227-222B 222E 2234-2236 2248 224C 2260-2261 "
    "2264-2267 226E-226F 2299 22A5 2312",
    "Shapes": "25A0-25A1 25B2-25B3 25BC-25BD 25C6-25C7 25CB 25CE-25CF 2605-2606 2640 2642 2713-2714 2717",
    "Chinese punctuation": "3001-3003 3008-3011 3013-3017 301D-301E 30FB",
}

WIDE_MARKS = "2026 FF01 FF05 FF08-FF09 FF0C FF1A-FF1B FF1F FF3B FF3D FF5E FFE5"
"""…！％（），：；？［］～￥: marks of GB/T 15834-2011, and per cent and yuan as typed in Chinese text."""


def ranges(spans: str) -> Iterator[tuple[int, int]]:
    """First and last code point of each span in a row of the tables."""
    for span in spans.split():
        first, _, last = span.partition("-")
        yield int(first, 16), int(last or first, 16)


def character_class(*rows: str) -> str:
    """The inside of a regular expression's `[…]` for rows of the tables."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for row in rows for first, last in ranges(row))


_ACCEPTED_CLASS = character_class(*LETTERS.values(), *SIGNS.values(), WIDE_MARKS)

ACCEPTED = re.compile(f"[{_ACCEPTED_CLASS}\\n]*+")
"""Matches text that a record may hold; the line feed is accepted."""


@cache
def not_accepted() -> re.Pattern[str]:
    """Finds runs of characters that no record may hold. Compiled when the first file asks for it."""
    return re.compile(f"[^{_ACCEPTED_CLASS}\\n]+")
