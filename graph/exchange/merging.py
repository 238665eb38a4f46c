"""What an import changes: each entry as the file has it now, as it was last taken from there, and as it stands here.

What was changed here stays; what changed there is taken over; what changed on both sides is for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..progress import Progress, Steps, silent
from .bundle import SECTIONS, Bundle, BundleEntry
from .report import ExchangeReport
from .workspace_entries import SaidValues, WorkspaceEntries, fingerprint, said_by, with_ids

_SINGULAR = {"sources": "source", "voices": "voice", "things": "thing", "claims": "claim", "caveats": "caveat",
             "tests": "test"}  # fmt: skip


class EntryChange(NamedTuple):
    """One change of a workspace: a new entry, new values of one that is there (None: taken out), or one that goes."""

    section: str
    id: str
    path: str
    entry: BundleEntry | None = None
    values: dict[str, Any] | None = None


class Merged(NamedTuple):
    """The changes, and the fingerprint of each entry as the file has it, by which the next import compares."""

    changes: list[EntryChange]
    taken: dict[str, str]


def merge(
    bundle: Bundle,
    before: Mapping[str, str],
    here: WorkspaceEntries,
    progress: Progress = silent,
    *,
    renamed: Mapping[str, str] | None = None,
) -> Merged:
    """The changes that bring a workspace to what a file says.

    Parameters
    ----------
    before
        The fingerprints of the entries as they were last taken from the file.
    renamed
        The ids of now by those that an earlier import gave.
    """
    merging = _Merging(before, here, bundle.report, {new: old for old, new in (renamed or {}).items()})
    authors = {id: source.text("authorVoice") for id, source in bundle.sources.items()}
    steps = Steps(progress, "comparing", sum(len(bundle.section(name)) for name in SECTIONS))
    for section, entry in steps.over(bundle.entries()):
        merging.compare(section, entry, authors.get(entry.text("source"), ""))
    if not bundle.is_workspace_own:  # a row that is gone is no wish that what it says be taken out
        merging.find_gone({entry.id for _, entry in bundle.entries()})
    return Merged(merging.changes, merging.taken)


class _Merging:
    def __init__(
        self, before: Mapping[str, str], here: WorkspaceEntries, report: ExchangeReport, first_ids: Mapping[str, str]
    ) -> None:
        self.before, self.here, self.report, self.first_ids = before, here, report, first_ids
        self.changes: list[EntryChange] = []
        self.taken: dict[str, str] = {}
        self.said: dict[str, SaidValues] = {}

    def compare(self, section: str, entry: BundleEntry, author: str) -> None:
        """One entry of the file against what is here."""
        said = said_by(section, entry, author=author)
        now, had = fingerprint(said), self.before.get(entry.id, "")
        self.taken[entry.id], self.said[entry.id] = now, said
        found = self.here.of(section, entry.id)
        if found is None:
            if not had:
                self.changes.append(EntryChange(section, entry.id, "", entry))
                self.report.count_written(f"new {section}")
            elif had != now:
                self._decide(f"a {_SINGULAR[section]} was taken out here and has changed in the file", entry)
            return
        mine = fingerprint(found.said)
        if mine == now:
            self.report.count_written(f"unchanged {section}")
        elif self._is_as_taken(entry.id, found.said):
            self.changes.append(EntryChange(section, entry.id, found.path, entry, changed_values(found.said, said)))
            self.report.count_written(f"changed {section}")
        elif had in (now, fingerprint(with_ids(said, self.first_ids))) or _is_same_draft(found.said, said):
            self.report.count_written(f"{section} kept as they are here")
        else:
            self._decide(_conflict(_SINGULAR[section], found.said, said), entry)
            self.taken[entry.id] = had or now

    def _is_as_taken(self, id: str, said: SaidValues) -> bool:
        """Whether an entry says what was taken from the file, but for ids that were changed since."""
        return self.before.get(id) in (fingerprint(said), fingerprint(with_ids(said, self.first_ids)))

    def find_gone(self, ids: set[str]) -> None:
        """What was taken from the file and is not in it any more; what is named by anything that stays, stays too."""
        gone = {id: one for id in self.before if id not in ids and (one := self.here.by_id.get(id))}
        untouched = {id for id, one in gone.items() if self._is_as_taken(id, one.said)}
        needed = self._ids_to_keep(untouched) if untouched else set()
        for id, found in gone.items():
            if id in untouched and id not in needed:
                self.changes.append(EntryChange(found.section, id, found.path))
                self.report.count_written(f"removed {found.section}")
            else:
                why = "is named here" if id in untouched else "was changed here"
                what = f"a {_SINGULAR[found.section]} is not in the file any more, and {why}: it stays"
                self.report.to_decide.add(what, id)
                self.taken[id] = self.before[id]

    def _ids_to_keep(self, untouched: set[str]) -> set[str]:
        """Which of some entries are named by any that stays, or by one of them that stays for that."""
        staying = {id: one for id, one in self.here.by_id.items() if id not in untouched}
        needed = {name for id, one in staying.items() for name in _names_in(self.said.get(id, one.said), one.source)}
        needed |= {name for id, said in self.said.items() if id not in staying for name in _names_in(said, "")}
        needed &= untouched
        new = set(needed)
        while new:
            kept = [self.here.by_id[id] for id in new]
            new = ({name for one in kept for name in _names_in(one.said, one.source)} & untouched) - needed
            needed |= new
        return needed

    def _decide(self, what: str, entry: BundleEntry) -> None:
        self.report.to_decide.add(what, entry.id)


def _names_in(said: SaidValues, source: str) -> Iterator[str]:
    """Whatever an entry may name: its source, and every text that it holds, in lists and evidence too."""
    yield source
    for value in said.values():
        for one in value if isinstance(value, list) else [value]:
            yield from (str(inner) for inner in one.values()) if isinstance(one, dict) else [str(one)]


def _is_same_draft(here: SaidValues, there: SaidValues) -> bool:
    """Whether an entry is a draft here and says the same there: nothing of what made it one has changed."""
    return "status" not in there and here == {**there, "status": "draft"}


def _conflict(what: str, here: SaidValues, there: SaidValues) -> str:
    keys = ", ".join(changed_values(here, there))
    return f"a {what} was changed here and in the file; it stays as it is here: look at {keys}"


def changed_values(before: SaidValues, after: SaidValues) -> dict[str, Any]:
    """The keys whose values differ, with what they come to be; None for one that is gone.

    >>> changed_values({"name": "Ada", "url": "x"}, {"name": "Ada Okoye"})
    {'name': 'Ada Okoye', 'url': None}
    """
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return {key: after.get(key) for key in keys}
