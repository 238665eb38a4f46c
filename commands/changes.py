"""``civicgraph changes``: what has changed since an earlier version of the record."""

from __future__ import annotations

import click

from .completion import complete_thing
from .shared import dataset, ensure_ready, json_option, json_text, output_option, own_dataset, save


@click.command()
@click.argument("since", metavar="[SINCE]", default="HEAD")
@click.option(
    "--trace", "traces", metavar="FROM TO", nargs=2, multiple=True, shell_complete=complete_thing,
    help="Compare what a trace concludes, besides those of stories.yaml; may be given several times.",
)  # fmt: skip
@click.option("--md", "as_markdown", is_flag=True, help="Write it as Markdown.")
@output_option
@json_option
def changes(since: str, traces: tuple[tuple[str, str], ...], as_markdown: bool, output: str, as_json: bool) -> None:
    """Tell what has changed since an earlier version: claims, things, sources, and what traces conclude.

    SINCE is a revision of git, such as HEAD~3 or a tag, or another folder of data; without it, what was committed last
    is compared with what lies in the folder. No file is touched.
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --md: give one of them")
    found = ensure_ready(dataset() if as_markdown else own_dataset()).changes(since, traces=traces)
    if as_json:
        save(output, json_text(found.to_dict()))
    elif as_markdown:
        save(output, found.to_markdown())
    else:
        from ..console.changes_text import changes_text

        save(output, changes_text(found.old, found.new, found.since, found.changes) + "\n", styled=True)
