"""No float near a score, and time, place and order never read from the environment."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.modules import Module, dotted, every_module, modules

CLOCK = frozenset({"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"})
CLOCK_OWNERS = frozenset({"datetime", "date", "time", "datetime.datetime", "datetime.date"})
ENVIRONMENT = frozenset({"os.environ", "os.environb", "os.getenv", "os.putenv"})
EXACT_ROOMS = ("scoring.", "ledger.facts.", "ledger.results.", "ledger.records.", "ledger.reading.")


def reads_clock(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        name = dotted(node) if isinstance(node, ast.Attribute) else ""
        owner, _, last = name.rpartition(".")
        if last in CLOCK and owner in CLOCK_OWNERS:
            yield f"{module.at(node)} reads the clock: {name}"


def reads_environment(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        name = dotted(node) if isinstance(node, ast.Attribute) else ""
        if name in ENVIRONMENT or name.startswith("locale."):
            yield f"{module.at(node)} reads the environment: {name}"


def floats(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"{module.at(node)} has the float {node.value}"
        if isinstance(node, ast.Call) and dotted(node.func) in {"float", "complex"}:
            yield f"{module.at(node)} calls {dotted(node.func)}"


def _whole(node: ast.AST, names: frozenset[str]) -> bool:
    """Whether an expression is surely an int."""
    match node:
        case ast.Constant(value=int()):
            return True
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Name(id=name)):
            return name in {"len", "int", "ord"}
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return _whole(operand, names)
        case ast.BinOp(op=op, left=left, right=right):
            return not isinstance(op, ast.Div | ast.Pow) and _whole(left, names) and _whole(right, names)
    return False


def _int_names(function: ast.AST) -> frozenset[str]:
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.arg) and node.annotation and ast.unparse(node.annotation) == "int":
            found.add(node.arg)
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and ast.unparse(node.annotation) == "int"
        ):
            found.add(node.target.id)
    return frozenset(found)


def int_divisions(tree: ast.AST) -> Iterator[ast.BinOp]:
    """True divisions of two whole numbers, whose result would be a float."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.Module):
            names = _int_names(function) if isinstance(function, ast.FunctionDef) else frozenset()
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.BinOp)
                    and isinstance(node.op, ast.Div)
                    and _whole(node.left, names)
                    and _whole(node.right, names)
                ):
                    yield node


def test_one_part_reads_the_clock() -> None:
    faults = [fault for module in every_module() for fault in reads_clock(module)]
    files = {fault.split(":")[0] for fault in faults}
    assert len(files) <= 1, faults
    assert all(file.startswith("ledger/cli/") for file in files), faults


def test_only_the_command_line_and_git_read_the_environment() -> None:
    faults = [
        fault
        for module in every_module()
        if not f"{module.name}.".startswith(("ledger.cli.", "ledger.git."))
        for fault in reads_environment(module)
    ]
    assert faults == []


def test_only_two_modules_start_programs() -> None:
    """One talks to git, the other has MkDocs lay out the board."""
    starters = {"subprocess", "os.system", "os.popen", "os.execv", "os.execvp", "os.spawnv", "pty"}
    faults = [
        module.at(node)
        for module in every_module()
        if module.name not in {"ledger.git.run", "ledger.board.rendering"}
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Attribute) and dotted(node) in starters)
        or (isinstance(node, ast.Import) and any(alias.name in starters for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module in starters)
    ]
    assert faults == []


def test_no_float_in_the_rooms_that_handle_scores() -> None:
    rooms = [module for module in every_module() if f"{module.name}.".startswith(EXACT_ROOMS)]
    assert rooms
    assert [fault for module in rooms for fault in floats(module)] == []


def test_scoring_divides_no_two_whole_numbers() -> None:
    faults = [module.at(node) for module in modules("scoring") for node in int_divisions(module.tree)]
    assert faults == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 1 / 2", 1),
        ("def f(n: int):\n    return len([]) / n", 1),
        ("def f(n: int):\n    return (n - 1) / (n * 2)", 1),
        ("def f(n: int):\n    return Fraction(1) / n", 0),
        ("def f(n: int):\n    return n // 2", 0),
    ],
)
def test_int_division_is_seen(source: str, found: int) -> None:
    assert len({node.lineno for node in int_divisions(ast.parse(source))}) == found
