"""A made-up record of the size of the real one, for layout, speed and looks. Every name is invented."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Claim, Evidence, Record, Source, Thing

from .small_record import small_record

TOWNS = "Ashgrove Brookvale Castlebrook Eastmarsh Fenwick Highmere Kingsmoor Larkhill Moorside Redcliff Saltwell"
TOPICS = "living wages|safe routes to school|citizenship fees|affordable homes|clean air|mental health care|bus fares"
NAMES: dict[str, tuple[int, str]] = {
    "Person": (120, "{first} {last}"), "CivilSocietyOrganisation": (70, "{town} {kind}"),
    "Alliance": (8, "{town} Citizens"), "Funder": (18, "{last} Foundation"), "PublicBody": (40, "{town} Council"),
    "Team": (16, "{town} Communities and Integration Team"), "Post": (36, "Deputy Mayor of {town} for {topic}"),
    "Secondment": (16, "Secondment of {first} {last} to {town} Council"), "Assembly": (18, "{town} Assembly {year}"),
    "Ask": (74, "Act on {topic} in {town} before {year}"), "Commitment": (70, "Commitment on {topic} ({town}, {year})"),
    "Response": (20, "Answer of {last} on {topic}"), "Fund": (9, "{town} Fund for {topic}"),
    "Project": (46, "{topic} pilot in {town}"), "Campaign": (24, "{town} campaign for {topic}"),
    "Policy": (20, "{town} strategy on {topic}"), "Publication": (36, "Report on {topic} in {town}, {year}"),
    "Outcome": (42, "More people in {town} have {topic} than in {year}"),
    "Place": (12, "{town}"), "Theme": (5, "{topic}"),
}  # fmt: skip
JOINS = """
Person memberOf Alliance|Person memberOf CivilSocietyOrganisation|CivilSocietyOrganisation memberOf Alliance
Alliance asked Ask|Ask putTo PublicBody|Ask putAt Assembly|Alliance held Assembly|PublicBody made Commitment
Commitment respondedTo Ask|Response respondedTo Ask|Person heldPost Post|Post enabled Secondment
Funder funded Secondment|Funder funded Fund|Fund funded Project|Secondment secondee Person|Secondment hostedBy Team
Team unitOf PublicBody|Team launched Campaign|Alliance launched Campaign|Campaign ledTo Outcome
Project contributedTo Outcome|Publication informed Policy|CivilSocietyOrganisation delivered Project
Policy cameAfter Commitment|Outcome cameAfter Campaign|Ask about Theme|Campaign locatedIn Place
Project informed Publication
"""
WORDINGS = ["stated"] * 14 + ["opinion"] * 4 + ["hedged"] * 3 + ["contested", "inferred"]
MODALITIES = ["done"] * 12 + ["state"] * 5 + ["committed", "asked", "planned", "aim"]
WHENS = ["", "", "2016", "2017-03", "2018-10/..", "2016/2019", "2019-05-14", "2020~", "2021-11", "2022", "2024-05-02"]


def large_record(things: int = 700, claims: int = 1500) -> Record:
    """So many things and claims, the same each time, with hubs and with groups around towns."""
    random = Random(11)
    made = _things(random, things)
    by_type: dict[str, list[tuple[str, str]]] = {}
    for id, (thing, town) in made.items():
        by_type.setdefault(thing.type, []).append((id, town))
    joins = [tuple(join.split()) for join in JOINS.strip().replace("\n", "|").split("|")]
    stated = [_claim(random, n, by_type, joins[n % len(joins)]) for n in range(claims)]
    sources = {f"source/{n}": Source(f"source/{n}", f"Source number {n} on the work in {town}, final report", town,
                                     f"{2016 + n % 9}", "", "voice/author")
               for n, town in enumerate(TOWNS.split())}  # fmt: skip
    return replace(small_record(), things={id: thing for id, (thing, _) in made.items()}, sources=sources, caveats={},
                   claims={claim.id: claim for claim in stated}, hash="1a46e" * 12 + "0000")  # fmt: skip


def _things(random: Random, number: int) -> dict[str, tuple[Thing, str]]:
    total = sum(count for count, _ in NAMES.values())
    made: dict[str, tuple[Thing, str]] = {}
    for type, (count, pattern) in NAMES.items():
        for n in range(max(1, round(count * number / total))):
            town, topic = random.choice(TOWNS.split()), random.choice(TOPICS.split("|"))
            name = pattern.format(
                town=town, topic=topic, year=random.randint(2016, 2024),
                kind=random.choice(("Primary School", "Mosque", "Parish", "Tenants' Union", "Youth Forum")),
                first=random.choice(("Amina", "Carys", "Dmitri", "Elif", "Gwen", "Hassan", "Kemi", "Noor", "Tess")),
                last=random.choice(("Adeyemi", "Brennan", "Choudhury", "Fofanah", "Iqbal", "Mensah", "Novak", "Quinn")),
            )  # fmt: skip
            id = f"{type.lower()}-{n}"
            made[id] = (Thing(id, type, name, (), f"A description of {name} in one sentence."), town)
    return made


def _claim(random: Random, n: int, by_type: dict[str, list[tuple[str, str]]], join: tuple[str, ...]) -> Claim:
    start, predicate, end = join
    subject, town = random.choice(by_type[start])
    near = [id for id, other in by_type[end] if other == town] or [id for id, _ in by_type[end]]
    target = near[int(len(near) * random.random() ** 2)] if random.random() < 0.85 else random.choice(by_type[end])[0]
    when, wording, source = random.choice(WHENS), random.choice(WORDINGS), f"source/{n % 12}"
    summary = "Says in a sentence of our own words, of about the usual length, what this place of the source holds."
    return Claim(
        id=f"claim/{source[7:]}/number-{n:04}-{predicate}", subject=subject, predicate=predicate, object=target,
        value="", unit="", qualifier="", scope="", when=when, wording=wording, modality=random.choice(MODALITIES),
        polarity="disputes" if n % 97 == 0 else "supports", voice=random.choice(("voice/author", "voice/officer")),
        reason="Joins two passages." if wording == "inferred" else "", source=source,
        evidence=(Evidence(source, f"eight or so words from place number {n}", summary, 10 + n),), bounds=bounds(when),
    )  # fmt: skip
