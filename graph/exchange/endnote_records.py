"""EndNote's XML: references as records, each text in it within styles of its own.

Source: what EndNote writes, and the DTD that it comes with.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .plain_words import one_line
from .reference_records import Reference, UnreadReference, in_order
from .xml_text import local_tag

# What is looked for → the path of elements that has it, from the record.
_FIELDS = (
    ("title", "titles/title"), ("author", "contributors/authors/author"), ("publisher", "publisher"),
    ("container", "titles/secondary-title"), ("container", "periodical/full-title"),
    ("date", "dates/pub-dates/date"), ("date", "dates/year"), ("url", "urls/related-urls/url"),
    ("url", "urls/web-urls/url"), ("doi", "electronic-resource-num"), ("language", "language"),
    ("retrieved", "access-date"),
)  # fmt: skip
_KINDS = {"Report": "RPRT", "Web Page": "WEB", "Blog": "BLOG", "Government Document": "GOVDOC", "Dataset": "DATA",
          "Personal Communication": "PCOMM", "Online Database": "DATA", "Interview": "interview"}  # fmt: skip
_SILENT = ("database", "source-app", "rec-number", "foreign-keys", "ref-type", "contributors", "titles", "periodical",
           "dates", "urls", "electronic-resource-num", "language", "access-date", "publisher")  # fmt: skip


def is_endnote(root: Element) -> bool:
    """Whether XML is a list of references of EndNote.

    >>> from xml.etree.ElementTree import fromstring
    >>> is_endnote(fromstring("<xml><records><record/></records></xml>"))
    True
    """
    return local_tag(root) in ("xml", "records") and any(local_tag(one) in ("record", "records") for one in root)


def endnote_references(root: Element) -> Iterator[Reference | UnreadReference]:
    """The references of a file."""
    records = [one for one in root.iter() if local_tag(one) == "record"]
    for number, record in enumerate(records, 1):
        kind = next((one.get("name", "") for one in record if local_tag(one) == "ref-type"), "")
        fields: dict[str, list[str]] = {}
        for name, path in _FIELDS:
            found = [text for one in _at(record, path.split("/")) if (text := one_line("".join(one.itertext())))]
            if name == "container" and name in fields:
                continue
            fields.setdefault(name, []).extend(in_order(text) if name == "author" else text for text in found)
        fields = _with_years({name: list(dict.fromkeys(texts)) for name, texts in fields.items() if texts})
        others = dict.fromkeys(local_tag(one) for one in record if "".join(one.itertext()).strip())
        unplaced = tuple(one for one in others if one not in _SILENT)
        yield Reference(_KINDS.get(kind, kind), fields, unplaced, f"record {number}")


def _at(element: Element, path: list[str]) -> Iterator[Element]:
    """The elements at the end of a path."""
    for one in element:
        if local_tag(one) == path[0]:
            yield from [one] if len(path) == 1 else _at(one, path[1:])


def _with_years(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """A day and month that stand without their year, with that of the reference."""
    dates = fields.get("date", [])
    year = dates[-1] if dates and dates[-1].isdecimal() and len(dates[-1]) == 4 else ""
    if year:
        made = [one if year in one or any(map(str.isdecimal, one.split()[-1:])) else f"{one} {year}" for one in dates]
        made = [one if year in one else f"{one} {year}" for one in made]
        fields["date"] = list(dict.fromkeys(made))
    return fields
