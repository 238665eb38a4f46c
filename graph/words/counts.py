"""Counts and rows in words, as sentences need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..record import Record
from ..record_parts import Draft, LostAnchor
from .catalogue import catalogue, fill_phrase


def number(count: int) -> str:
    """A count in words up to ten.

    >>> number(3), number(12)
    ('three', '12')
    """
    words = catalogue()["numbers"].split()
    return words[count] if count < len(words) else str(count)


_HISSING = ("s", "x", "z", "ch", "sh")


def quantity(count: int, noun: str) -> str:
    """A count with its noun.

    >>> quantity(1, "step"), quantity(2, "step")
    ('one step', 'two steps')
    """
    return f"{number(count)} {noun if count == 1 else plural_of(noun)}"


def plural_of(noun: str) -> str:
    """Several of what a noun names, as English has it; a noun in other letters stays as it is.

    >>> plural_of("public body"), plural_of("group of people"), plural_of("person"), plural_of("survey")
    ('public bodies', 'groups of people', 'people', 'surveys')
    >>> plural_of("parish church"), plural_of("business"), plural_of("ενορία")
    ('parish churches', 'businesses', 'ενορία')
    """
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{plural_of(head)} of {rest}"
    if not noun[-1:].isascii():
        return noun
    small = noun.casefold()
    if small.endswith("person"):
        return f"{noun[:-4]}ople"
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if small.endswith(_HISSING) else f"{noun}s"


# Said with a consonant first, though written with a vowel; and the other way round.
_AS_CONSONANT = ("uni", "use", "usu", "uk", "eu", "one", "once", "ut")
_AS_VOWEL = ("hour", "honour", "honest", "heir")


def with_article(noun: str) -> str:
    """A noun with the article that goes before it.

    >>> with_article("ask"), with_article("campaign"), with_article("union"), with_article("Unmet need")
    ('an ask', 'a campaign', 'a union', 'an Unmet need')
    """
    small = noun.casefold()
    is_vowel = small[:1] in "aeiou" and bool(small) and not small.startswith(_AS_CONSONANT)
    return f"an {noun}" if is_vowel or small.startswith(_AS_VOWEL) else f"a {noun}"


def tally(count: int, noun: str, plural: str = "") -> str:
    """A count in digits with its noun.

    >>> tally(1, "claim"), tally(1200, "claim"), tally(2, "person", "people")
    ('1 claim', '1,200 claims', '2 people')
    """
    return f"{count:,} {noun if count == 1 else plural or plural_of(noun)}"


def draft_counts(drafts: Iterable[Draft | LostAnchor]) -> str:
    """How much is left out, or marked, by the sections of the files.

    >>> from ..record import Draft
    >>> draft_counts([Draft("a.yaml", 1, "claim/a", "claims"), Draft("b.yaml", 1, "", "files")])
    '1 claim and 1 file'
    """
    counts: dict[str, int] = {}
    for one in drafts:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return row([tally(number, kind.removesuffix("s")) for kind, number in sorted(counts.items())])


def draft_words(record: Record) -> str:
    """What makes a record a draft: how much of its files it goes without, and how much has lost its anchor.

    >>> from civicgraph import Dataset
    >>> draft_words(Dataset.shipped().record())
    ''
    """
    said = [f"{draft_counts(record.drafts)} left out"] if record.drafts else []
    lost = record.lost_anchors
    return "; ".join([*said, *([f"{draft_counts(lost)} with an anchor not found in the text"] if lost else [])])


def retracted_words(record: Record) -> str:
    """How many claims and caveats were taken back; empty where none was.

    >>> from civicgraph import Dataset
    >>> retracted_words(Dataset.shipped().record())
    ''
    """
    groups = {"claim": record.retracted, "caveat": record.retracted_caveats}
    counts = [tally(len(group), name) for name, group in groups.items() if group]
    return f"{row(counts)} retracted" if counts else ""


def row(names: Sequence[str], most: int | None = None) -> str:
    """Names in a row; of more than ``most`` the first so many, and how many more.

    >>> row(["a", "b", "c"]), row(["a", "b", "c", "d"], 2)
    ('a, b and c', 'a, b and 2 more')
    """
    if most and len(names) > most:
        return fill_phrase("row.cut", first=", ".join(names[:most]), left=str(len(names) - most))
    return fill_phrase("row", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)


def steps_named(numbers: Sequence[int]) -> str:
    """Steps by number.

    >>> steps_named([3]), steps_named([1, 2, 5])
    ('step 3', 'steps 1, 2 and 5')
    """
    return f"step{'' if len(numbers) == 1 else 's'} {row([str(one) for one in numbers])}"


def capital(words: str) -> str:
    """Words with a capital in front.

    >>> capital("step 2")
    'Step 2'
    """
    return words[:1].upper() + words[1:]
