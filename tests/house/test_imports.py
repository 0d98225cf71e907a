"""Imports point one way: ledger to scoring; inside ledger, the command line to features to reading."""

import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from tests.house.modules import Module, every_module, imports, modules

# Standard, but with no place in a pure engine: files, processes, network, clock, chance, environment, floats.
# fmt: off
IMPURE = frozenset(
    {
        "asyncio", "ctypes", "decimal", "glob", "io", "locale", "logging", "math",
        "multiprocessing", "os", "pathlib", "pickle", "platform", "random", "secrets", "select",
        "shutil", "signal", "socket", "sqlite3", "ssl", "statistics", "subprocess", "tempfile",
        "threading", "time", "urllib", "uuid", "zoneinfo",
    }
)
# fmt: on
# Functions of whole numbers only.
EXACT = frozenset({"math.ceil", "math.comb", "math.floor", "math.gcd", "math.isqrt", "math.lcm"})


def outside(module: Module, allowed: str) -> Iterator[str]:
    for node, name in imports(module):
        top = name.partition(".")[0]
        if top != allowed and (top not in sys.stdlib_module_names or (top in IMPURE and name not in EXACT)):
            yield f"{module.at(node)} imports {name}"


def test_scoring_imports_itself_and_pure_parts_of_the_standard_library() -> None:
    assert [fault for module in modules("scoring") for fault in outside(module, "scoring")] == []


def test_nothing_but_the_command_line_imports_the_command_line() -> None:
    faults = [
        f"{module.at(node)} imports {name}"
        for module in every_module()
        if not f"{module.name}.".startswith("ledger.cli.")
        for node, name in imports(module)
        if f"{name}.".startswith("ledger.cli.")
    ]
    assert faults == []


def test_reading_knows_nothing_of_the_features() -> None:
    below = ("ledger.reading.", "ledger.findings.", "ledger.resources.", "ledger.refusal.")
    faults = [
        f"{module.at(node)} imports {name}"
        for module in modules("ledger")
        if f"{module.name}.".startswith("ledger.reading.")
        for node, name in imports(module)
        if name.partition(".")[0] == "ledger" and not f"{name}.".startswith(below)
    ]
    assert faults == []


def test_no_module_imports_tests_or_data_frames() -> None:
    """pandas costs more than half a second to import; nothing here needs it."""
    faults = [
        f"{module.at(node)} imports {name}"
        for module in every_module()
        for node, name in imports(module)
        if name.partition(".")[0] in {"tests", "pandas", "numpy"}
    ]
    assert faults == []


def _target(name: str, known: frozenset[str]) -> str | None:
    """The module that an imported name lies in: the longest known beginning of it."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def test_no_import_cycle() -> None:
    known = frozenset(module.name for module in every_module())
    graph = {
        module.name: {target for _, name in imports(module) if (target := _target(name, known))}
        - {module.name}
        for module in every_module()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        raise AssertionError(" -> ".join(cycle.args[1])) from None
