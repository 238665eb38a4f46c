"""The middle of every import: sources, voices, things and claims with their evidence, by the keys of data files.

A reader fills a bundle and knows nothing of files; what writes it knows nothing of the format that it came from.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from ..documents.extracted import Extracted
from ..vocabulary import Vocabulary, load_vocabulary
from .opened import TABLES, OpenedFile
from .plain_words import is_shortened, one_line, slug
from .report import ExchangeReport

EntryValue = str | list[str]

SECTIONS = ("sources", "voices", "things", "claims", "caveats", "tests")
_LONGEST_CLAIM = 110
_WORD_END = re.compile("(?<=[a-z])(?=[A-Z])")


class EvidenceSpot(NamedTuple):
    """A place that evidence is to be given: words that stand in it, and where that is.

    ``row`` and ``page`` (the sheet of a workbook) count as in the text of the source; 0 where the source has none.
    ``words`` are looked up there, and lengthened or shortened to an anchor; with an empty ``source`` it is the claim's.

    >>> EvidenceSpot("The register has the grant.", ("Harbour Fund", "Grant 101"), row=2).page
    0
    """

    summary: str
    words: tuple[str, ...] = ()
    row: int = 0
    page: int = 0
    source: str = ""


@dataclass
class BundleEntry:
    """One entry of a section: the values of its keys, its evidence, and where it was read.

    ``place`` is for people, such as ``row 12``. ``spots`` become evidence once the text of the source is at hand.

    >>> BundleEntry({"id": "ada", "type": "Person", "name": "Ada Okoye"}).values["name"]
    'Ada Okoye'
    """

    values: dict[str, EntryValue]
    evidence: list[dict[str, str]] = field(default_factory=list)
    place: str = ""
    spots: list[EvidenceSpot] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.values["id"])

    def text(self, key: str) -> str:
        """The value of a key that takes one text; empty where it is not given."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else "; ".join(value)


