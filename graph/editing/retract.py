"""Taking a claim or caveat back: it stays in its file, with the day and the reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from ..errors import UsageError
from ..files.document import TAKEN_BACK
from ..files.folders import short_path
from ..files.tables import table_section
from ..suggest import close_names, did_you_mean
from .scalars import compose, decode, scalars


def retract(files: Mapping[str, bytes], claim: str, date: str, reason: str) -> dict[str, bytes]:
    """The files with a claim or caveat taken back, comments and order kept.

    Parameters
    ----------
    date
        The day on which it is taken back, in EDTF.

    Raises
    ------
    UsageError
        There is no such claim or caveat, or it is retracted or a draft already.
    """
    ids = set[str]()
    for path, content in files.items():
        text = decode(path, content)
        for entry in _entries(compose(path, text)):
            values = {key.value: value for key, value in entry.value}
            id = str(getattr(values.get("id"), "value", ""))
            ids.add(id)
            if id == claim:
                return {**files, path: _with_retraction(text, entry, values, date, reason).encode()}
        rows = scalars(text, path) if table_section(path) == "claims" else ()
        if any(one.key == "id" and one.value == claim for one in rows):
            keys = "status (retracted), retracted (the day) and retractionReason"
            raise UsageError(
                f"{claim} stands in a table, {short_path(path)}: give it the columns {keys} and fill them in its row"
            )
    meant = {one.rpartition("/")[2]: one for one in sorted(ids, reverse=True)}
    near = [meant[one] for one in close_names(claim.rpartition("/")[2], meant)] if "/" not in claim else []
    hint = f"; did you mean {' or '.join(near)}?" if near else did_you_mean(claim, ids)
    raise UsageError(f"{claim!r} is no claim or caveat in these files{hint}")


def _entries(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """What of a file can be taken back."""
    top = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    for section in TAKEN_BACK:
        for one in getattr(top.get(section), "value", ()):
            if isinstance(one, yaml.MappingNode):
                yield one


def _with_retraction(
    text: str, entry: yaml.MappingNode, values: Mapping[str, yaml.Node], date: str, reason: str
) -> str:
    """The text of a file with the three keys behind an entry's id, as it is written: in lines or in one."""
    if status := values.get("status"):
        said = "retracted already" if status.value == "retracted" else f"a {status.value}: nobody counts on it yet"
        raise UsageError(f"{values['id'].value} is {said}")
    keys = ("status: retracted", f"retracted: {date}", f"retractionReason: {json.dumps(reason, ensure_ascii=False)}")
    rows = text.split("\n")
    end = values["id"].end_mark
    if entry.flow_style:
        row = rows[end.line]
        rows[end.line] = f"{row[: end.column]}, {', '.join(keys)}{row[end.column :]}"
    else:
        column = next(key.start_mark.column for key, _ in entry.value if key.value == "id")
        ending = "\r" if rows[end.line].endswith("\r") else ""
        if end.line == len(rows) - 1:  # the id stands last in a file that ends without a line
            rows.append("")
        rows[end.line + 1 : end.line + 1] = [f"{' ' * column}{one}{ending}" for one in keys]
    return "\n".join(rows)
