"""What a shell offers while a command is typed: things and sources of the record, ready-made questions.

A shell must not wait: where the record would have to be read anew, and is not small, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from ..api.dataset import Dataset
    from ..graph.record import Record

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_SMALL = 300_000
_MOST = 50


def complete_thing(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Things by the beginning of their id, else by their name: ids, each with its name."""
    record = _record(context)
    return _things(record, typed) if record else []


def complete_source(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Sources by the beginning of their id, each with its title."""
    record = _record(context)
    rows = ((id.removeprefix("source/"), one.title) for id, one in record.sources.items()) if record else ()
    return _items(rows, typed)


def complete_shown(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """What ``show`` shows: things, and claims, sources and speakers once their ids are begun."""
    record = _record(context)
    if not record:
        return []
    if typed.startswith("source/"):
        return _items(((id, one.title) for id, one in record.sources.items()), typed)
    if typed.startswith("voice/"):
        return _items(((id, one.name) for id, one in record.voices.items()), typed)
    if typed.startswith("claim/"):
        return _items(((id, "") for id in record.claims), typed)
    return _things(record, typed)


def complete_question(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Ready-made questions by the beginning of their name, else by a word of it; and files."""
    from ..graph.sparql.evaluation import questions

    found = _items(questions().items(), typed) or [
        CompletionItem(name, help=text) for name, text in questions().items() if typed and typed in name
    ]
    return found or [CompletionItem(typed, type="file")]


def complete_setting(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """What the question that was typed may be asked about, and then of what."""
    from ..graph.sparql.evaluation import questions
    from ..graph.sparql.parameters import parameters

    # Where the option has no value yet, click leaves what stands before it unread.
    words = [context.params.get("query"), *context.args]
    question = next((word for word in words if word in questions()), "")
    if not question:
        return []
    name, sign, value = typed.partition("=")
    if not sign:
        return _items(((f"{one.name}=", one.about) for one in parameters(question)), typed)
    record = _record(context)
    found = _things(record, value) if record else []
    return [CompletionItem(f"{name}={item.value}", help=item.help) for item in found]


def _record(context: click.Context) -> Record | None:
    """The record that the command would use, where it can be had at once."""
    from ..api.dataset import Dataset
    from ..graph.errors import CivicgraphError

    try:
        data = Dataset.here(context.find_root().params.get("data"))
        return data.own_record() if data.is_ready() or _is_small(data) else None
    except CivicgraphError:
        return None


def _is_small(data: Dataset) -> bool:
    return sum(map(data.files.size, data.files.paths)) < _SMALL


def _things(record: Record, typed: str) -> list[CompletionItem]:
    rows = sorted((thing.id, thing.name) for thing in record.things.values())
    if found := _items(rows, typed):
        return found
    from ..graph.names import find

    return [CompletionItem(thing.id, help=thing.name) for thing, _ in find(record, typed)[:_MOST]]


def _items(rows: Iterable[tuple[str, str]], typed: str) -> list[CompletionItem]:
    return [CompletionItem(value, help=help or None) for value, help in rows if value.startswith(typed)][:_MOST]
