"""Text tables for the terminal, aligned by display width."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.cli.width import pad
from ledger.report.display import columns as width


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """The rows under their head, two spaces between columns; the columns in ``numbers`` are set right."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    lines = (_line(row, widths, numbers) for row in (head, *rows))
    return "".join(line + "\n" for line in lines)


def _line(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> str:
    cells = (pad(cell, widths[i], right=i in numbers) for i, cell in enumerate(row))
    return "  ".join(cells).rstrip()
