"""``civicgraph records``: the records of other people that this one stands on."""

from __future__ import annotations

import click

from .editing import finish
from .shared import dataset, json_option, print_json, print_text, show_progress

_SHARES = {"fetching": 0.9, "unpacking": 0.1}


@click.group(invoke_without_command=True, subcommand_metavar="[COMMAND] [ARGS]...")
@json_option
@click.pass_context
def records(context: click.Context, as_json: bool) -> None:
    """List the records of other people that this one stands on: whose, on what terms, and whether each is as pinned.

    Their things and claims answer beside yours, and are only read: ids begin with the record's name, as in
    harbour:night-bus, and names are followed by it in brackets. decide says what of theirs is one with yours.
    """
    if context.invoked_subcommand:
        return
    found = dataset().records()
    if as_json:
        print_json(found.to_dict())
        return
    from ..console.records_text import records_text

    print_text(records_text(found.rows))


@records.command()
@click.argument("name")
@click.argument("place")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def add(name: str, place: str, write: bool) -> None:
    """Stand on the record at PLACE, called NAME here.

    PLACE is a folder, a zip or the address of a zip, of a workspace or of what export ro-crate makes;
    civicgraph:shipped is the record that comes with civicgraph. civicgraph.toml then names it, with the hash of its
    files: a record that changes is refused until you pin it again.
    """
    finish(show_progress(lambda progress: dataset().add_record(name, place, progress), _SHARES), write)


@records.command()
@click.argument("name")
def fetch(name: str) -> None:
    """Bring the record NAME from its archive or address, as it was pinned.

    Only this, add and pin reach a network, and only the host that the address names; none that it sends on to.
    """
    one = show_progress(lambda progress: dataset().fetch_record(name, progress), _SHARES)
    click.echo(f"Brought {one.name}, as it was pinned.", err=True)


@records.command()
@click.argument("name")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def pin(name: str, write: bool) -> None:
    """Take the record NAME as it is now, after it has changed."""
    finish(show_progress(lambda progress: dataset().pin_record(name, progress), _SHARES), write)


@records.command()
@click.argument("name")
@click.option("--write", is_flag=True, help="Write it, without being asked.")
def remove(name: str, write: bool) -> None:
    """Stand on the record NAME no more; what of yours names its things is left out then."""
    finish(dataset().remove_record(name), write)
