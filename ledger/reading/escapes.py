"""Characters written as escapes inside double quotes, which no look at the file itself can see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ledger.reading.text import Blemish, blemishes, is_accepted

_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def hidden_blemishes(quoted: str) -> Iterator[tuple[int, int, Blemish]]:
    """Start and end of each escape that stands for an unaccepted character, and what is wrong with that.

    The text is a double-quoted scalar that has passed libyaml, so every escape is well formed.
    """
    for escape in _ESCAPE.finditer(quoted):
        digits = escape[1] or escape[2] or escape[3]
        char = chr(int(digits, 16)) if digits else _NAMED.get(escape[4], " ")
        if not is_accepted(char):
            before = quoted[escape.start() - 1]
            *_, found = blemishes(before + char)
            yield escape.start(), escape.end(), found._replace(length=1)
