"""Put a mutant in place of the module that is loaded, for the rest of this process."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from scripts.mutation.mutants import Mutant


class SameError(Exception):
    """The mutant is the same program."""


def apply(mutant: Mutant) -> None:
    """Give the functions of the module the mutant's code; of a constant, give everybody its value.

    Raises whatever the mutant raises when it is loaded.
    """
    module = sys.modules[mutant.path.removesuffix(".py").replace("/", ".")]
    spoilt = ModuleType(module.__name__)
    spoilt.__file__ = module.__file__
    sound = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(mutant.source)
    if ast.dump(tree) == ast.dump(ast.parse(sound)):
        raise SameError(mutant.name)
    code = compile(tree, str(module.__file__), "exec", dont_inherit=True)
    exec(code, vars(spoilt))
    if mutant.function:
        _swap(module, spoilt)
    else:
        _replace(module, spoilt)


def _swap(module: ModuleType, spoilt: ModuleType) -> None:
    new = dict(_functions(spoilt, module.__name__))
    for name, function in _functions(module, module.__name__):
        other = new[name]
        function.__code__ = other.__code__
        function.__defaults__ = other.__defaults__
        function.__kwdefaults__ = other.__kwdefaults__


def _functions(holder: Any, module: str) -> Iterator[tuple[str, FunctionType]]:
    for value in list(vars(holder).values()):
        if isinstance(value, type) and value.__module__ == module:
            yield from _functions(value, module)
        found = _function(value)
        if isinstance(found, FunctionType) and found.__module__ == module:
            yield found.__qualname__, found


def _function(value: Any) -> Any:
    if isinstance(value, property):
        return value.fget
    if isinstance(value, cached_property):
        return value.func
    return getattr(value, "__wrapped__", getattr(value, "__func__", value))


def _replace(module: ModuleType, spoilt: ModuleType) -> None:
    """Constants go into the module and into all that took them from there by name."""
    for name, value in vars(spoilt).items():
        old = vars(module).get(name)
        if name.lstrip("_").isupper() and not (type(old) is type(value) and _plain(old) == _plain(value)):
            for other in [each for each in sys.modules.values() if isinstance(each, ModuleType)]:
                if vars(other).get(name) is old:
                    setattr(other, name, value)


def _plain(value: Any) -> str:
    """What tells whether a constant is another one; where functions lie in memory is no matter."""
    if isinstance(value, dict):
        return repr([(key, _plain(each)) for key, each in value.items()])
    if isinstance(value, FunctionType):
        return f"{value.__code__.co_code!r}{value.__code__.co_consts!r}"
    return repr(value)


def folder() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent.parent
