"""Names in the code: functions are verbs or nouns, a type name has one meaning, and nothing is named by a metaphor."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("api", "benchmarks", "commands", "console", "data", "graph", "ontology", "pages", "reports", "server",
           "static_site", "tests", "visualisations")  # fmt: skip

# Past participles that do not end in -ed. Those that are also a base form, such as read and cut, are left out.
IRREGULAR = frozenset(
    """
    begun bent broken brought built chosen dealt done drawn driven fallen felt flown forgotten found frozen given
    gone got grown heard held hidden kept known laid led left lent lost made meant met misspelt paid said seen sent
    shaken shown slid sold spelt spent spoilt spoken stood struck stuck swept swum taken taught thought thrown told
    torn understood undone unseen untold unwritten woken won worn woven written
    """.split()  # noqa: SIM905
)
# Words that end in -ed and are no participle, and participles that are nouns or fields of the trade.
NOT_PARTICIPLES = frozenset({"bed", "embed", "exceed", "feed", "need", "proceed", "seed", "shared", "shed", "speed"})
# Public methods, which keep their names: Dataset.shipped, and lost of pictures and reports.
PUBLIC = frozenset(
    {("graph/data_choice.py", "shipped"), ("api/results/pictures.py", "lost"), ("api/results/reports.py", "lost")}
)
METAPHORS = frozenset({"desk", "gate", "gates", "guard", "house", "houses", "room", "rooms"})


def sources() -> list[Path]:
    """The files of the package, of its benchmarks and of its tests."""
    within = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return sorted([ROOT / "__init__.py", ROOT / "cli.py", *within])


def is_participle(name: str) -> bool:
    """Whether a name is one word and a past participle."""
    word = name.strip("_").lower()
    if "_" in word or re.search(r"[a-z][A-Z]", name) or word in NOT_PARTICIPLES:
        return False
    return word in IRREGULAR or re.fullmatch(r"[a-z]{2,}ed", word) is not None


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions, methods and inner functions; no properties, which are read as fields."""
    for node in walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorators = {
                ast.unparse(decorator).partition("(")[0].rpartition(".")[2] for decorator in node.decorator_list
            }
            if not decorators & {"property", "cached_property", "fixture"}:
                yield node


def type_names(tree: ast.Module) -> Iterator[str]:
    """The names of all classes and of the aliases of types: ``Name = dict[...]``, ``A | B`` or ``TypedDict(...)``."""
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(target := statement.targets[0], ast.Name):
            is_camel = re.fullmatch(r"_?[A-Z][A-Za-z]*[a-z][A-Za-z]*", target.id) is not None
            if is_camel and isinstance(statement.value, ast.Subscript | ast.BinOp | ast.Call):
                yield target.id


def words_of(name: str) -> set[str]:
    """The words that a name is made of, in small letters."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def prose_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The words of all docstrings, with the line on which each docstring begins."""
    for node in walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for word in re.findall(r"[a-z]+", (ast.get_docstring(node, clean=False) or "").lower()):
                yield node.body[0].lineno, word


def identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """All names that a file gives to something, with their lines."""
    for node in walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


@cache
def trees() -> dict[str, ast.Module]:
    """What each file says, by its path."""
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in sources()}


@cache
def walk(tree: ast.AST) -> list[ast.AST]:
    """All that a file says, piece by piece."""
    return list(ast.walk(tree))


def test_no_function_is_named_by_a_past_participle_alone() -> None:
    found = [f"{file}:{node.lineno} {node.name}" for file, tree in trees().items()
             for node in functions(tree) if is_participle(node.name) and (file, node.name) not in PUBLIC]  # fmt: skip
    assert found == [], "name it by a verb or by what it returns"


def test_a_type_name_has_one_meaning() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for file, tree in trees().items():
        for name in type_names(tree):
            places[name].append(file)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_name_and_no_docstring_has_a_metaphor() -> None:
    names = [f"{file}:{line} {name}" for file, tree in trees().items()
             for line, name in identifiers(tree) if words_of(name) & METAPHORS]  # fmt: skip
    prose = [f"{file}:{line} {word}" for file, tree in trees().items()
             for line, word in prose_words(tree) if word in METAPHORS]  # fmt: skip
    assert names + prose == [], "use the standard term: package, validation, queue, space"


@pytest.mark.parametrize(("name", "expected"), [("told", True), ("_checked", True), ("read", False), ("seed", False),
                                                ("told_by", False), ("shared", False), ("isSatisfied", False),
                                                ("parse", False)])  # fmt: skip
def test_a_participle_is_recognised(name: str, expected: bool) -> None:
    assert is_participle(name) is expected
