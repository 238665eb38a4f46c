"""The header of a claims file: as a new source begins with it, in the file that has it, and what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from ..errors import UsageError
from ..record import Source
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
        f"title: {quote(title)}{guessed}",
        *(f"{key}: {quote(value) if key != 'language' else value}" for key, value in facts.items() if value),
        f"file: {quote(file.name)}",
        f"fileHash: {file.hash}",
        f"textFile: {quote(file.text_name)}",
        f"textHash: {file.text_hash}",
        f"textEngine: {quote(read.engine)}",
        *([f"textLayout: {read.layout}"] if read.layout else []),
        f"authorVoice: {voice}",
        "voices:   # partyTo: [id-of-thing] below a name says in what that voice has a stake: no independent account",
        f"  - id: {voice}",
        f"    name: {quote(f'the author of “{title}”'[:500])}",
    ]
    return "\n".join(lines) + "\n\n" + CLAIM_EXAMPLE.format(short=short)


def quote(text: str) -> str:
    """A text as YAML reads it back whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def header_problems(content: bytes) -> list[str]:
    """What is wrong with a claims file, in the order of its lines."""
    from ..files.document_shape import read_document
    from ..files.shapes import record_problems
    from ..vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    document, problems = read_document(content, "", vocabulary)
    problems += record_problems(document, vocabulary)
    return [problem.message for problem in problems]


def header_file(source: Source, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The file that declares a source, by its name and with what it holds.

    Raises
    ------
    UsageError
        It cannot be told which.
    """
    begin = re.compile(rf"^id:\s*[\"']?{re.escape(source.id)}[\"']?\s*(?:#.*)?$".encode(), re.MULTILINE)
    found = [(name, content) for name, content in files.items() if begin.search(content)]
    if len(found) != 1:
        raise UsageError(
            f"the file of {source.id} is not found by its line 'id: {source.id}': change its header by hand"
        )
    return found[0]
