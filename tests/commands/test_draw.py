"""``civicgraph draw`` writes figures, and refuses in one line what it cannot draw."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from civicgraph import Dataset
from civicgraph.cli import main

from ..promises import northmere
from ..workspace import Workspace
from .running import runner

SHIPPED = Dataset.shipped().root
FIGURES = (
    "map",
    "around LVRW --depth 2 --max 9",
    "timeline cii --around --max 4",
    "matrix assembly-tyne-and-wear-2024",
    "ledger --source london-councils-pledges",
    "ledger --group-by candidate --at assembly-london-mayoral-2024",
)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The workspace of Northmere as the current folder."""
    made = northmere(tmp_path)
    monkeypatch.chdir(made.root)
    return made


def run(line: str, data: str | None = None) -> Result:
    return runner().invoke(main, [*(["--data", data] if data else []), "draw", *line.split()])


@pytest.mark.parametrize("line", FIGURES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_kind_is_drawn_as_svg(line: str, theme: str) -> None:
    result = run(f"{line} --theme {theme} -o -", SHIPPED)
    assert result.exit_code == 0, result.stderr
    root = ElementTree.fromstring(result.stdout)
    assert root.get("role") == "img"
    assert [child.tag.rsplit("}")[-1] for child in root][:2] == ["title", "desc"]
    assert not [value for node in root.iter() for value in node.attrib.values() if "http" in value]


def test_files_are_svg_or_png_by_their_name(town: Workspace) -> None:
    for name, first in (("a.svg", b"<svg"), ("b.png", b"\x89PNG"), ("C.PNG", b"\x89PNG")):
        result = run(f"ledger -o {name}")
        assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (0, "", f"Wrote {name}")
        assert (town.root / name).read_bytes().startswith(first)


def test_a_figure_of_several_pages_says_how_to_get_the_next() -> None:
    first, second = (run(f"ledger --size slide --page {page} -o -", SHIPPED) for page in (1, 2))
    assert first.stderr.splitlines()[-1] == "Page 1 of 2: the next is --page 2"
    assert "Page 2 of 2" in second.stdout and "the next is" not in second.stderr


def test_the_same_figure_has_the_same_bytes(town: Workspace) -> None:
    assert run("matrix spring-assembly -o -").stdout == run("matrix spring-assembly -o -").stdout


def test_things_are_named_by_words_without_quotes(town: Workspace) -> None:
    assert "Spring Assembly: " in run("matrix Spring Assembly -o -").stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ledger --page 2 -o a.svg", "--page goes with --size only"),
        ("ledger --size a4 --page 9 -o a.svg", "no page 9: this figure has 1 page"),
        ("ledger --size moon -o a.svg", "'moon' is not one of"),
        ("around -o a.svg", "draw around needs a thing"),
        ("map housing -o a.svg", "draw map takes no name of a thing: leave out 'housing'"),
        ("map -o a.jpg", "'a.jpg' must end in .svg or .png"),
        ("map", "Missing option '-o'"),
        ("moon -o a.svg", "'moon' is not one of"),
        ("around hausing -o a.svg", "did you mean housing"),
        ("around housing --depth 9 -o a.svg", "9 is not in the range 1<=x<=3"),
        ("around housing --max 0 -o a.svg", "0 is not in the range 1<=x<="),
        ("map --depth 2 -o a.svg", "--depth does not go with draw map"),
        ("matrix spring-assembly --around -o a.svg", "--around does not go with draw matrix"),
        ("timeline housing --group-by area -o a.svg", "--group-by does not go with draw timeline"),
        ("matrix ada-cole -o a.svg", "Ada Cole is a person, and nothing was put at it: name an assembly"),
        ("ledger --source moon -o a.svg", "'moon' is no source of this record"),
        ("ledger --by nobody-at-all -o a.svg", "'nobody-at-all' is no thing in"),
        ("ledger -o no/such/folder/a.svg", "no/such/folder/a.svg: cannot be written"),
        ("map --theme red -o a.svg", "'red' is not one of"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(town: Workspace, line: str, said: str) -> None:
    result = run(line)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("Error:") == 1
    assert "Traceback" not in result.stderr
    assert not list(town.root.glob("a.*"))
