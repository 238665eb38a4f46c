"""What is made to be handed over: reports, the map, figures, the vocabulary as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..graph.dataset import BuiltData
from ..graph.errors import UsageError

if TYPE_CHECKING:
    from ..graph.progress import Progress
    from .results.pictures import Picture
    from .results.reports import ReportResult
    from .results.sites import PublishedSite


class Publications(BuiltData):
    """The methods that write and draw.

    ``theme`` is the background of a figure, ``light`` or ``dark``. A figure is as high as what it shows, unless a
    ``size`` is given, ``a4``, ``slide`` or ``social``: then it is one ``page`` of as many as there must be, from 1.
    """

    def report(
        self, start: str, end: str = "", *, format: str = "html", limit: int = 5, max_steps: int = 8
    ) -> ReportResult:
        """A report on how far one thing can be traced back to another, or on a single thing.

        Parameters
        ----------
        format
            ``html``, ``md``, ``docx`` or ``pdf``.
        limit, max_steps
            As in :meth:`trace`.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().report("Citizens UK", "LVRW", format="md").write().splitlines()[2]
        '# How far does the record trace London Voter Registration Week back to Citizens UK?'
        """
        from .results.reports import report

        return report(self, start, end, format=format, limit=limit, max_steps=max_steps)

    def map(
        self,
        *,
        around: str = "",
        depth: int = 2,
        limit: int = 300,
        title: str = "",
        positions: str | None = None,
    ) -> str:
        """The relationship map: one HTML page that works offline, with the evidence behind every line.

        Parameters
        ----------
        around
            Only the neighbourhood of this thing, ``depth`` claims away and at most ``limit`` things.
        title
            The heading of the page; the data set's own title, unless given.
        positions
            A file that keeps the places of things, so that maps do not jump; it is read and written.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().map(around="LVRW", depth=1).startswith("<!doctype html>")
        True
        """
        from pathlib import Path

        from ..graph.names import resolve
        from ..visualisations.map.layout import read_positions
        from ..visualisations.map.relationship_map import map_page
        from ..visualisations.map.stories import read_stories

        record = self.record()
        beside = Path(self.root, "positions.json")
        return map_page(
            record,
            title=title,
            around=resolve(record, around) if around else None,
            depth=depth,
            limit=limit,
            positions_file=Path(positions) if positions else None,
            known=read_positions(beside) if beside.is_file() else None,
            stories=read_stories(record, self.root),
        )

    def publish(self, folder: str, *, base_url: str = "", progress: Progress | None = None) -> PublishedSite:
        """Writes the whole record as a site of files, which any web space serves and which opens from a folder.

        A folder that holds anything but an earlier site is refused; of an earlier one it takes the place as a whole.

        Parameters
        ----------
        base_url
            Where the site will be: only then it has a sitemap, and pages say where they are.
        progress
            Called with the stage, and how far it is.

        Raises
        ------
        UsageError
            The folder holds something else or cannot be written, or ``base_url`` is no address.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().publish("README.md")
        Traceback (most recent call last):
        civicgraph.graph.errors.UsageError: README.md: is a file; name a folder for the site
        """
        from .results.sites import publish

        return publish(self, folder, base_url, progress)

    def draw_overview(
        self, *, limit: int | None = None, theme: str = "light", size: str = "", page: int = 1
    ) -> Picture:
        """The whole record by lane, from who asked to what came of it; each lane names at most its share of ``limit``.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> "Citizens UK" in Dataset.shipped().draw_overview().svg
        True
        """
        from ..visualisations.figures.overview import overview_contents, overview_figure
        from .results.pictures import Picture, picture_of_page

        options = {"theme": theme, **_limit_option(limit)}
        if size:
            return picture_of_page(overview_contents(self.record(), **options), size, page, theme)
        return Picture(overview_figure(self.record(), **options))

    def draw_neighbourhood(
        self,
        thing: str,
        *,
        depth: int = 1,
        limit: int | None = None,
        theme: str = "light",
        size: str = "",
        page: int = 1,
    ) -> Picture:
        """What is within ``depth`` claims of a thing, at most ``limit`` things.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().draw_neighbourhood("LVRW", limit=5).svg[:4]
        '<svg'
        """
        from ..graph.names import resolve
        from ..visualisations.figures.neighbourhood import neighbourhood_content, neighbourhood_figure
        from .results.pictures import Picture, picture_of_page

        record, options = self.record(), {"depth": depth, "theme": theme, **_limit_option(limit)}
        id = resolve(record, thing)
        if size:
            return picture_of_page([neighbourhood_content(record, id, **options)], size, page, theme)
        return Picture(neighbourhood_figure(record, id, **options))

    def draw_timeline(
        self,
        thing: str,
        *,
        around: bool = False,
        limit: int | None = None,
        theme: str = "light",
        size: str = "",
        page: int = 1,
    ) -> Picture:
        """The dated claims about a thing and its parts over time; with ``around``, also about things one claim away.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().draw_timeline("LVRW").svg[:4]
        '<svg'
        """
        from ..graph.names import resolve
        from ..visualisations.figures.timeline import timeline_content, timeline_figure
        from .results.pictures import Picture, picture_of_page

        record, options = self.record(), {"around": around, "theme": theme, **_limit_option(limit)}
        id = resolve(record, thing)
        if size:
            return picture_of_page([timeline_content(record, id, **options)], size, page, theme)
        return Picture(timeline_figure(record, id, **options))

    def draw_matrix(self, assembly: str, *, theme: str = "light", size: str = "", page: int = 1) -> Picture:
        """Who answered what at an assembly.

        Raises
        ------
        UsageError
            Nothing was put at it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().draw_matrix("Tyne and Wear Citizens assembly 2024").svg[:4]
        '<svg'
        """
        from ..graph.names import resolve
        from ..graph.words.things import what_it_is
        from ..visualisations.figures.matrix import matrix_content, matrix_figure
        from .results.pictures import Picture, picture_of_page

        record = self.record()
        id = resolve(record, assembly)
        places = {claim.object for claim in record.claims.values() if claim.predicate == "putAt"}
        if not record.is_of(id, "Assembly") and id not in places:
            raise UsageError(f"{what_it_is(record, id)}, and nothing was put at it: name an assembly")
        if size:
            return picture_of_page([matrix_content(record, id, theme=theme)], size, page, theme)
        return Picture(matrix_figure(record, id, theme=theme))

    def draw_promises(
        self,
        *,
        by: str = "",
        at: str = "",
        about: str = "",
        alliance: str = "",
        source: str = "",
        group_by: str = "area",
        limit: int | None = None,
        theme: str = "light",
        size: str = "",
        page: int = 1,
    ) -> Picture:
        """How far promises can be checked: of each group how many have a figure, a deadline, an assessment.

        The filters are those of :meth:`ledger`; ``about`` is the theme that promises are about.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().draw_promises(group_by="source").svg[:4]
        '<svg'
        """
        from ..graph.ledger.filters import LedgerFilters, resolve_optional, resolve_source
        from ..visualisations.figures.ledger import ledger_content, ledger_figure
        from .results.pictures import Picture, picture_of_page

        record = self.record()
        filters = LedgerFilters(
            by=resolve_optional(record, by),
            at=resolve_optional(record, at),
            theme=resolve_optional(record, about),
            alliance=resolve_optional(record, alliance),
            source=resolve_source(record, source) if source else "",
        )
        options = {"per": group_by, "theme": theme, **_limit_option(limit)}
        if size:
            return picture_of_page([ledger_content(record, filters, **options)], size, page, theme)
        return Picture(ledger_figure(record, filters, **options))

    def vocabulary_page(self) -> str:
        """The whole vocabulary as one HTML page, with examples from the record.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().vocabulary_page()[:15]
        '<!doctype html>'
        """
        from ..reports.html import write
        from ..reports.vocabulary import vocabulary_report

        return write(vocabulary_report(self.record()))


def _limit_option(limit: int | None) -> dict[str, Any]:
    return {"limit": limit} if limit else {}
