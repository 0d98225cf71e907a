"""A refusal: the tool could not, or will not, do what was asked, for a reason the user can act on."""

from __future__ import annotations


class Refusal(Exception):
    """Ends a command with exit code 2 and one sentence.

    ``reason`` is the key of the sentence in the command line's words and ``values`` fill it; nothing is
    worded here, so that the same refusal reads in every language.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {name: str(value) for name, value in values.items()}

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.reason}({shown})"
