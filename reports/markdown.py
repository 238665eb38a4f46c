"""A report as Markdown (CommonMark with tables) that reads well as plain text too. Figures are given in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..visualisations.figures.svg import clean
from .blocks import Block, Bullets, Card, Facts, Figure, Paragraph, Report, Run, Table, Text, tidy

# Whatever could open markup, HTML, a link or a table cell. Quotes, brackets of prose and dots stay as they are.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#])")
_MARKED_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def write(report: Report) -> str:
    """The text of the file."""
    return "\n\n".join(_parts(report)) + "\n"


def escape_markdown(words: str) -> str:
    """Words that read as themselves anywhere in a paragraph, a heading or a table cell.

    >>> escape_markdown("<b>a | b*")
    '\\\\<b\\\\>a \\\\| b\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", clean(words))


def _parts(report: Report) -> Iterator[str]:
    yield f"*{escape_markdown(report.kicker)}*"
    yield f"# {escape_markdown(report.title)}"
    yield _escape_start(escape_markdown(report.subtitle))
    yield escape_markdown(report.about)
    for place, one in enumerate(report.key):
        yield f"> **{_runs(one, marked=False)}**" if place == 0 else f"> {_runs(one)}"
    for number, depth, section in report.numbered_sections():
        yield f"{'#' * (depth + 1)} {number} {escape_markdown(section.title)}"
        for block in section.blocks:
            yield from _block(block, depth + 2)
        if number == report.contents_after:
            yield "\n".join(["**Contents**\n", *(f"{n}. {escape_markdown(one.title)}" for n, one in report.contents)])


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraph():
            words = _escape_start(_runs(block.text, marked=block.tone != "warn"))
            yield f"**{words}**" if block.tone == "warn" else words
        case Bullets():
            yield "\n".join(f"- {_escape_start(_runs(item))}" for item in block.items)
        case Facts():
            yield "\n".join(f"- **{escape_markdown(term)}:** {_runs(meaning)}" for term, meaning in block.pairs)
        case Table():
            yield from _table(block)
        case Figure():
            yield "\n".join(
                f"{'  ' * (place % 2 and not block.listed)}- {_runs(one)}" for place, one in enumerate(block.chain)
            )
        case Card():
            yield f"{'#' * level} {_runs(block.title, marked=False)}"
            for part in block.blocks:
                yield from _block(part, level + 1)


def _table(table: Table) -> Iterator[str]:
    yield f"*{escape_markdown(table.caption)}*"
    lines = [_line(escape_markdown(name) for name in table.head), _line("---" for _ in table.head)]
    yield "\n".join([*lines, *(_line(map(_runs, row)) for row in table.rows)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _runs(text: Text, marked: bool = True) -> str:
    return "".join(_run(run) if marked else escape_run(run) for run in text)


def escape_run(run: Run) -> str:
    """A run without marks, with the spaces at its ends kept."""
    words = tidy(run.text)
    return words.replace(words.strip(), escape_markdown(words), 1) if words.strip() else words


def _run(run: Run) -> str:
    words = escape_run(run)
    if run.style == "strong" and words.strip():
        return words.replace(words.strip(), f"**{words.strip()}**", 1)
    if run.style == "code":
        inner = clean(run.text).replace("`", "'").replace("|", "\\|")
        link = run.link if run.link.startswith(("https://", "http://")) else ""
        return f"[`{inner}`](<{_address(link)}>)" if link else f"`{inner}`"
    return words


def _address(link: str) -> str:
    """A web address that cannot end its own link."""
    return "".join(
        letter if letter.isalnum() or letter in "-._~:/?#@!$'*+,;=%" else _percent(letter) for letter in link
    )


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def _escape_start(words: str) -> str:
    """Words that do not begin a list, a rule or a heading underline."""
    return _MARKED_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", words)
