"""The reference of the Python interface as Markdown, made from the docstrings.

``make reference`` writes it to ``docs/api.md``; a test fails where the page is stale.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cached_property
from importlib import import_module
from types import FunctionType
from typing import Any

import civicgraph

from .dataset import Dataset

RESULTS = (
    "traces",
    "found",
    "lookups",
    "lists",
    "ledger",
    "assessment",
    "networks",
    "coding",
    "reports",
    "pictures",
    "upkeep",
)
_HEAD = """# Python

Made from the docstrings by `make reference`; every example is run by the tests.
`from civicgraph import Dataset` is the way in; [notebook.ipynb](notebook.ipynb) is a worked example.
"""


def reference() -> str:
    """The whole page."""
    parts = [_HEAD, "## Dataset\n", _text(Dataset), *_members(Dataset)]
    parts += ["## Answers\n", "What the methods of a data set answer with.\n"]
    for found in (*results(), _query_result()):
        parts += [f"### {found.__name__}\n", _text(found), *_members(found, own=True)]
    parts += ["## More names\n", "Also in `civicgraph`: what records are made of, and functions on any record.\n"]
    for name in civicgraph.__all__:
        if name != "Dataset":
            parts += [f"### {name}\n", *_of_name(getattr(civicgraph, name))]
    return "\n".join(parts)


def results() -> list[type]:
    """The classes of what methods answer with, in the order in which they are told of."""
    modules = (import_module(f"civicgraph.api.results.{name}") for name in RESULTS)
    return [one for module in modules for one in vars(module).values() if _made_in(one, module.__name__)]


def public(found: type, *, own: bool = False) -> list[tuple[str, Any]]:
    """The methods and properties of a class by name, as they are declared; with ``own``, without what it inherits."""
    classes = [found] if own else [one for one in reversed(found.__mro__) if one.__module__.startswith("civicgraph")]
    members = {name: member for one in classes for name, member in vars(one).items() if _is_told(name, member)}
    return sorted(members.items())


def _made_in(one: object, module: str) -> bool:
    return isinstance(one, type) and is_dataclass(one) and one.__module__ == module


def _is_told(name: str, member: object) -> bool:
    told = isinstance(member, FunctionType | classmethod | property | cached_property)
    return told and not name.startswith("_")


def _query_result() -> type:
    from ..graph.sparql.result import Result

    return Result


def _members(found: type, *, own: bool = False) -> Iterator[str]:
    level = "####" if own else "###"
    for name, member in public(found, own=own):
        yield f"{level} {found.__name__}.{name}\n"
        if isinstance(member, property | cached_property):
            yield f"A value: `{_kind(member)}`.\n"
        else:
            yield f"```python\n{_signature(name, getattr(found, name))}\n```\n"
        yield _text(member)


def _of_name(found: Any) -> Iterator[str]:
    if isinstance(found, type) and hasattr(found, "_fields"):
        yield f"Fields: {', '.join(f'`{name}`' for name in found._fields)}.\n"
    elif not isinstance(found, type):
        yield f"```python\n{_signature(found.__name__, found)}\n```\n"
    yield _text(found)


def _signature(name: str, function: Any) -> str:
    """A call with its parameters and types, over several lines where it is long."""
    signature = inspect.signature(function)
    parts = list[str]()
    for part in signature.parameters.values():
        if part.kind is part.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        if part.name != "self":
            parts.append(_parameter(part))
    answer = str(signature.return_annotation).strip("'")
    told = f"{name}({', '.join(parts)}) -> {answer}"
    return (
        told if len(told) <= 100 else "\n    ".join([f"{name}(", *(f"{part}," for part in parts)]) + f"\n) -> {answer}"
    )


def _parameter(part: inspect.Parameter) -> str:
    told = f"{part.name}: {str(part.annotation).strip(chr(39))}"
    if part.default is part.empty:
        return told
    return f"{told} = {getattr(part.default, '__name__', None) or repr(part.default)}"


def _kind(member: Any) -> str:
    return str(inspect.signature(described(member)).return_annotation).strip("'")


def described(member: Any) -> Any:
    """What holds the docstring of a member: of a property, the function behind it."""
    if isinstance(member, property):
        return member.fget
    return member.func if isinstance(member, cached_property) else member


def _text(found: Any) -> str:
    """A docstring as Markdown."""
    text = inspect.cleandoc(described(found).__doc__ or "")
    text = re.sub(r":\w+:`~?(?:[\w.]*\.)?(\w+)`", r"`\1`", text).replace("``", "`")
    return "\n".join(_blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs of a docstring: titles in bold, parameters as a list, examples as code."""
    for block in re.split(r"\n{2,}", text):
        title, _, rest = block.partition("\n")
        if re.match(r"-+(\n|\Z)", rest):
            block = rest.partition("\n")[2]
            yield from ([] if title == "Examples" else [f"**{title}**", ""])
            if title in ("Parameters", "Raises"):
                yield from _listed(block)
                continue
        if block.startswith(">>>"):
            yield from ("```python", block, "```", "")
        elif block:
            yield from (block, "")


def _listed(block: str) -> Iterator[str]:
    for name, _, told in (part.partition("\n") for part in re.split(r"\n(?=\S)", block)):
        yield f"- `{name.replace(', ', '`, `')}`: {' '.join(told.split())}"
    yield ""


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference().rstrip("\n") + "\n")
