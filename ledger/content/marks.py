"""Classification marks (D004): 秘密, 机密 or 绝密 as a document bears them, not the words in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STARS = "★☆✩✪✫✬✭✮✯✰⭐🌟⋆✦✧✡✶✴٭"
_BETWEEN = r"[^\w\n]{0,3}"
_LEVEL = rf"[秘祕机機绝絕]{_BETWEEN}密"
_TIME = rf"[0-9０-９零〇一二三四五六七八九十百]{{1,4}}{_BETWEEN}(?:年|个月|月|天)"
_TERM = rf"[*＊∗﹡x×]{_BETWEEN}(?:{_TIME}|长期|長期|启用前)"
_MARK = re.compile(
    rf"{_LEVEL}{_BETWEEN}(?:[{_STARS}]|{_TERM})"
    rf"|密{_BETWEEN}级{_BETWEEN}[:：为是]{_BETWEEN}{_LEVEL}"
    rf"|[【\[〔［]{_BETWEEN}{_LEVEL}{_BETWEEN}[】\]〕］]"
)


def marks(text: str) -> Iterator[tuple[int, int]]:
    """From and to which index each mark goes."""
    if "密" in text:
        for match in _MARK.finditer(text):
            yield match.span()
