"""From an index in a text to the line and column a reader counts."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """Lines and columns of one text, from 1, in characters."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        for line in text.split("\n")[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of an index."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> int:
        """How many characters from start to end stand on the line of start."""
        line = bisect_right(self._starts, start)
        stop = self._starts[line] - 1 if line < len(self._starts) else self._length
        return max(0, min(end, stop) - start)
