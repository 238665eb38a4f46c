"""Small faults that a programmer could make, found in a Python file by its syntax.

>>> for fault in faults_of("if a < 2:\\n    go(a, 1)\\n"):
...     print(fault.line, fault.what)
1 `a < 2` becomes `a <= 2`
1 `a < 2` becomes `(not (a < 2))`
1 `2` becomes `3`
1 `2` becomes `1`
2 `go(a, 1)` becomes `pass`
2 `go(a, 1)` becomes `go(1, a)`
2 `1` becomes `2`
2 `1` becomes `0`
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Fault:
    """Bytes of a file (from, to), what stands there instead, the line, and both in short."""

    start: int
    end: int
    text: str
    line: int
    what: str


def put(source: str, fault: Fault) -> str:
    """The file with the fault in it.

    >>> put("x = 1\\n", faults_of("x = 1\\n")[0])
    'x = 2\\n'
    """
    content = source.encode()
    return (content[: fault.start] + fault.text.encode() + content[fault.end :]).decode()


def faults_of(source: str) -> list[Fault]:
    """All faults that a file could have, in the order of its syntax tree.

    Types, decorators, documentation and what stands inside an f-string have none.
    """
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    faults = []
    for node in _code(ast.parse(source)):
        for text in dict.fromkeys(_instead(node)):
            place = node.value if isinstance(node, ast.Return) and node.value else node
            assert isinstance(place, ast.expr | ast.stmt) and place.end_lineno and place.end_col_offset is not None
            start = starts[place.lineno - 1] + place.col_offset
            end = starts[place.end_lineno - 1] + place.end_col_offset
            before = source.encode()[start:end].decode()
            what = f"`{_short(before)}` becomes `{_short(text)}`"
            faults.append(Fault(start, end, text, place.lineno, what))
    return faults


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:69]}…"


def _code(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """What runs, of a node and all below it."""
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_still(child):
                yield from _code(child)


def _is_still(node: ast.AST) -> bool:
    """Whether a node does nothing when the program runs, or cannot be changed by itself."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) in ("__all__", "__slots__") or _is_type(node.value)
    return isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom)


def _is_type(node: ast.expr) -> bool:
    """Whether a value is the name of a type given another name: ``dict[str, int]``, ``A | None``, ``TypeVar(...)``."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitOr) and any(_is_type(side) for side in (node.left, node.right))
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in ("TypeVar", "ParamSpec", "NewType", "TypedDict", "NamedTuple")
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value).split(".")[-1] in (
            "dict",
            "list",
            "tuple",
            "set",
            "frozenset",
            "Callable",
            "Literal",
        )
    return False


def _instead(node: ast.expr | ast.stmt) -> Iterator[str]:
    """What could stand in the place of a node."""
    return _other_expressions(node) if isinstance(node, ast.expr) else _other_statements(node)


def _other_expressions(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield _change(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield f"({ast.unparse(node.operand)})"
        case ast.BinOp() if other := OPERATORS.get(type(node.op)):
            yield _change(node, op=other())
        case ast.Constant():
            yield from _other_constants(node.value)
        case ast.Call():
            yield from _other_calls(node)
        case ast.IfExp():
            yield _change(node, body=node.orelse, orelse=node.body)


def _other_statements(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.Return(value=ast.Constant(value=None) | None):
            return
        case ast.Return(value=ast.ListComp() | ast.List()):
            yield from ("None", "[]")
        case ast.Return(value=ast.DictComp() | ast.Dict() | ast.SetComp() | ast.Set()):
            yield from ("None", "{}")
        case ast.Return():
            yield "None"
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "pass"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"


def _comparisons(node: ast.Compare) -> Iterator[str]:
    for place, operator in enumerate(node.ops):
        if other := COMPARISONS.get(type(operator)):
            yield _change(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    if any(isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for operator in node.ops):
        yield f"(not ({ast.unparse(node)}))"


def _other_constants(value: object) -> Iterator[str]:
    match value:
        case bool():
            yield str(not value)
        case int():
            yield str(value + 1)
            if value > 0:
                yield str(value - 1)
        case str():
            yield repr(f"{value}x")


def _other_calls(node: ast.Call) -> Iterator[str]:
    if isinstance(node.func, ast.Name) and (name := FUNCTIONS.get(node.func.id)):
        yield _change(node, func=ast.Name(name))
    if len(node.args) >= 2 and not any(isinstance(argument, ast.Starred) for argument in node.args[:2]):
        first, second, *rest = node.args
        if ast.unparse(first) != ast.unparse(second):
            yield _change(node, args=[second, first, *rest])


def _change(node: ast.expr, **fields: object) -> str:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return ast.unparse(other)