class Bundle:
    """What a reader found, by section and id, and the report of it.

    ``is_source`` says that the file speaks for itself, as a register does, so that its rows are places; a drawing of
    somebody's view is none, and its claims are drafts until they have one. ``is_workspace_own`` says that it is a view
    of the workspace itself, with its ids, and ``before`` has the fingerprints of its entries as it was taken.
    ``things_here`` are the names and types of the things of the workspace, by id, ``sources_here`` the titles and
    addresses of the sources that no earlier import of the file made. ``mapping`` are types and relations by the words
    of the file that somebody says stand for them.
    ``keeps_file`` is False where the file names people who are not to be named here, so that no copy of it is kept.

    Parameters
    ----------
    name
        What the ids of the import's own source and claims begin with, such as ``harbour-grants``.
    known
        Ids by what the file calls a thing, as an earlier import of it gave them: they stay.
    taken
        Ids that the workspace has given to others; ``taken_here`` has them.

    Examples
    --------
    >>> bundle = Bundle("fair", ExchangeReport("kumu"))
    >>> ada = bundle.thing("1", "Person", "Ada Okoye", place="row 2")
    >>> fair = bundle.thing("2", "Event", "The fair", aliases=["Spring fair"])
    >>> claim = bundle.claim(ada, "held", fair, modality="done", spot=EvidenceSpot("She held it.", row=2))
    >>> bundle.claims[claim].values["subject"], claim
    ('ada-okoye', 'claim/fair/ada-okoye-held-the-fair')
    """

    def __init__(
        self,
        name: str,
        report: ExchangeReport,
        *,
        known: Mapping[str, str] | None = None,
        taken: Sequence[str] | frozenset[str] = (),
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.name, self.report = name, report
        self.source = f"source/{name}"
        self.sources: dict[str, BundleEntry] = {}
        self.voices: dict[str, BundleEntry] = {}
        self.things: dict[str, BundleEntry] = {}
        self.claims: dict[str, BundleEntry] = {}
        self.claims_begun: dict[str, list[str]] = {}
        self.caveats: dict[str, BundleEntry] = {}
        self.tests: dict[str, BundleEntry] = {}
        self.texts: dict[str, Extracted] = {}
        self.is_source = True
        self.keeps_file = True
        self.is_workspace_own = False
        self.things_here: dict[str, tuple[str, str]] = {}
        self.sources_here: dict[str, tuple[str, str]] = {}
        self.mapping: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.vocabulary = vocabulary or load_vocabulary()
        self.keys: dict[str, str] = {}
        self.taken_here = frozenset(taken)
        self.known, self._taken = dict(known or {}), set(taken) | set((known or {}).values())

    def section(self, name: str) -> dict[str, BundleEntry]:
        """The entries of a section by id."""
        found: dict[str, BundleEntry] = getattr(self, name)
        return found

    def entries(self) -> Iterator[tuple[str, BundleEntry]]:
        """All entries, each with its section."""
        for name in SECTIONS:
            yield from ((name, entry) for entry in self.section(name).values())

    def thing(self, key: str, type: str, name: str, *, place: str = "", **values: EntryValue) -> str:
        """The id of the thing that the file knows by a key; made when it is first met.

        Met again under another name, it has that as an alias; values that it did not have are added.
        """
        name = one_line(name) or key
        if key in self.keys:
            self._add(self.things[self.keys[key]], name, values)
            return self.keys[key]
        id = self.known.get(key) or self._free(slug(name) or f"{self.name}-{slug(key) or 'thing'}")
        self.keys[key] = id
        self._taken.add(id)
        self.things[id] = BundleEntry({"id": id, "type": type, "name": name, **without_empty(values)}, place=place)
        return id

    def voice(self, key: str, name: str, *, source: str = "", **values: EntryValue) -> str:
        """The id of a voice of a source: of the import's own one, unless said otherwise."""
        of, end = source or self.source, slug(key) or slug(name)
        if is_shortened(key or name):  # in letters that no id has: another name may come to the same
            end = "-".join(filter(None, (end or "speaker", sha256(one_line(key or name).encode()).hexdigest()[:6])))
        id = f"voice/{of.removeprefix('source/')}/{end or 'speaker'}"
        self.voices.setdefault(
            id, BundleEntry({"id": id, "name": one_line(name), "source": of, **without_empty(values)})
        )
        return id

    def author_voice(self, name: str, *, source: str = "") -> str:
        """The id of the voice that claims of a source have where they name no other."""
        of = source or self.source
        id = self.voice("author", name, source=of)
        self.sources[of].values.setdefault("authorVoice", id)
        return id

    def title_of(self, file: OpenedFile, usual: str) -> str:
        """What the file is called: as it says itself, else as its name, else as such files are."""
        said = file.extracted.title if file.kind in TABLES else ""
        stem = os.path.splitext(file.name)[0].replace("_", " ").replace("-", " ")
        title = one_line(said or stem)
        return title if len(title) > 1 else f"{usual} {title}".strip()  # a title of one letter is none

    def declare_source(self, id: str, title: str, *, text: Extracted | None = None, **values: EntryValue) -> str:
        """The id of a source, made when it is first named; ``text`` is what its anchors are looked up in."""
        self.sources.setdefault(id, BundleEntry({"id": id, "title": one_line(title)[:300], **without_empty(values)}))
        if text:
            self.texts[id] = text
        return id

    def claim(
        self,
        subject: str,
        predicate: str,
        object: str = "",
        *,
        spot: EvidenceSpot | None = None,
        source: str = "",
        voice: str = "",
        wording: str = "stated",
        key: str = "",
        place: str = "",
        **values: EntryValue,
    ) -> str:
        """The id of a claim, made of its ends, or of a ``key`` where the file gives one.

        One that says the same is there once, and gets the evidence.

        ``values`` are its other keys, such as ``when``, ``modality``, or ``value`` in the place of an object.
        """
        of = source or self.source
        about = key or "-".join((subject, _WORD_END.sub("-", predicate), object or str(values.get("value", ""))))
        id = f"claim/{of.removeprefix('source/')}/{slug(about, _LONGEST_CLAIM)}"
        said = {
            "subject": subject,
            "predicate": predicate,
            "object": object,
            "wording": wording,
            **without_empty(values),
        }
        found = self._same_claim(id, said)
        if not isinstance(found, BundleEntry):
            all_said: dict[str, EntryValue] = {"id": found, "source": of, **said, "voice": voice}
            found = BundleEntry({key: value for key, value in all_said.items() if value}, place=place)
            self.claims[found.id] = found
            self.claims_begun.setdefault(id, []).append(found.id)
        if spot:
            found.spots.append(spot)
        return found.id

    def _same_claim(self, id: str, said: Mapping[str, EntryValue]) -> BundleEntry | str:
        """The claim that says the same under an id, or the next free id."""
        number, free = 1, id
        while (found := self.claims.get(free)) is not None:
            if all(found.values.get(name, "") == value for name, value in said.items()):
                return found
            number += 1
            free = f"{id}-{number}"
        return free

    def _free(self, id: str) -> str:
        number, free = 1, id
        while free in self._taken:
            number += 1
            free = f"{id}-{number}"
        return free

    def _add(self, entry: BundleEntry, name: str, values: Mapping[str, EntryValue]) -> None:
        aliases = entry.values.setdefault("aliases", [])
        assert isinstance(aliases, list)
        if name.casefold() not in {entry.text("name").casefold(), *map(str.casefold, aliases)}:
            aliases.append(name)
        if not aliases:
            del entry.values["aliases"]
        for key, value in without_empty(values).items():
            had = entry.values.setdefault(key, value)
            if isinstance(had, list) and isinstance(value, list):
                had += [one for one in value if one not in had]


def without_empty(values: Mapping[str, EntryValue]) -> dict[str, EntryValue]:
    """The values that hold something, each text in one line.

    >>> without_empty({"name": " Ada ", "when": "", "aliases": []})
    {'name': 'Ada'}
    """
    found: dict[str, EntryValue] = {}
    for key, value in values.items():
        kept: EntryValue = one_line(value) if isinstance(value, str) else list(filter(None, map(one_line, value)))
        if kept:
            found[key] = kept
    return found
