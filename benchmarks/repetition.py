"""How often a checkout says the same: places that spell out a code list, and phrases that stand in several files.

    python -m benchmarks.repetition [FOLDER]

A phrase is a piece of a string of at least four words, between what is filled in; docstrings do not count.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.ontology.test_code_lists import sites

FOLDERS = ("api", "commands", "console", "graph", "reports", "server", "visualisations", "web/core", "web/ui")
_QUOTED = re.compile(r"""(["'`])((?:(?!\1|\n).)*)\1""")


def strings(path: Path) -> Iterator[str]:
    """The strings in a module of Python or a script; none in other files."""
    if path.suffix == ".py":
        tree = ast.parse(path.read_text("utf-8"))
        says = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
        first = [node.body[0] for node in ast.walk(tree) if isinstance(node, says) and node.body]
        docs = {node.value for node in first if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
                yield node.value
    elif path.suffix in (".js", ".ts") and path.name != "map.js":
        yield from (matched[2] for matched in _QUOTED.finditer(path.read_text("utf-8")))


def phrases(root: Path) -> dict[str, set[str]]:
    """Every phrase, with the files in which it stands."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            for text in strings(path):
                for piece in re.split(r"\$?\{[^}]*\}", text):
                    if len(piece.split()) >= 4 and re.search(r"[a-z]{3}", piece) and not re.search(r"[<>=;/]", piece):
                        places[" ".join(piece.split())].add(path.relative_to(root).as_posix())
    return places


def main() -> None:
    """Print the counts."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").absolute()
    found = phrases(root)
    print(f"places that spell out a code list: {len(set(sites(root)))}")
    print(f"phrases: {len(found)}, in two files or more: {sum(len(files) > 1 for files in found.values())}")


if __name__ == "__main__":
    main()
