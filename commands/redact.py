"""``civicgraph redact``: a name taken out of a record."""

from __future__ import annotations

import click

from .completion import complete_thing
from .editing import show_diff
from .shared import dataset, json_text


@click.command()
@click.argument("thing", shell_complete=complete_thing)
@click.option("--as", "pseudonym", metavar="TEXT", default="", help="What stands in the place of its names.")
@click.option("--reason", metavar="TEXT", default="", help="Why, in one line and without the name; it is kept.")
@click.option("--on", metavar="DATE", default="", help="On which day, as 2026-11-30.  [default: today]")
@click.option("--write", is_flag=True, help="Write it; it cannot be undone.")
@click.option("--json", "as_json", is_flag=True, help="The places as JSON, without the diff.")
def redact(thing: str, pseudonym: str, reason: str, on: str, write: bool, as_json: bool) -> None:
    """List every place that holds a name of a THING; with --as, --reason and --write, put a pseudonym in its place.

    Its other names, identifiers and address are taken out, its id becomes one that says nothing, and the cache is
    cleaned. Words of sources, addresses and names of files stay, and are listed for you to decide. redactions.csv keeps
    the new id, the day and the reason. The history of git keeps the name: what takes it out there is told.
    """
    from ..console.redaction_text import history_text, places_text

    if write and not pseudonym:
        raise click.UsageError("--write wants a pseudonym: --as TEXT, and --reason TEXT")
    found = dataset().redact(thing, pseudonym, reason, on)
    if as_json:
        click.echo(json_text(found.to_dict()))
    else:
        for line in places_text(found.places, found.unread, found.data.root):
            click.echo(line)
    if pseudonym and not as_json:
        show_diff(found.diff())
    if write:
        found.write()
        click.echo(f"Written: it is {found.id} now. This cannot be undone here.", err=True)
    else:
        click.echo("Nothing was written: --as TEXT --reason TEXT --write does it", err=True)
    click.echo(history_text(found.data.root), err=True)
