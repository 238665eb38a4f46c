"""Cards: sheets of which each row is one act, such as an ask or a grant, and comes to a thing and several claims."""

from __future__ import annotations

from typing import NamedTuple

NEW, THING, THINGS, TEXT, NUMBER, CODE, DATE = "new", "thing", "things", "text", "number", "code", "date"
SELF = "*"
"""The thing that the card itself makes."""


class CardField(NamedTuple):
    """A column of a card, and the claim that a filled cell comes to.

    ``kind`` is what the cell holds; ``type`` what a thing named there is where it is new; ``codes`` the list that a
    code is of. ``predicate`` and ``ends`` are the claim: ``<`` has the cell first and the card's own thing second.
    """

    title: str
    note: str
    kind: str = THING
    type: str = ""
    predicate: str = ""
    turned: bool = False
    codes: str = ""
    modality: str = "done"
    is_needed: bool = False


class ActCard(NamedTuple):
    """A sheet of cards: its title, what it is for, the type of the thing that each row makes, and its columns."""

    title: str
    note: str
    type: str
    fields: tuple[CardField, ...]


_WHEN = CardField("When", "As the source has it: 2016, 2016-11, 2018-10/.. (since)", DATE)
_ABOUT = CardField("About", "A theme or thing that it concerns", THINGS, "Theme", "about", modality="state")
_DEADLINE = CardField("Deadline", "When it was to be met", TEXT, predicate="deadline", modality="asked")
_TARGET = CardField("Target", "The figure aimed at, in digits", NUMBER, predicate="target", modality="asked")
_COMMITTED = (
    CardField("Deadline", "When it was to be met", TEXT, predicate="deadline", modality="committed"),
    CardField("Target", "The figure promised, in digits", NUMBER, predicate="target", modality="committed"),
)

