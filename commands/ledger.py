"""``civicgraph ledger``: asks, answers and promises in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .completion import complete_source, complete_thing
from .shared import dataset, ensure_ready, json_option, json_text, one_format, output_option, own_dataset, save

if TYPE_CHECKING:
    from ..api.results.ledger import LedgerResult

_GOVERNMENT = "central-government"
_FORMATS = ("table", "json", "csv", "markdown")

# fmt: off
_OPTIONS = (
    click.option("--by", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what NAME promised, answered or must act on."),
    click.option("--asked-by", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what NAME asked for, and promises in answer."),
    click.option("--alliance", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what this alliance or a chapter of it asked, was promised, brought about or heard."),
    click.option("--at", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what was put at this assembly or event."),
    click.option("--theme", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what is about this theme, itself or by a part, whole or project of it."),
    click.option("--source", metavar="NAME", default="", shell_complete=complete_source,
                 help="Only what this source tells."),
    click.option("--depends-on", metavar="NAME", default="", shell_complete=complete_thing,
                 help="Only what needs action by NAME."),
    click.option("--depends-on-sector", metavar="SECTOR", default="",
                 help="Only what needs action by somebody in this sector."),
    click.option("--depends-on-government", is_flag=True,
                 help="Only what needs action by central government, by sectors.csv."),
    click.option("--due-before", metavar="DATE", default="", help="Only what was certainly due before DATE."),
    click.option("--due-after", metavar="DATE", default="", help="Only what was certainly due after DATE."),
    click.option("--overdue-on", metavar="DATE", default="",
                 help="Only what was certainly due before DATE and no assessment found kept."),
    click.option("--with-figure", is_flag=True, help="Only what says how much or how long."),
    click.option("--not-assessed", is_flag=True, help="Only promises that nobody has assessed."),
)
# fmt: on


def _filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@_filter_options
@click.option(
    "--group-by", type=click.Choice(["candidate", "ask", "area", "source"]), default=None, help="Put under headings."
)
@click.option("--format", "format", type=click.Choice(_FORMATS), help="How to print.  [default: table]")
@output_option
@json_option
def ledger(group_by: str | None, format: str | None, output: str, as_json: bool, **options: Any) -> None:
    """List asks, answers and promises: who asked, who promised what by when, and whether anybody assessed it.

    What the record lacks is shown as missing, not guessed: no figure, no deadline, not yet assessed.
    """
    chosen = one_format(format, as_json, "table")
    data = own_dataset() if chosen in ("table", "json") else dataset()
    found = ensure_ready(data).ledger(group_by=group_by or "", **_filters_of(options))
    save(output, _formatted_text(found, chosen), styled=chosen == "table", sheet=chosen == "csv")


def _filters_of(options: dict[str, Any]) -> dict[str, Any]:
    for name in ("due_before", "due_after", "overdue_on"):
        _check_date(f"--{name.replace('_', '-')}", options[name])
    if options.pop("depends_on_government"):
        if options["depends_on"] or options["depends_on_sector"]:
            raise click.UsageError(
                "--depends-on-government is --depends-on-sector central-government: give one of them"
            )
        options["depends_on_sector"] = _GOVERNMENT
    return options


def _check_date(option: str, date: str) -> None:
    from ..graph.dates import bounds

    try:
        bounds(date)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None


def _formatted_text(found: LedgerResult, format: str) -> str:
    if format == "table":
        from ..console.ledger_text import ledger_text

        return ledger_text(found.record, found.ledger) + "\n"
    if format == "json":
        return json_text(found.to_dict())
    return found.to_csv() if format == "csv" else found.to_markdown()
