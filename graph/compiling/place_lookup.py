"""Where the anchors of compiled files stand, kept as long as what decides it is the same."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property

from ..files.anchors import FoldedText
from ..files.numbering import numbering_of
from ..files.places import Places, read_numbers, read_places
from ..files.text_changes import HASH_PREFIX, CodedPlace
from ..files.texts import SourceText
from ..storage.integrity import Damaged
from ..vocabulary import Vocabulary
from . import anchoring, compiled_file, parts
from .anchoring import AnchorPlaces, KnownPlaces
from .compiled import Compiled
from .compiled_file import CompiledFile
from .kept_files import FORMAT, load_part


class PlaceLookup:
    """Where the anchors of files stand; kept as long as a file, the texts of its sources and ``places.csv`` are."""

    def __init__(
        self,
        layouts: Mapping[str, tuple[str, str]],
        texts: Mapping[str, SourceText],
        places: Mapping[str, bytes],
        folder: str,
        files: Mapping[str, bytes],
        vocabulary: Vocabulary,
    ) -> None:
        self.layouts, self.texts, self.folder, self.vocabulary = layouts, texts, folder, vocabulary
        self.places, self.files = places, files
        self.used: list[str] = []
        self._divided: dict[str, Places] = {}

    def places_of(self, key: str, file: CompiledFile, name: str) -> AnchorPlaces:
        """The places of a file's anchors."""
        layouts = [self.layouts.get(one, ("", "")) for one in file.evidence_sources]
        hashes = [self.texts[name].hash if name in self.texts else "" for name, _ in layouts]
        made_of = [key, *file.evidence_sources, *hashes, *(layout for _, layout in layouts)]
        csv = [*self.places.values()] if "" in hashes else []
        here = parts.key_of(FORMAT.encode(), *(one.encode() for one in made_of), *csv)
        self.used.append(here)
        if not any(hashes) and not self.places:
            return anchoring.no_places(len(file.evidence_owners))
        kept = parts.read(self.folder, here)
        with suppress(Damaged):
            if kept:
                return anchoring.load(kept)
        anchors = load_part(self.folder, key, self.files, name, self.vocabulary, compiled_file.load_anchors)
        found = anchoring.anchor_places(anchors, self._known)
        parts.write(self.folder, here, anchoring.dump(found))
        return found

    @cached_property
    def _known(self) -> KnownPlaces:
        kept = {id: one for name, content in self.places.items() for id, one in read_places(content, name).items()}
        numbers = {id: one for name, content in self.places.items() for id, one in read_numbers(content, name).items()}
        contents = {name: text.content for name, text in self.texts.items()}
        return KnownPlaces(self._text_of, numbering_of(self.layouts, contents), kept, numbers)

    def _text_of(self, source: str) -> Places | None:
        name, _ = self.layouts.get(source, ("", ""))
        if name not in self.texts:
            return None
        if name not in self._divided:
            self._divided[name] = Places(FoldedText(self.texts[name].content))
        return self._divided[name]


def coded_places_now(
    compiled: Compiled, earlier: Mapping[str, CodedPlace], texts: Mapping[str, SourceText]
) -> dict[str, CodedPlace] | None:
    """Where the anchors stand for whoever coded them; None where a text has changed since."""
    hashes = {file.source: texts[file.text_file].hash for file in compiled.files if file.text_file in texts}
    coded = {file.source: file.text_hash.removeprefix(HASH_PREFIX) for file in compiled.files if file.text_hash}
    if any(coded[source] != hashes[source] for source in coded.keys() & hashes.keys()):
        return None
    now: dict[str, CodedPlace] = {}
    for number, where in enumerate(compiled.places):
        if not any(where.looked_up):
            continue
        for anchor, context in zip(compiled.anchors(number), where.contexts(), strict=True):
            if context is None:
                continue
            text, before = hashes[anchor.source], earlier.get(anchor.id)
            if before and before.anchor == anchor.written and before.text != text and anchor.source not in coded:
                return None
            now[anchor.id] = CodedPlace(anchor.written, text, context)
    return now
