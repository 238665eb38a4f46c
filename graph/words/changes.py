"""What has changed between two versions of a record, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..record import Record
from .catalogue import catalogue, fill_phrase
from .claims import claim_sentence
from .codes import label
from .counts import row, tally
from .phrases import names
from .times import in_words

if TYPE_CHECKING:
    from ..changes.claim_history import ClaimChange, ClaimHistory
    from ..changes.model import ItemChange, RecordChanges

# Fields whose values are codes of the list of the same name, and fields whose values are ids.
_CODED = frozenset({"wording", "modality", "polarity", "reading", "share"})
_NAMED = frozenset(
    {"subject", "object", "voice", "source", "party_to", "concerns", "author_voice", "derived_from", "bears_on"}
)
_FILES, _DIGITS = 12, 7
_HASHES = frozenset({"text_hash", "file_hash"})
_DATED = frozenset({"when", "published", "retrieved", "decided", "retracted"})


def change_kind(change: ItemChange) -> str:
    """What has become of an item, in a word or two.

    >>> from ..changes.model import ItemChange
    >>> change_kind(ItemChange("claims", ("weakened", "redated"), "a", "a"))
    'weakened, re-dated'
    """
    return ", ".join(catalogue()[f"change.{kind}"] for kind in change.kinds)


def change_title(old: Record, new: Record, change: ItemChange) -> str:
    """What an item is called: a claim by what it says, a caveat by its summary."""
    if change.things:
        return names(new if change.after else old, change.things)
    record, id = (new, change.after) if change.after in getattr(new, change.group) else (old, change.before)
    item: Any = record.kept_claim(id) or record.kept_caveat(id) or getattr(record, change.group).get(id)
    if item is None:  # it is left out of the version that names it
        return id
    if f"change.{change.kinds[0]}.what" in catalogue():
        before, after = old.name(change.before), new.name(change.after)
        return fill_phrase(f"change.{change.kinds[0]}.what", before=before, after=after)
    if change.group == "claims":
        return claim_sentence(record, item)
    return str(
        getattr(item, {"caveats": "summary", "tests": "prediction", "sources": "title"}.get(change.group, "name"))
    )


def change_ids(change: ItemChange) -> str:
    """The id of an item, or both of them where it has another now."""
    if change.before and change.after and change.before != change.after:
        return fill_phrase("change.ids", before=change.before, after=change.after)
    return change.id


def field_lines(old: Record, new: Record, change: ItemChange) -> Iterator[tuple[str, str, str]]:
    """The fields that differ: each in words, with what it was and what it is."""
    for one in change.fields:
        name = catalogue().get(f"change.field.{one.field}", one.field.replace("_", " "))
        before, after = (_value(record, one.field, text) for record, text in ((old, one.before), (new, one.after)))
        yield name, before, after


def _value(record: Record, field: str, text: str) -> str:
    """The value of a field, as the record calls what it names."""
    if field == "lost":
        return row([catalogue()[f"change.lost.{code}"] for code in text.split("; ")])
    if not text and field != "when":
        return catalogue()["change.nothing"]
    if field == "decision":
        return text.replace("-", " ")
    if field in _HASHES:
        return text.rpartition(":")[2][:12]
    if field in _CODED:
        return label(record, field, text)
    if field == "coded_as":
        return row([record.name(code) for code in text.split("; ")])
    if field in _NAMED:
        return names(record, text.split("; "))
    if field == "predicate" and text in record.relations:
        return record.relations[text].label
    return in_words(text) if field in _DATED else text


def since_sentence(since: str, changes: RecordChanges) -> str:
    """How much has changed since when: of each kind how many."""
    counts = [tally(len(changes.verdicts), "verdict")] if changes.verdicts else []
    counts += [
        tally(many, group.removesuffix("s")) for group, many in Counter(one.group for one in changes.items).items()
    ]
    return fill_phrase("changes.since" if counts else "changes.none", since=since, counts=row(counts))


def kinds_counted(items: Iterable[ItemChange]) -> str:
    """How many items were added, removed and so on, such as ``2 added and 1 weakened``."""
    counts = Counter(kind for one in items for kind in one.kinds)
    return row([f"{many:,} {catalogue()[f'change.{kind}']}" for kind, many in counts.most_common()])


def notes(changes: RecordChanges) -> list[str]:
    """What else is to be said: verdicts that are the same, what was not compared, which files differ."""
    said = []
    if same := changes.asked - len(changes.verdicts):
        said.append(fill_phrase("changes.verdicts.same", count=str(same)))
    elif not changes.asked:
        said.append(catalogue()["changes.verdicts.none" if changes.has_stories else "changes.verdicts.not-asked"])
    if changes.left_out:
        said.append(fill_phrase("changes.left-out", counts=str(changes.left_out)))
    if changes.files:
        code = "changes.files" if changes.items else "changes.files.only"
        said.append(fill_phrase(code, files=row(list(changes.files), _FILES)))
    return said


def history_lines(history: ClaimHistory, claim: str) -> list[str]:
    """What commits did to a claim, the latest first, a line each; empty where git has nothing of it.

    >>> from ..changes.claim_history import ClaimHistory
    >>> told = ClaimHistory("c1f2", False, [["c1f2", "2024-05-01", "Ada", "Code it"]], {"claim/a": [[0, "added"]]})
    >>> history_lines(told, "claim/a")
    ['1 May 2024, added by Ada: Code it (c1f2)']
    """
    changes = history.of(claim)
    lines = [_history_line(one) for one in changes]
    if history.is_partial and history.head:
        lines.append(catalogue()["change.history.partial" if lines else "change.history.none-seen"])
    return lines


def _history_line(change: ClaimChange) -> str:
    phrase = "change.history" if change.author else "change.history.day"
    told = {
        "date": in_words(change.date),
        "what": catalogue()[f"change.{change.what}"],
        "commit": change.commit[:_DIGITS],
    }
    return fill_phrase(phrase, **told, author=change.author, summary=change.summary)
