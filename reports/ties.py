"""What joins the two ends of a trace and is no pathway: membership, a common theme, a place."""

from __future__ import annotations

from ..graph.record import Claim, Record
from ..graph.tracing.model import Trace
from ..graph.words.claims import claim_sentence, doubts, speaker
from ..graph.words.places import spot
from ..graph.words.sources import quoted_title
from .blocks import Bullets, Paragraph, Section, Text, text
from .words import claim_link, join_texts

_INTRO = "No influence is claimed by these. They say how the two stand to each other, the shortest first."


def ties(record: Record, trace: Trace) -> Section | None:
    """The shortest ties between the ends that are not walked; no section where there are none."""
    if not trace.ties:
        return None
    more = f" {trace.more_ties} more are not listed." if trace.more_ties else ""
    found = tuple(join_texts((_claim(record, claim) for claim in tie.claims), "; ") for tie in trace.ties)
    return Section("ties", "Other ties between the two", (Paragraph(text(_INTRO + more)), Bullets(found)))


def _claim(record: Record, claim: Claim) -> Text:
    first = claim.evidence[0]
    where = ", ".join(part for part in (quoted_title(record, first.source), spot(record, first)) if part)
    how = "; ".join([*doubts(record, claim), f"{speaker(record, claim)}, {where}"])
    return text(f"{claim_sentence(record, claim)} ({how}) ", claim_link(record, claim))
