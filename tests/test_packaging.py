"""What installing brings: every package and every file that a package needs, and nothing else."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from civicgraph.graph.extras import EXTRAS
from civicgraph.graph.version import VERSION, YEAR

from .workspace import Workspace

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SETUP = PROJECT["tool"]["setuptools"]
# Measurements and tests stay with the checkout.
FOLDERS = sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks", "tests"})
PACKAGES = sorted(
    path.parent.relative_to(ROOT).as_posix().replace("/", ".")
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("__init__.py")
)
# What lies in a package and need not travel: notes for those who work on the checkout.
STAYS = {".pyc"}


def resources() -> list[tuple[str, str]]:
    """Every file in a package that is no module: the innermost package that holds it, and its path there."""
    return [
        (package, path.relative_to(ROOT / package.replace(".", "/")).as_posix())
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix not in {".py", *STAYS} and "__pycache__" not in path.parts
        for package in [max((one for one in PACKAGES if _holds(one, path)), key=len)]
    ]


def _holds(package: str, path: Path) -> bool:
    return path.is_relative_to(ROOT / package.replace(".", "/"))


def test_every_package_is_listed() -> None:
    assert sorted(SETUP["packages"]) == ["civicgraph", *(f"civicgraph.{package}" for package in PACKAGES)]
    assert SETUP["package-dir"] == {"civicgraph": "."}


def test_at_the_root_are_the_public_names_and_the_command_alone() -> None:
    """Every module at the root would be installed as part of the package."""
    assert sorted(path.name for path in ROOT.glob("*.py")) == ["__init__.py", "cli.py"]


def test_the_root_names_the_package_in_full_when_it_imports() -> None:
    """A relative import there fails where pytest loads the file by its path."""
    found = ast.walk(ast.parse((ROOT / "__init__.py").read_text("utf-8")))
    assert [node.lineno for node in found if isinstance(node, ast.ImportFrom) and node.level] == []


@pytest.mark.parametrize(("package", "path"), resources(), ids=lambda value: value)
def test_every_file_that_a_package_needs_travels_with_it(package: str, path: str) -> None:
    patterns = SETUP["package-data"].get(f"civicgraph.{package}", [])
    assert any(fnmatch(path, pattern) and path.count("/") == pattern.count("/") for pattern in patterns)


def test_no_pattern_of_files_matches_nothing() -> None:
    stale = [
        f"{package}: {pattern}"
        for package, patterns in SETUP["package-data"].items()
        for pattern in patterns
        if not list((ROOT / package.removeprefix("civicgraph").strip(".").replace(".", "/")).glob(pattern))
    ]
    assert stale == []


def test_the_version_is_said_in_one_place_and_the_changelog_knows_it() -> None:
    assert SETUP["dynamic"]["version"] == {"attr": "civicgraph.graph.version.VERSION"}
    assert "version" in PROJECT["project"]["dynamic"] and "version" not in PROJECT["project"]
    said = [
        path.relative_to(ROOT).as_posix()
        for path in [*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
        if re.search(rf"['\"]{re.escape(VERSION)}['\"]", path.read_text("utf-8"))
    ]
    assert said == ["graph/version.py"]
    assert re.search(rf"^## \[{re.escape(VERSION)}\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_the_ontology_is_of_the_same_version() -> None:
    text = (ROOT / "ontology/civic.ttl").read_text("utf-8")
    assert f'owl:versionInfo "{VERSION}"' in text and f"<https://w3id.org/civicgraph/ns/{VERSION}>" in text


def test_what_to_cite_is_of_the_same_version_and_year() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == cited["preferred-citation"]["version"] == VERSION
    assert cited["preferred-citation"]["year"] == YEAR


def imported_names() -> Iterator[str]:
    """The top-level names that modules import, wherever in them."""
    for path in [*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module.partition(".")[0]


def test_what_an_extra_brings_is_what_is_told_to_be_missing_without_it() -> None:
    """By the names that they are imported by."""
    lines = PROJECT["project"]["optional-dependencies"]
    named = {"python-docx": "docx"}
    for extra, modules in EXTRAS.items():
        found = [re.split(r"[<>=~!; ]", line)[0] for line in lines[extra]]
        found += [name for line in found if line == "civicgraph[figures]" for name in EXTRAS["figures"]]
        assert {named.get(name, name.replace("-", "_")) for name in found} - {"civicgraph[figures]"} == set(modules)
    small = [extra for extra in EXTRAS if extra != "parquet"]  # as large as everything else together
    assert lines["all"] == [f"civicgraph[{','.join(small)}]"]


# A program that cannot import what only extras bring.
WITHOUT = f"""
import sys

