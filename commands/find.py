"""``civicgraph find``: from a word to a thing, and to what is said of it."""

from __future__ import annotations

import click

from .shared import COUNT, ensure_ready, json_option, own_dataset, print_json, print_text

_NAMES, _OTHERS = 20, 5


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--limit", type=COUNT, default=None, help=f"How many of each kind.  [default: {_NAMES} names, {_OTHERS} others]"
)
@json_option
def find(text: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Find things by name, typos forgiven, and all else by its words.

    Speakers whom sources describe are found by name too. Where no name is what you type, descriptions, claims, caveats
    and sources that hold all of the words are listed as well.
    Where nothing holds them all, things that some of the words name are, and stderr says which words were understood.
    """
    words = " ".join(text)
    data = ensure_ready(own_dataset())
    found = data.find(words)
    if as_json:
        print_json(found.to_dict(limit or _NAMES, limit or _OTHERS))
    elif found or found.others:
        from ..console.find_text import found_text, left_text, understood_text

        limits = (limit or _NAMES, limit or _OTHERS)
        print_text(found_text(found.record, words, found.matches, found.others, *limits))
        if understood := understood_text(found.record, words, found.matches, found.others):
            click.echo(understood, err=True)
        if left := left_text(words, found.matches, found.others, *limits):
            click.echo(left, err=True)
    else:
        click.echo(f"No match for {words!r} in {found.record.origin}.", err=True)
        if data.texts_folder:
            click.echo("What is coded was searched; the documents' texts were not: civicgraph coverage", err=True)
        click.get_current_context().exit(1)
