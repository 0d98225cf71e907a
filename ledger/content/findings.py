"""What content gives rise to, as findings: in a file, in a name, in a text of any other origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ledger.content.addresses import addresses, may_tell_address
from ledger.content.leaks import Leak, leaks, may_leak
from ledger.content.numbers import NO_YEAR
from ledger.findings import Finding, finding
from ledger.reading.places import Places

_YEAR = re.compile("/(20[0-9]{2})(?![0-9])")
_HIDDEN = "＊"


def file_findings(path: str, data: bytes) -> list[Finding]:
    """What must not be in a file (D001 to D004, D022), wherever in it: values, keys, comments, escapes."""
    return text_findings(path, data.decode("utf-8", "replace"), year_of(path))


def log_findings(path: str, data: bytes, letters: Sequence[str]) -> list[Finding]:
    """The same of a log in its usual form, by the letters of its texts; nearly always there is nothing."""
    joined = "\0".join(letters)
    if may_leak(joined) or (may_tell_address(joined) and any(addresses(data.decode("utf-8", "replace")))):
        return file_findings(path, data)
    return []


def text_findings(path: str, text: str, year: int = NO_YEAR) -> list[Finding]:
    """The same of any text, such as a commit's message; `path` says what it is."""
    found = leaks(text, year)
    places = Places(text) if found else None
    return [_finding(path, leak, places) for leak in found if places is not None]


def name_findings(paths: Iterable[str]) -> Iterator[Finding]:
    """Names of files and folders that tell what no text may; the finding's path hides it."""
    listed = list(paths)
    parts = {part for path in listed for part in path.split("/")}
    if not leaks(":::::::::::::\n".join(sorted(parts))):
        return
    for path in listed:
        for part in path.split("/"):
            yield from (finding(_masked(path), leak.rule) for leak in leaks(part))


def year_of(path: str) -> int:
    """The year that a record's path names, or one that never comes."""
    named = _YEAR.search(path)
    return int(named[1]) if named else NO_YEAR


def _finding(path: str, leak: Leak, places: Places) -> Finding:
    line, column = places.at(leak.start)
    return finding(path, leak.rule, line=line, column=column, span=places.span(leak.start, leak.stop))


def _masked(path: str) -> str:
    return "/".join(_masked_part(part) for part in path.split("/"))


def _masked_part(part: str) -> str:
    for start, stop, _ in leaks(part):
        part = part[:start] + _HIDDEN * (stop - start) + part[stop:]
    return part
