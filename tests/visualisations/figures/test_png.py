"""PNG from SVG."""

from __future__ import annotations

import struct
import subprocess
import sys

import pytest

from civicgraph.visualisations.figures.pathway import pathway_figure
from civicgraph.visualisations.figures.png import png

from ..small_record import small_record, small_trace

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def size(data: bytes) -> tuple[int, int]:
    """Width and height in the header of a PNG."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize(("scale", "expected"), [(1.0, (40, 20)), (2.0, (80, 40)), (2.5, (100, 50))])
def test_size_is_the_svg_times_the_scale(scale: float, expected: tuple[int, int]) -> None:
    assert size(png(SQUARE, scale=scale)) == expected


def test_a_figure_becomes_a_picture_of_its_size() -> None:
    record = small_record()
    svg = pathway_figure(record, small_trace(record))
    width, height = size(png(svg))
    assert width == 2 * 680
    assert height == pytest.approx(2 * float(svg.split('height="', 1)[1].split('"')[0]), abs=2)


@pytest.mark.parametrize("bad", ["", "no svg", "<html/>"])
def test_what_is_no_svg_is_refused(bad: str) -> None:
    with pytest.raises(ValueError):
        png(bad)


def test_the_scale_must_be_above_nothing() -> None:
    with pytest.raises(ValueError, match="scale above 0"):
        png(SQUARE, scale=0)


def test_nothing_heavy_loads_before_it_is_needed() -> None:
    code = (
        "import sys, civicgraph.visualisations.figures.pathway, civicgraph.visualisations.figures.png; "
        "print([m for m in ('resvg_py', 'pyvis', 'networkx', 'jinja2', 'rdflib') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
