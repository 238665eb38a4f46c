"""``civicgraph publish``: the whole record as a site of files."""

from __future__ import annotations

import click

from ..graph.made_folder import check_folder
from ..static_site.site import SHARES, parse_address
from .shared import dataset, draft_option, ensure_built, ensure_whole, show_progress

_NO_ADDRESS = (
    "Without --base-url there is no sitemap.xml, no page says its full address to sites that link to it, and 404.html "
    "leads home only from the top folder"
)


@click.command()
@click.argument("folder", metavar="DIR")
@click.option(
    "--base-url",
    metavar="URL",
    default="",
    help="Where the site will be: for its sitemap, and links to it.",
)
@draft_option
def publish(folder: str, base_url: str, draft: bool) -> None:
    """Write the record into DIR as a site: pages of everything, the map, figures, a search, the data.

    Any web space serves it, under any address, GitHub Pages too; it also opens from the folder, without a network. DIR
    is new, empty, or holds an earlier site, whose place the new one takes as a whole; anything else is refused. What
    was told in confidence stays out, as everywhere.
    """
    check_folder(folder, "the site", "publish")
    parse_address(base_url)
    data = ensure_built(ensure_whole(dataset(), draft))
    made = show_progress(lambda progress: data.publish(folder, base_url=base_url, progress=progress), SHARES)
    size = f"{made.files:,} files, {made.bytes / 1e6:,.1f} MB"
    click.echo(f"Wrote {folder}: {size}; it begins with index.html", err=True)
    if not base_url:
        click.echo(_NO_ADDRESS, err=True)
