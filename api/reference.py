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
    "find",
    "lookups",
    "lists",
    "ledger",
    "assessment",
    "networks",
    "coding",
    "reports",
    "sites",
    "pictures",
    "upkeep",
    "documents",
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
    """The classes of what methods answer with, in the order of the page."""
    modules = (import_module(f"civicgraph.api.results.{name}") for name in RESULTS)
    return [one for module in modules for one in vars(module).values() if _is_result_of(one, module.__name__)]


def public_members(owner: type, *, own: bool = False) -> list[tuple[str, Any]]:
    """The methods and properties of a class by name, as they are declared; with ``own``, without what it inherits."""
    classes = [owner] if own else [one for one in reversed(owner.__mro__) if one.__module__.startswith("civicgraph")]
    members = {name: member for one in classes for name, member in vars(one).items() if _is_public_member(name, member)}
    return sorted(members.items())


def _is_result_of(one: object, module: str) -> bool:
    return isinstance(one, type) and is_dataclass(one) and one.__module__ == module


def _is_public_member(name: str, member: object) -> bool:
    is_member = isinstance(member, FunctionType | classmethod | property | cached_property)
    return is_member and not name.startswith("_")


def _query_result() -> type:
    from ..graph.sparql.result import Result

    return Result


def _members(owner: type, *, own: bool = False) -> Iterator[str]:
    level = "####" if own else "###"
    for name, member in public_members(owner, own=own):
        yield f"{level} {owner.__name__}.{name}\n"
        if isinstance(member, property | cached_property):
            yield f"A value: `{_kind(member)}`.\n"
        else:
            yield f"```python\n{_signature(name, getattr(owner, name))}\n```\n"
        yield _text(member)


def _of_name(value: Any) -> Iterator[str]:
    if isinstance(value, type) and hasattr(value, "_fields"):
        yield f"Fields: {', '.join(f'`{name}`' for name in value._fields)}.\n"
    elif not isinstance(value, type):
        yield f"```python\n{_signature(value.__name__, value)}\n```\n"
    yield _text(value)


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
    line = f"{name}({', '.join(parts)}) -> {answer}"
    return (
        line if len(line) <= 100 else "\n    ".join([f"{name}(", *(f"{part}," for part in parts)]) + f"\n) -> {answer}"
    )


def _parameter(part: inspect.Parameter) -> str:
    text = f"{part.name}: {str(part.annotation).strip(chr(39))}"
    if part.default is part.empty:
        return text
    return f"{text} = {getattr(part.default, '__name__', None) or repr(part.default)}"


def _kind(member: Any) -> str:
    return str(inspect.signature(docstring_holder(member)).return_annotation).strip("'")


def docstring_holder(member: Any) -> Any:
    """What holds the docstring of a member: of a property, the function behind it."""
    if isinstance(member, property):
        return member.fget
    return member.func if isinstance(member, cached_property) else member


def _text(documented: Any) -> str:
    """A docstring as Markdown."""
    text = inspect.cleandoc(docstring_holder(documented).__doc__ or "")
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
                yield from _bullets(block)
                continue
        if block.startswith(">>>"):
            yield from ("```python", block, "```", "")
        elif block:
            yield from (block, "")


def _bullets(block: str) -> Iterator[str]:
    for name, _, text in (part.partition("\n") for part in re.split(r"\n(?=\S)", block)):
        yield f"- `{name.replace(', ', '`, `')}`: {' '.join(text.split())}"
    yield ""


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference().rstrip("\n") + "\n")
