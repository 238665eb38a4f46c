"""What a search found: things by name, then all else that holds the words, under headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..graph.full_text import Find, Names, is_exact, is_typed
from ..graph.record import Caveat, Claim, Record
from ..graph.words.catalogue import fill_phrase
from ..graph.words.claims import claim_sentence, doubts
from ..graph.words.codes import caveat_label
from ..graph.words.counts import row, tally
from ..graph.words.places import spot, words_quoted
from ..graph.words.sources import quoted_title, source_name
from .words import bold, clean, dim, said_at, wrap

_HEADINGS = {
    "description": "Things by their description",
    "voice": "Speakers",
    "claim": "Claims",
    "caveat": "Caveats",
    "source": "Sources",
}
_COUNTED = {
    "description": ("thing by description", "things by description"),
    "voice": ("speaker", "speakers"),
    "claim": ("claim", "claims"),
    "caveat": ("caveat", "caveats"),
    "source": ("source", "sources"),
}
_NEAR = 3  # names that are only near, where something holds the words as they are


def found_text(record: Record, text: str, names: Names, others: Sequence[Find], limit: int, other_limit: int) -> str:
    """The names found, and under headings what else was, at most so many of each kind."""
    lines = list(_name_lines(record, names[: _name_limit(text, names, others, limit)]))
    for kind, heading in _HEADINGS.items():
        if finds := [find for find in others if find.kind == kind]:
            lines += [*([""] if lines else []), bold(heading)]
            lines += [line for find in finds[:other_limit] for line in _LINES[kind](record, find)]
    return "\n".join(lines)


def left_text(text: str, names: Names, others: Sequence[Find], limit: int, other_limit: int) -> str:
    """How many more there are of each kind; empty where there are none."""
    left = {("name", "names"): len(names) - _name_limit(text, names, others, limit)}
    left |= {nouns: sum(find.kind == kind for find in others) - other_limit for kind, nouns in _COUNTED.items()}
    parts = [tally(count, *nouns) if others else str(count) for nouns, count in left.items() if count > 0]
    return f"{row(parts)} more with --limit" if parts else ""


def understood_text(record: Record, text: str, names: Names, others: Sequence[Find]) -> str:
    """Which words the names have and which nothing has; empty where all of the text is accounted for."""
    if others or not names or is_exact(text, names) or is_typed(text, names[0][1]):
        return ""
    from ..graph.full_text import find_all
    from ..graph.named_within import understood_words
    from ..graph.words.phrases import Finding, sentence

    met, unnamed = understood_words(text, [heard for _, heard in names])
    left = [word for word in unnamed if not find_all(record, word)[1]]
    words = {"met": [f"“{word}”" for word in met], "left": [f"“{word}”" for word in left]}
    return f"{sentence(record, Finding('find.partly', None, words))}." if met and left else ""


def _name_limit(text: str, names: Names, others: Sequence[Find], limit: int) -> int:
    """How many names to list: few where they are only near and something else holds the words."""
    is_near = bool(others and names) and not (is_typed(text, names[0][1]) or is_exact(text, names))
    return min(limit, _NEAR) if is_near else limit


def _name_lines(record: Record, names: Names) -> Iterator[str]:
    """The name with the alias that matched, then type and id to copy."""
    for thing, heard in names:
        also = "" if heard in (thing.name, thing.id.replace("-", " ")) else f" ({heard})"
        yield bold(wrap(thing.name + also, "", "  "))
        yield wrap(f"{record.type_label(thing.id)} · {thing.id}", "  ")


def _thing_lines(record: Record, find: Find) -> Iterator[str]:
    yield wrap(record.name(find.id), "  ", "    ")
    yield _passage(find)
    yield dim(wrap(f"{record.type_label(find.id)} · {find.id}", "    ", "    "))


def _voice_lines(record: Record, find: Find) -> Iterator[str]:
    yield wrap(record.name(find.id), "  ", "    ")
    if find.text != record.name(find.id):
        yield _passage(find)
    where = fill_phrase("speaker.speaks-in", source=quoted_title(record, record.voices[find.id].source))
    yield dim(wrap(f"{where} · {find.id}", "    ", "    "))


def _claim_lines(record: Record, find: Find) -> Iterator[str]:
    claim = record.claims[find.id]
    notes = doubts(record, claim)
    sentence = claim_sentence(record, claim)
    yield wrap(sentence + (f" [{', '.join(notes)}]" if notes else ""), "  ", "    ")
    if find.text not in sentence and find.text != claim.evidence[0].anchor:
        yield _passage(find)
    yield dim(wrap(said_at(record, claim, sourced=True), "    ", "    "))
    yield dim(wrap(claim.id, "    ", "    "))


def _caveat_lines(record: Record, find: Find) -> Iterator[str]:
    caveat = record.caveats[find.id]
    yield wrap(f"{caveat_label(record, caveat)}: {caveat.summary}", "  ", "    ")
    if find.text not in (caveat.summary, caveat.evidence[0].anchor):
        yield _passage(find)
    yield dim(wrap(_place(record, caveat), "    ", "    "))
    yield dim(wrap(caveat.id, "    ", "    "))


def _source_lines(record: Record, find: Find) -> Iterator[str]:
    yield wrap(source_name(record, find.id), "  ", "    ")
    yield dim(wrap(find.id, "    ", "    "))


def _place(record: Record, item: Claim | Caveat) -> str:
    first = item.evidence[0]
    place = (quoted_title(record, first.source), spot(record, first), f"at {words_quoted(first.anchor)}")
    return ", ".join(part for part in place if part)


def _passage(find: Find) -> str:
    """The text that holds the words, which stand out on a terminal."""
    lines = wrap(find.text, "    ", "    ")
    return "\n".join(
        " ".join(_bold_if_found(word, find.words) for word in line.split(" ")) for line in lines.split("\n")
    )


def _bold_if_found(word: str, words: Sequence[str]) -> str:
    from ..graph.word_matching import words_of

    return bold(word) if word and any(part in words for part in words_of(clean(word))) else word


_LINES: dict[str, Callable[[Record, Find], Iterator[str]]] = {
    "description": _thing_lines,
    "voice": _voice_lines,
    "claim": _claim_lines,
    "caveat": _caveat_lines,
    "source": _source_lines,
}
