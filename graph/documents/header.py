"""The claims file that a new source begins with: its header, its author's voice, and where claims go."""

from __future__ import annotations

import json
from typing import NamedTuple

from .extracted import Extracted

CLAIM_EXAMPLE = """\
# Code it: one claim for each thing that it says. An example, with the marks taken away:
# claims:
#   - id: claim/{short}/who-did-what
#     subject: WHO
#     predicate: asked
#     object: WHAT
#     wording: stated
#     modality: done
#     evidence:
#       - anchor: three to twelve words, exactly as in the text
#         summary: What it says, in your own words.
"""


class GivenFacts(NamedTuple):
    """What somebody says of a source as it is added; empty where they do not."""

    title: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    language: str = ""
    kind: str = ""


NOTHING_GIVEN = GivenFacts()


class FileFacts(NamedTuple):
    """The file that a source was read from, and its text: their names and hashes."""

    name: str
    hash: str
    text_name: str
    text_hash: str


def header(id: str, file: FileFacts, read: Extracted, given: GivenFacts, title: str) -> str:
    """The claims file as YAML, which passes as it is."""
    short = id.removeprefix("source/")
    voice = f"voice/{short}/author"
    guessed = "" if given.title else "   # guessed: look"
    facts = {
        "url": given.url or read.url,
        "archived": given.archived,
        "retrieved": given.retrieved,
        "language": given.language or read.language,
        "sourceKind": given.kind,
    }
    lines = [
        f"id: {id}",
        f"title: {_quote(title)}{guessed}",
        *(f"{key}: {_quote(value) if key != 'language' else value}" for key, value in facts.items() if value),
        f"file: {_quote(file.name)}",
        f"fileHash: {file.hash}",
        f"textFile: {_quote(file.text_name)}",
        f"textHash: {file.text_hash}",
        f"textEngine: {_quote(read.engine)}",
        *([f"textLayout: {read.layout}"] if read.layout else []),
        f"authorVoice: {voice}",
        "voices:   # partyTo: [id-of-thing] below a name says in what that voice has a stake: no independent account",
        f"  - id: {voice}",
        f"    name: {_quote(f'the author of “{title}”'[:500])}",
    ]
    return "\n".join(lines) + "\n\n" + CLAIM_EXAMPLE.format(short=short)


def _quote(text: str) -> str:
    """A text as YAML reads it back whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
