"""A record in another engine, queried and traced as a local one is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

from ..errors import CivicgraphError
from .endpoint import Endpoint
from .manifest import Manifest, open_record, read_state, require_record

if TYPE_CHECKING:
    from ..sparql.evaluation import Answer
    from ..sparql.notices import Notice
    from ..tracing.trace import Filters
    from .slice import Slice


class Remote:
    """The store at an address. A query may ask any store; a trace needs a record that was uploaded to it."""

    def __init__(self, url: str, *, patience: float = 300.0) -> None:
        """Finds out which engine it is. ``patience`` is how many seconds each answer may take."""
        self.endpoint = Endpoint(url, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.endpoint.__exit__(kind, error, trace)

    @cached_property
    def base(self) -> str:
        """What ids are resolved against; empty where the store holds no record of ours."""
        manifest = open_record(self.endpoint)
        return manifest.base if manifest else ""

    @cached_property
    def manifest(self) -> Manifest:
        """The record that is there."""
        return self._tell_draft(require_record(self.endpoint))

    def ask(self, query: str) -> Answer:
        """The answer to a query, as :func:`civicgraph.graph.sparql.evaluation.ask` gives it."""
        from .query import ask

        before = open_record(self.endpoint)
        if before:
            self._tell_draft(before)
        answer = ask(self.endpoint, query)
        self._check_unchanged(before)
        return answer

    def notices(self, query: str) -> tuple[Notice, ...]:
        """What a query names that neither the engine's store nor a vocabulary has; only of a record of ours."""
        from ..sparql.notices import notices

        if not self.base:
            return ()
        return notices(query, lambda text: [list(row.values()) for row in self.endpoint.rows(text) if row], self.base)

    def resolve(self, text: str) -> str:
        """The id of the thing with this id, IRI, name or alias."""
        from .lookup import resolve_in_store

        return resolve_in_store(self.endpoint, self.manifest, text)

    def part(self, ids: Sequence[str], max_steps: int, filters: Filters) -> Slice:
        """The part of the record that lies between two things, or that one leads to, within so many claims."""
        from . import slice

        if len(ids) == 1:
            fetched = slice.slice_around(self.endpoint, self.manifest, ids[0], max_steps, filters)
        else:
            fetched = slice.slice_between(self.endpoint, self.manifest, ids[0], ids[1], max_steps, filters)
        self._check_unchanged(self.manifest)
        return fetched

    def _tell_draft(self, manifest: Manifest) -> Manifest:
        """Logs it where the record that is there is a draft."""
        import logging

        if manifest.draft:
            logging.getLogger(__name__).warning("%s holds a draft: %s", self.endpoint.url, manifest.draft)
        return manifest

    def _check_unchanged(self, before: Manifest | None) -> None:
        """Refuses an answer that was put together before and after an upload: it would mix the old and the new."""
        if read_state(self.endpoint).manifest != before:
            raise CivicgraphError(f"{self.endpoint.url}: the record there was replaced meanwhile; ask again")
