"""`shaiji fmt`: any honest file in canonical form."""

from __future__ import annotations

from itertools import zip_longest

from ledger.findings import Finding, finding
from ledger.reading.document import Document, read_document
from ledger.reading.emit import emit

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def reformat(path: str, data: bytes) -> tuple[bytes | None, list[Finding]]:
    """The canonical form of a file, or `None` and what stands in the way.

    The value never changes; comments are lost. What editors leave behind (a byte order mark, CR LF, no final
    line feed) is mended, since no parser takes it for part of a value.
    """
    document, findings = read_document(path, _mended(data))
    if document is None:
        return None, findings
    text = emit(document.value).encode()
    document, findings = read_document(path, text)
    return (text, []) if document else (None, findings)


def check_canonical(document: Document) -> list[Finding]:
    """None when the file is canonical, or one finding (Y020) at the first line that `fmt` would change."""
    if document.canonical:
        return []
    have, want = document.data.decode(), emit(document.value)
    if have == want:
        return []
    pairs = enumerate(zip_longest(have.split("\n"), want.split("\n")), start=1)
    line = next(number for number, (here, there) in pairs if here != there)
    return [finding(document.path, "Y020", line=line, column=1)]


def _mended(data: bytes) -> bytes:
    data = data.removeprefix(_BYTE_ORDER_MARK).replace(b"\r\n", b"\n")
    return data if data.endswith(b"\n") or not data else data + b"\n"
