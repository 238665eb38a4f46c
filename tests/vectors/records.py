"""Small records of chance, for traces through them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from civicgraph.graph.record import Caveat, Claim, Evidence, Record

from ..graph.by_hand import caveat, claim, record_of

WHENS = ("", "2015", "2016-05", "2018/2019", "2020", "2021-03/..", "../2017")
RELATIONS = ("ledTo", "enabled", "respondedTo", "cameAfter", "partOf", "about")
ANCHORS = ("the team ran the week", "ran the week in May", "the week in May", "Ann worked on it", "funders paid for it")
TYPES = {
    "ann": "Person", "bo": "Person", "ann-post": "Secondment", "bo-post": "PostHolding", "charity": "Organisation",
    "funder": "Funder", "team": "Workstream", "fund": "Fund", "week": "CampaignEdition", "edition": "CampaignEdition",
    "ask": "Ask", "promise": "Commitment", "law": "Policy", "votes": "Outcome", "london": "Place",
}  # fmt: skip
AGENTS = ("ann", "bo", "ann-post", "bo-post", "charity", "funder")
HUBS = ("team", "fund", "week")
ENDS = ("week", "edition", "law", "promise", "votes", "fund", "ask")


def random_record(random: Random) -> Record:
    """Twenty claims between six things, as they come."""

    def one(number: int) -> Claim:
        start, end = random.sample("abcdef", 2)
        when, wording = random.choice(WHENS), random.choice(["stated", "stated", "opinion", "inferred"])
        said = f"when={when} wording={wording} source={random.choice(['report', 'diary'])}"
        disputes = random.choice(["", "", "", " disputes=yes"])
        return claim(f"{start} {random.choice(RELATIONS)} {end} {said}{disputes}", number)

    return record_of([one(number) for number in range(20)])


def works_record(random: Random) -> Record:
    """People and bodies with a part in works that are shared, what came of these, and who else is credited with it."""
    lines = [*_parts(random), *_works(random), *_roles(random)]
    claims = [
        _with_teller(random, claim(line, number), line.endswith("sentence=1")) for number, line in enumerate(lines)
    ]
    caveats = [_caveat(random, number, claims) for number in range(6)]
    record = record_of(claims, TYPES, caveats=caveats)
    voices = {
        id: voice._replace(source=random.choice(["", "source/report", "source/diary"]))
        for id, voice in record.voices.items()
        if id
    }
    sources = {
        id: source._replace(kind=random.choice(["report", "interview"])) for id, source in record.sources.items()
    }
    return replace(record, voices=voices, sources=sources)


def _parts(random: Random) -> list[str]:
    acts = ["workedOn", "led", "funded", "supported", "created", "launched", "asked", "contributedTo", "ledTo"]
    return [f"{random.choice(AGENTS)} {random.choice(acts)} {random.choice(HUBS)}" for _ in range(9)]


def _works(random: Random) -> list[str]:
    """What works brought about; some twice in one sentence, by the work and by somebody."""
    lines = []
    for _ in range(9):
        hub, end = random.choice(HUBS), random.choice(ENDS)
        if hub == end:
            continue
        twin = random.random() < 0.35
        acts = ["produced", "delivered", "created"] if twin else ["produced", "ledTo", "enabled", "funded", "informed"]
        lines.append(f"{hub} {random.choice(acts)} {end}{' sentence=1' if twin else ''}")
        if twin:
            lines.append(f"{random.choice(AGENTS)} {random.choice(['developed', 'led'])} {end} sentence=1")
    lines += [f"{end} {random.choice(['cameAfter', 'respondedTo', 'partOf'])} {other}"
              for end, other in (random.sample(ENDS, 2) for _ in range(5))]  # fmt: skip
    return lines


def _roles(random: Random) -> list[str]:
    lines = [
        "ann-post secondee ann",
        "funder seconded ann-post",
        "bo-post holder bo",
        "week locatedIn london",
        "charity locatedIn london",
    ]
    lines += random.sample(["charity memberOf funder", "edition partOf week", "fund sameAs team", "law about votes",
                            "team unitOf charity", "promise about london", "ann-post partOf team",
                            "bo participatedIn week", "charity participatedIn team", "law about week"], 6)  # fmt: skip
    return lines


def _with_teller(random: Random, one: Claim, in_first: bool) -> Claim:
    """The claim as somebody tells it somewhere in a source; ``in_first``: in the first sentence of the report."""
    source = "source/report" if in_first else random.choice(["source/report", "source/report", "source/diary"])
    place = random.choice([0, 1, 1, 2, 3])
    passage, sentence = (1, 1) if in_first else (place, place and random.choice([place, 2 * place]))
    if random.random() < 0.2:
        passage, sentence = random.choice([(passage, 0), (0, 0)])
    found = one._replace(
        source=source, voice=random.choice([f"voice/{source[7:]}", f"voice/{source[7:]}", "voice/guest", ""]),
        evidence=(Evidence(source, random.choice(ANCHORS), "It says so.", 1, 0, passage, sentence),),
        wording=random.choice(["stated"] * 7 + ["opinion", "hedged", "inferred"]),
        modality=random.choice(["done"] * 9 + ["committed"]), share=random.choice([""] * 6 + ["partial"]),
        polarity=random.choice(["supports"] * 12 + ["disputes"]),
    )  # fmt: skip
    is_read = found.wording == "inferred" and random.random() < 0.5
    return found._replace(reading="identity") if is_read else found


def _caveat(random: Random, number: int, claims: list[Claim]) -> Caveat:
    types = ["limit-of-the-evidence", "must-not-conclude", "rival-explanation", "shared-credit"]
    concerns = [*random.sample(sorted(TYPES), random.randint(1, 3)), *random.choice([[], [random.choice(claims).id]])]
    found = caveat(f"beware-{number}", *concerns, type=random.choice(types))
    return found._replace(summary="It is not the same. " * random.randint(1, 3) + "Not everything is told.")