class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {sorted({name for names in EXTRAS.values() for name in names})}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Without())
from civicgraph.cli import main
main(prog_name="civicgraph")
"""


def without_extras(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command where no extra is installed."""
    command = [sys.executable, "-c", WITHOUT, *arguments]
    return subprocess.run(command, cwd=workspace.root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "what", "module", "extra"),
    [
        (["serve"], "serving", "uvicorn", "server"),
        (["query", "who-funded-what", "--store", "http://[::1]:9/"], "asking an engine", "httpx", "engines"),
        (["report", "ESA", "night-bus", "-o", "report.docx"], "a report as docx", "docx", "reports"),
        (["report", "ESA", "night-bus", "-o", "report.pdf"], "a report as pdf", "reportlab", "reports"),
        (["trace", "ESA", "night-bus", "--png", "way.png"], "a PNG picture", "resvg_py", "figures"),
        (["draw", "map", "-o", "map.png"], "a PNG picture", "resvg_py", "figures"),
    ],
)
def test_a_command_that_lacks_its_extra_says_what_to_install(
    workspace: Workspace, arguments: list[str], what: str, module: str, extra: str
) -> None:
    workspace.dataset().build()
    before = sorted(workspace.root.rglob("*"))
    done = without_extras(workspace, *arguments)
    told = f"Error: {what} needs {module}, which is not installed: pip install 'civicgraph[{extra}]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert sorted(workspace.root.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "ESA", "night-bus"],
        ["trace", "ESA", "night-bus", "--svg", "-"],
        ["find", "elm"],
        ["show", "night-bus"],
        ["ledger"],
        ["query", "who-funded-what"],
        pytest.param(["check"], marks=pytest.mark.slow),
        ["report", "ESA", "night-bus", "-o", "-", "--format", "html"],
        ["map", "-o", "-"],
    ],
    ids=" ".join,
)
def test_what_needs_no_extra_works_without_any(workspace: Workspace, arguments: list[str]) -> None:
    workspace.dataset().build()
    done = without_extras(workspace, *arguments)
    assert done.returncode == 0 and done.stdout, done.stderr


def test_every_import_of_others_is_a_dependency() -> None:
    """Compared by the names that they are imported by."""
    others = set(imported_names()) - sys.stdlib_module_names - {"civicgraph"}
    named = {"PyYAML": "yaml", "python-docx": "docx"}
    wanted = {re.split(r"[<>=~!\[; ]", line)[0] for line in PROJECT["project"]["dependencies"]}
    extras = {
        name for extra, lines in PROJECT["project"]["optional-dependencies"].items() if extra != "dev" for name in lines
    }
    wanted |= {re.split(r"[<>=~!\[; ]", line)[0] for line in extras}
    assert others <= {named.get(name, name.replace("-", "_")) for name in wanted}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel built from a copy of the checkout, with the build tools at hand."""
    wanted = re.search(r"setuptools>=(\d+)", " ".join(PROJECT["build-system"]["requires"]))
    setuptools = importlib.util.find_spec("setuptools")
    if not wanted or not setuptools or not importlib.util.find_spec("pip"):
        pytest.skip("pip and setuptools are not at hand")
    from importlib.metadata import version

    if int(version("setuptools").split(".")[0]) < int(wanted[1]):
        pytest.skip(f"setuptools {version('setuptools')} is at hand, the build wants {wanted[1]}")
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "a checkout of any name"
    ignored = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    shutil.copytree(ROOT, copy, ignore=ignored)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(copy)]
    done = subprocess.run([*command, "--no-index", "--quiet"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("civicgraph-*.whl")))


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_every_resource(wheel: zipfile.ZipFile) -> None:
    modules = {
        f"civicgraph/{path.relative_to(ROOT).as_posix()}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
    }
    files = {f"civicgraph/{package.replace('.', '/')}/{path}" for package, path in resources()}
    assert {"civicgraph/__init__.py", "civicgraph/cli.py", "civicgraph/py.typed", *modules, *files} <= set(
        wheel.namelist()
    )


@pytest.mark.slow
def test_the_wheel_holds_nothing_but_the_packages(wheel: zipfile.ZipFile) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert {name.split("/")[1] for name in names} == {"__init__.py", "cli.py", "py.typed", *FOLDERS}
    assert not [name for name in names if Path(name).name.startswith(("test_", "conftest"))]


@pytest.mark.slow
def test_the_wheel_says_who_may_use_it(wheel: zipfile.ZipFile) -> None:
    names = {Path(name).name for name in wheel.namelist() if ".dist-info/" in name}
    assert {"LICENSE", "LICENSE-DATA", "METADATA", "entry_points.txt"} <= names


@pytest.mark.slow
def test_the_command_runs_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    program = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from civicgraph.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, "--version", "--verbose"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith(f"civicgraph {VERSION}\ndata ") and done.stdout.endswith(", the shipped record\n")


@pytest.mark.slow
def test_a_program_imports_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "from civicgraph import Dataset\n"
        "print(Dataset.__module__, Dataset.shipped().origin, sys.modules['civicgraph'].__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    file = tmp_path / "site" / "civicgraph" / "__init__.py"
    assert done.stdout == f"civicgraph.api.dataset the shipped record {file}\n"