CARDS: tuple[ActCard, ...] = (
    ActCard("Ask", "Something that organised people asked of somebody able to grant it", "Ask", (
        CardField("Ask", "What was asked, in a few words", NEW, is_needed=True),
        CardField("Asked by", "Who put the ask", THINGS, "Organisation", "asked", turned=True),
        CardField("Put to", "Whom it was put to", THINGS, "Organisation", "putTo"),
        CardField("Put at", "The assembly or meeting", THING, "Assembly", "putAt"),
        _ABOUT, _TARGET, _DEADLINE, _WHEN,
    )),
    ActCard("Answer", "What somebody answered to an ask", "Response", (
        CardField("Answer", "The answer, in a few words", NEW, is_needed=True),
        CardField("Answered by", "Who answered", THINGS, "Organisation", "made", turned=True),
        CardField("To the ask", "Which ask it answers", THING, "Ask", "respondedTo", is_needed=True),
        CardField("What it came to", "One of the list", CODE, predicate="gaveAnswer", codes="answer"),
        CardField("Given at", "The assembly or meeting", THING, "Assembly", "putAt"), _WHEN,
    )),
    ActCard("Promise", "Something that somebody publicly undertook to do", "Commitment", (
        CardField("Promise", "What was promised, in a few words", NEW, is_needed=True),
        CardField("Promised by", "Who promised", THINGS, "Organisation", "made", turned=True),
        CardField("In answer to", "The ask that it answers, if the source says so", THING, "Ask", "respondedTo"),
        CardField("Promised to", "Whom it was promised to", THINGS, "Organisation", "promisedTo"),
        CardField("With whom", "Whom it is to be done with", THINGS, "Organisation", "withWhom", modality="committed"),
        _ABOUT, *_COMMITTED, _WHEN,
    )),
    ActCard("Assessment", "A dated judgement of how far a promise had been met", "StatusAssessment", (
        CardField("Assessment", "In a few words", NEW, is_needed=True),
        CardField("Of the promise", "Which promise it is about", THING, "Commitment", "assesses", is_needed=True),
        CardField("Found", "One of the list", CODE, predicate="foundStatus", codes="status", is_needed=True),
        CardField("Assessed by", "Who judged", THINGS, "Organisation", "made", turned=True), _WHEN,
    )),
    ActCard("Grant", "Money awarded to somebody", "Grant", (
        CardField("Grant", "Its name or number", NEW, is_needed=True),
        CardField("Given by", "Who paid", THINGS, "Funder", "funded", turned=True, is_needed=True),
        CardField("Awarded to", "Who received it", THINGS, "Organisation", "awardedTo"),
        CardField("Amount", "In digits", NUMBER, predicate="amount"),
        CardField("Currency", "Such as GBP", TEXT),
        CardField("Under", "The fund or programme that it is part of", THING, "Programme", "partOf", modality="state"),
        CardField("For", "The people, bodies or places that it was meant for", THINGS, "Group", "targetedAt"), _WHEN,
    )),
    ActCard("Post holding", "Somebody's time in a post", "", (
        CardField("Person", "Who held it", THING, "Person", is_needed=True),
        CardField("Post", "The office or job", THING, "Post", is_needed=True),
        CardField("Of", "The organisation that the post belongs to", THING, "Organisation"), _WHEN,
    )),
    ActCard("Secondment", "Somebody lent by one organisation to another", "Secondment", (
        CardField("Secondment", "In a few words", NEW, is_needed=True),
        CardField("Person", "Who was lent", THING, "Person", "secondee"),
        CardField("Lent by", "The home organisation", THINGS, "Organisation", "seconded", turned=True),
        CardField("Hosted by", "The team or body", THINGS, "Team", "hostedBy"),
        CardField("Worked on", "Work that it did", THINGS, "Workstream", "workedOn"),
        CardField("Paid by", "The fund or funder", THINGS, "Fund", "funded", turned=True), _WHEN,
    )),
    ActCard("Event", "Something held at a time and place", "Event", (
        CardField("Event", "Its name", NEW, is_needed=True),
        CardField("Held by", "Who organised it", THINGS, "Organisation", "held", turned=True),
        CardField("Where", "The place", THING, "Place", "locatedIn"),
        CardField("Attendance", "How many came, in digits", NUMBER, predicate="attendance"),
        CardField("Attended by", "Who was there", THINGS, "Person", "attended", turned=True), _WHEN,
    )),
    ActCard("Outcome", "A change in what somebody does, knows, has or decides", "Outcome", (
        CardField("Outcome", "The change, in a few words", NEW, is_needed=True),
        CardField("Who changed", "The person, body or group", THINGS, "Organisation", "changeIn"),
        CardField("What they do differently", "In our own words", TEXT, predicate="didDifferently"),
        CardField("Why it matters", "As the source says, in our own words", TEXT, predicate="significance"), _WHEN,
    )),
    ActCard("Influence", "What the source says led to what", "", (
        CardField("What came first", "A thing that is there, or has a row on the sheet Things", THING, is_needed=True),
        CardField("Relation", "One of the list", CODE, codes="influence", is_needed=True),
        CardField("What came of it", "The same", THING, is_needed=True),
        CardField("Direction", "more or less, where the source says so", CODE, codes="direction"), _WHEN,
    )),
)  # fmt: skip

COMMON = (
    CardField("Source", "The source that says so, by id or title", TEXT, is_needed=True),
    CardField("Voice", "Who says it, by id or name; its author where it is empty", TEXT),
    CardField("Wording", "How the source puts it; stated where it is empty", CODE, codes="wording"),
    CardField("Anchor", "3 to 12 consecutive words, exactly as in the text", TEXT, is_needed=True),
    CardField("Summary", "What the source says, in our own words", TEXT, is_needed=True),
    CardField("Line", "Where the anchor stands more than once", TEXT),
    CardField("Page", "As printed", TEXT),
)
"""The columns that every card has besides its own."""
