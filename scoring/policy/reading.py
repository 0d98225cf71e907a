"""Reading a policy's value piece by piece: every field is asked for by name, and none may be left over."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from scoring.exact import decimal, ratio
from scoring.policy.errors import Pointer, PolicyError, fault

Read = TypeVar("Read")


class Section:
    """One map of the policy with its place.

    ``pointer`` leads to it in the value (``("ranks", 0)``); ``clause`` names it for people, by ids instead of
    positions (``cohorts.fuke``). ``known`` holds by id what was read before and may be referred to, and None
    for what is still to be read. The methods raise PolicyError when a field is missing or of another type.
    """

    def __init__(
        self, value: object, pointer: Pointer = (), clause: str = "", known: dict[str, Any] | None = None
    ) -> None:
        if not isinstance(value, dict):
            raise PolicyError(fault(pointer, "wrong_type", expected="map"))
        self._value: Mapping[str, object] = value
        self._read: set[str] = set()
        self.pointer = pointer
        self.clause = clause
        self.known: dict[str, Any] = {} if known is None else known

    def has(self, key: str) -> bool:
        """Whether the field is there."""
        return key in self._value

    def names(self) -> list[str]:
        """The names of all fields."""
        return list(self._value)

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "string")
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """An integer."""
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "integer")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A boolean."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "boolean")
        return value

    def decimal(self, key: str) -> Fraction:
        """Points, written as a decimal string."""
        return self._number(key, decimal, "decimal")

    def optional_decimal(self, key: str) -> Fraction | None:
        """Points, or None when the field is left out."""
        return self.decimal(key) if self.has(key) else None

    def optional_integer(self, key: str) -> int | None:
        """An integer, or None when the field is left out."""
        return self.integer(key) if self.has(key) else None

    def ratio(self, key: str) -> Fraction:
        """A ratio, written as a string."""
        return self._number(key, ratio, "ratio")

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """A string that is one of ``choices``."""
        value, known = self.text(key, default), tuple(choices)
        if value not in known:
            raise PolicyError(
                fault((*self.pointer, key), "not_a_choice", value=value, choices=", ".join(known))
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty when the field is left out."""
        values = self._list(key)
        for index, value in enumerate(values):
            if not isinstance(value, str):
                raise PolicyError(fault((*self.pointer, key, index), "wrong_type", expected="string"))
        return tuple(map(str, values))

    def ids(self, key: str) -> list[str]:
        """The ids of a list of maps, as far as it is one; nothing is read by that."""
        values = self._value.get(key)
        maps = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
        return [each["id"] for each in maps if isinstance(each.get("id"), str)]

    def numbers(self, key: str) -> dict[str, int]:
        """A map of names to integers; empty when the field is left out."""
        if not self.has(key):
            return {}
        inner = self.section(key)
        return {name: inner.integer(name) for name in inner.names()}

    def words(self, key: str) -> dict[str, str]:
        """A map of names to strings; empty when the field is left out."""
        if not self.has(key):
            return {}
        inner = self.section(key)
        return {name: inner.text(name) for name in inner.names()}

    def section(self, key: str) -> "Section":
        """A map within this one."""
        return Section(self._take(key, None), (*self.pointer, key), self._clause(key), self.known)

    def each(self, key: str, read: Callable[["Section"], Read]) -> tuple[Read, ...]:
        """``read`` over the maps of a list; empty when the field is left out."""
        found = []
        for index, value in enumerate(self._list(key)):
            name = value.get("id", index) if isinstance(value, dict) else index
            inner = Section(value, (*self.pointer, key, index), f"{self._clause(key)}.{name}", self.known)
            found.append(inner.end(read(inner)))
        return tuple(found)

    def inner(self, key: str, read: Callable[["Section"], Read]) -> Read:
        """``read`` over a map within this one."""
        section = self.section(key)
        return section.end(read(section))

    def optional(self, key: str, read: Callable[["Section"], Read]) -> Read | None:
        """``read`` over a map within this one, or None when the field is left out."""
        return self.inner(key, read) if self.has(key) else None

    def basis(self, topic: str = "") -> str:
        """What it rests on: the basis of one topic (``sizes_basis``), else its ``basis``, or empty."""
        special = f"{topic}_basis"
        return self.text(special) if topic and self.has(special) else self.text("basis", "")

    def end(self, result: Read) -> Read:
        """``result``, when no field is left over; a basis may always be given."""
        for key in self._value:
            if key not in self._read and not key.endswith("basis"):
                raise PolicyError(fault((*self.pointer, key), "unknown_field", field=key))
        return result

    def _take(self, key: str, default: object) -> object:
        self._read.add(key)
        if key in self._value:
            return self._value[key]
        if default is None:
            raise PolicyError(fault(self.pointer, "missing_field", field=key))
        return default

    def _list(self, key: str) -> list[object]:
        value = self._take(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "list")
        return value

    def _number(self, key: str, parse: Callable[[str], Fraction], expected: str) -> Fraction:
        text = self.text(key)
        try:
            return parse(text)
        except ValueError:
            raise self._wrong(key, expected) from None

    def _wrong(self, key: str, expected: str) -> PolicyError:
        return PolicyError(fault((*self.pointer, key), "wrong_type", expected=expected))

    def _clause(self, key: str) -> str:
        return f"{self.clause}.{key}" if self.clause else key
