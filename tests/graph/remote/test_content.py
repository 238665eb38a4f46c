"""What an engine that keeps values and not spellings sends back is the same; another value is not."""

from __future__ import annotations

import pytest

from civicgraph.graph.remote.content import Content

XSD = "http://www.w3.org/2001/XMLSchema#"


def content(text: str, type: str) -> Content:
    return Content.of_lines([f'<urn:a> <urn:p> "{text}"^^<{XSD}{type}> .\n'.encode()])


@pytest.mark.parametrize(
    ("sent", "back"),
    [
        (("32500000000", "integer"), ("32500000000", "decimal")),
        (("007", "integer"), ("7", "integer")),
        (("5.50", "decimal"), ("5.5", "decimal")),
        (("5.0", "decimal"), ("5", "decimal")),
        (("-0", "integer"), ("0", "integer")),
    ],
)
def test_the_same_value_is_the_same(sent: tuple[str, str], back: tuple[str, str]) -> None:
    assert content(*sent).hash(True) == content(*back).hash(True)
    assert content(*sent).hash() != content(*back).hash()


@pytest.mark.parametrize(
    ("sent", "back"),
    [
        (("5", "integer"), ("5.5", "decimal")),
        (("32500000000", "integer"), ("3250000000", "decimal")),
        (("5", "integer"), ("-5", "integer")),
        (("5", "integer"), ("5", "string")),
    ],
)
def test_another_value_is_not(sent: tuple[str, str], back: tuple[str, str]) -> None:
    assert content(*sent).hash(True) != content(*back).hash(True)
