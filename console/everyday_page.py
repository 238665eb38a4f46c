"""The page of everyday words as Markdown, made from the list that *did you mean* reads.

``make reference`` writes it to ``docs/everyday-words.md``; a test fails where the page is stale.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.everyday import RELATIONS, TYPES, EverydayWord, everyday_words, in_use
from ..graph.words.counts import capital

_HEAD = """\
# Everyday words

What to write for what one would naturally say. `civicgraph terms WORD` looks a word up; `check`, `query` and an editor
suggest by the same list (`ontology/everyday.json`, from which `make reference` makes this page).
"""


def everyday_page() -> str:
    """Every type and relation with the words that stand for it."""
    return "\n".join([_HEAD, *_table(TYPES, "Types of things"), "", *_table(RELATIONS, "Relations"), ""])


def _table(kind: str, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| for | write | mind |"
    yield "|---|---|---|"
    found: dict[EverydayWord, list[str]] = {}
    for word, meant in everyday_words(kind):
        found.setdefault(meant, []).append(word)
    for meant, words in found.items():
        term = in_use(meant).replace(meant.use, f"`{meant.use}`", 1)
        yield f"| {', '.join(words)} | {term} | {capital(meant.note)} |"


if __name__ == "__main__":
    import click

    click.echo(everyday_page(), nl=False)
