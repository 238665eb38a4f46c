"""What traces of the shipped record say first, where they break, and what they must never say.

Each row has been held against the passages that it is about. The first sentence about a pathway is given whole; breaks
are the numbers of the steps that no source tells as influence, shared the joints of work of many.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from civicgraph import Dataset, Record, Trace, reach, trace
from civicgraph.graph.words.phrases import sentence

SHIPPED: Record = Dataset.shipped().record()
REPORT = "“Citizenship and Integration Initiative: Key achievements”"
PAGE = "“Thousands of community leaders across Citizens UK alliances …”"
WEEK = "London Voter Registration Week"
BRAVER = "outcome-gla-braver-stance-hostile-environment"
BRAVER_STANCE = "the outcome “The GLA was able to take a 'braver' stance”"
WE = 'Those who write as "we" in the Merton impact report'
OWN = "Told only by the author of the Merton impact report, with a stake in it; no independent voice tells it."
PROMISE = "It ends at a promise; nothing on it shows whether the promise was kept."


class Told(NamedTuple):
    """A trace, what it says first of a pathway, where that breaks, and what stands nowhere in it."""

    start: str
    end: str
    first: str
    breaks: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


TOLD = (
    # The ask of 2016 was for an office; the week was made by a secondee, years later.
    Told(
        "citizens-uk",
        "lvrw",
        f"No source says that Citizens UK brought about {WEEK}.",
        breaks=(3, 4),
        also=(
            "No source says that London Voter Registration Week answered what Citizens UK asked of the mayoral "
            "candidates.",
            f"Better documented: Elisabeth Pop's secondment from HOPE not Hate developed {WEEK}.",
        ),
        never=("states it", "every step in one source"),
    ),
    Told("ask-office-for-citizenship", "lvrw",
         "No source says that the ask “set up an Office for Citizenship and Integration, or an equivalent” brought "
         f"about {WEEK}.", breaks=(2, 3)),
    # A name in a table cell beside a workstream; the sentence gives the week to another.
    Told(
        "secondment-jessica-kennedy",
        "lvrw",
        f"No source says that Jessica Kennedy's secondment from Migrants Organise brought about {WEEK}.",
        breaks=(2,),
        shared=(1,),
        also=(
            "It breaks between steps 1 and 2: the sentence on London Voter Registration Week credits Elisabeth "
            "Pop's secondment from HOPE not Hate.",
        ),
        never=("states it", "Jessica Kennedy's secondment from Migrants Organise developed"),
    ),
    Told("jessica-kennedy", "lvrw", f"No source says that Jessica Kennedy brought about {WEEK}.",
         breaks=(2,), shared=(1,),
         also=("Followed from a role of Jessica Kennedy: Jessica Kennedy's secondment from Migrants Organise.",)),
    Told("secondment-elisabeth-pop", "lvrw",
         f"{REPORT} states it: Elisabeth Pop's secondment from HOPE not Hate developed {WEEK}.",
         never=("No source says", "It breaks")),
    # Names in one cell, "several secondees" in the next: who of them did what is not said.
    *(
        Told(
            f"secondment-{name}",
            BRAVER,
            f"No source says that {SHIPPED.name(f'secondment-{name}')} brought about {BRAVER_STANCE}.",
            breaks=(2,),
            shared=(1,),
            also=(
                "It breaks between steps 1 and 2, at Hostile environment and welcome workstream, the work of many: "
                f"that {SHIPPED.name(f'secondment-{name}')}, one of six of its kind named there, had a part in "
                "step 2 is not said.",
            ),
            never=("states it",),
        )
        for name in ("paul-amuzie", "anita-hurrell", "madeleine-ellis-petersen", "jessica-kennedy")
    ),
    Told("dami-makinde", "outcome-quantifiable-evidence-young-londoners",
         "No source says that Dami Makinde brought about the outcome “Quantifiable evidence to support the need for "
         "work on young Londoners with insecure status”.", breaks=(2,), shared=(1,)),
    # Funders of a pooled fund.
    *(
        Told(
            funder,
            BRAVER,
            f"No source says that {SHIPPED.name(funder)} brought about {BRAVER_STANCE}.",
            shared=(1,),
            also=(
                "It breaks between steps 1 and 2, at Citizenship and Integration Initiative, the work of many: that "
                f"{SHIPPED.name(funder)}, one of five of its kind named there, had a part in step 2 is not said.",
            ),
            never=("states it",),
        )
        for funder in ("unbound-philanthropy", "pears-foundation", "trust-for-london")
    ),
    *(
        Told(funder, "lvrw", f"No source says that {SHIPPED.name(funder)} brought about {WEEK}.", shared=(1,),
             also=("Step 2 rests on the opinion of a funder, in an interview.",))
        for funder in ("city-bridge-trust", "paul-hamlyn-foundation")
    ),
    # The fee for settled status: the staff fee was won; that the fee went is only told after it.
    Told("bella-kosmala", "outcome-gla-pays-staff-euss-fee",
         f"One passage of {REPORT} tells it from Bella Kosmala to the outcome “The GLA was won over to covering the EU "
         "Settlement Scheme fee for its staff”, in the words of the report's author, Renaisi.", never=("It breaks",)),
    Told(
        "bella-kosmala",
        "decision-on-euss-fee",
        "No source says that Bella Kosmala brought about Decision on the fee for the EU Settlement Scheme.",
        breaks=(3,),
        also=(
            "The CII report never says that the EU Settlement Scheme's fee was removed because of the case that Bella "
            "Kosmala's secondment and others made.",
        ),
        never=("One passage", "states it"),
    ),
    # The pilot: what its leads say of it; Citizens UK is a partner in it and not told to have brought it about.
    Told("workstream-schools-pilot", "outcome-model-for-social-sector",
         "In the opinion of the pilot project leads and a pilot project lead, in an interview, Legal advice in primary "
         "schools pilot led to the outcome “A model for social sector organisations”.", never=("states it",)),
    Told("citizens-uk", "workstream-schools-pilot",
         "What a source does say: Citizens UK took part in Legal advice in primary schools pilot; no source says that "
         "it brought this about.",
         breaks=(3, 4)),
    # The hub: made by one secondee, sent by an organisation.
    Told("secondment-bella-kosmala", "european-londoners-hub",
         f"{REPORT} states a part: Bella Kosmala's secondment from New Europeans UK developed European Londoners Hub."),
    Told("new-europeans-uk", "european-londoners-hub",
         f"One passage of {REPORT} tells it from New Europeans UK to European Londoners Hub.",
         never=("New Europeans UK developed",)),
    Told("secondment-bella-kosmala", "gla-migration-team",
         f"{REPORT} states a part: Bella Kosmala's secondment from New Europeans UK contributed to Migration Team.",
         never=(f"{REPORT} states it",)),
    # GP registration: stated to the policy; what became accepted only follows.
    Told(
        "doctors-of-the-world",
        "outcome-gp-registration-straightaway",
        f"{REPORT} has every step from Doctors of the World to the outcome “Policy to let migrants in initial hotel "
        "accommodation register with a GP at once”, in several places; no passage tells the whole.",
        also=("Credit for GP registration in migrant hotels is shared: the pandemic pushed health up the agenda, which "
              "the Task and Finish group and its secondee used.",
              "It credits the secondee, not Doctors of the World itself."),
        never=("It breaks",),
    ),
    Told("secondment-ella-johnson", "outcome-gp-registration-accepted-pathway",
         "No source says that Ella Johnson's secondment from Doctors of the World brought about the outcome “GP "
         "registration became the accepted healthcare pathway for hotel residents”.", breaks=(3,)),
    # Ceremonies: both pieces of research supported the guide; nobody is said to have made the approach usual.
    Told("research-ceremony-public-attitudes", "guide-citizenship-ceremonies",
         f"{REPORT} states a part: Research on attitudes to migration among the public at ceremonies contributed to "
         "Guide to citizenship ceremonies for local authorities.", never=(f"{REPORT} states it",)),
    Told("citizens-uk", "event-mayoral-citizenship-ceremony-2019",
         f"{REPORT} has every step from Citizens UK to Mayoral Citizenship Ceremony 2019, as we read who or what is "
         "meant, in several places; no passage tells the whole.",
         also=("It credits the secondee, not Citizens UK itself.",)),
    Told("citizens-uk", "outcome-ceremony-approach-embedded",
         "No source says that Citizens UK brought about the outcome “The 2019 approach to ceremonies became regular "
         "practice”.",
         breaks=(3,),
         also=("The CII report names neither who embedded the new approach to the Mayoral Citizenship Ceremony nor a "
               "cause.",)),
    # Candidates of 2016 and 2024: commitments, and nothing of what came of them.
    Told("sadiq-khan", "commitment-all-candidates-office",
         f"{REPORT} says so, as we read who or what is meant: Sadiq Khan made the commitment “all mayoral candidates "
         "to set up an Office for Citizenship and Integration, or an equivalent”.", also=(PROMISE,),
         never=(f"{REPORT} states it",)),
    Told("sadiq-khan", "lvrw", f"No source says that Sadiq Khan brought about {WEEK}.", breaks=(2,)),
    Told("sadiq-khan", "outcome-gla-more-porous",
         "No source says that Sadiq Khan brought about the outcome “The GLA became more porous”.", breaks=(2,)),
    Told("sadiq-khan", "commitment-khan-esol-day",
         f"{PAGE} states it: Sadiq Khan made the commitment “Sadiq Khan to co-run a London-wide ESOL day”.",
         also=(PROMISE,)),
    Told("tracy-brabin", "commitment-brabin-ghost-buses",
         f"{PAGE} states it: Tracy Brabin made the commitment “Tracy Brabin to support an ask to cut ghost buses”.",
         also=(PROMISE,), never=("ghost buses were cut",)),
    # Merton: "we" persuaded the council to consult on a possibility; six councils elsewhere agreed to licensing.
    Told("merton-report-we", "commitment-merton-landlord-licensing-consultation",
         f"“Pre-election Assemblies: Impact Report” states it: {WE} led to the commitment “to consult on "
         "possible landlord licensing in Merton”.", also=(PROMISE, OWN)),
    Told("merton-report-we", "commitment-six-councils-landlord-licensing",
         f"“Pre-election Assemblies: Impact Report” says so, as we read who or what is meant: {WE} contributed to the "
         "commitment “six unnamed borough councils to introduce landlord licensing”.",
         also=(OWN, PROMISE),
         never=("states it", "Merton Council")),
    Told("merton-citizens", "commitment-merton-landlord-licensing-consultation",
         "No source says that Merton Citizens brought about the commitment “to consult on possible landlord licensing "
         "in Merton”.",
         also=(f"Followed from {WE}, of which Merton Citizens is a part, as we read it: what the whole did, the part "
               "did not thereby do.", PROMISE),
         never=("states it: Merton Citizens",)),
    Told("merton-report-we", "outcome-syrian-families-arrive",
         f"It was only planned that {WE} contributed to the outcome “Syrian refugee families are to be able to come to "
         "the UK”.", breaks=(1,),
         also=("Step 1 does not show that the outcome “Syrian refugee families are to be able "
                                    "to come to the UK” came about.",), never=("states it",)),
    # The same report's own account of what its assemblies secured: commitments, and no homes.
    Told("merton-report-we", "commitment-london-clt-homes-1200",
         f"“Pre-election Assemblies: Impact Report” says so, as we read who or what is meant: {WE} contributed to the "
         "commitment “over 1,200 Community Land Trust homes, by unnamed parties”.", also=(OWN, PROMISE)),
    # One sentence names the secondee by the organisation that sent her.
    Told("hope-not-hate", "lvrw", f"One passage of {REPORT} tells it from HOPE not Hate to {WEEK}, in the words of the "
         "report's author, Renaisi.", also=("It credits the secondee, not HOPE not Hate itself.",),
         never=("no passage",)),
    # A bracket names what the support informed.
    Told("mayoral-advocacy-support", "pledge-votes-at-16",
         f"{REPORT} states it: Expert support for Mayoral advocacy informed the manifesto commitment to "
         "support voting at 16.", also=(PROMISE,)),
    # All candidates said yes; each is not named.
    Told("kim-mcguiness", "commitment-living-wage-region",
         "The record tells it of all of these together, not of Kim McGuiness by name.",
         also=(PROMISE,), never=("No source says that Kim",)),
    # Pledges of boroughs.
    Told("london-councils", "pledge-lc-tfl-board",
         "“Our Pledges to Londoners” states it: London Councils made the pledge “press for borough representation on "
         "the board of TfL”.", also=(PROMISE,)),
    Told("pledges-to-londoners", "pledge-lc-esif",
         "“Our Pledges to Londoners” says no more than that the pledge “Our Pledges to Londoners, taken together” "
         "included the pledge “lobby for at least as much support after Brexit as under ESIF”.", breaks=(1,),
         also=(PROMISE,)),
)  # fmt: skip


def verdict_of(found: Trace) -> list[str]:
    """What a trace says of whether anybody tells it."""
    said = [sentence(SHIPPED, one) for one in found.findings if one.code.startswith("told.")]
    return said[:1]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row.start} > {row.end}")
def test_what_is_said_of_a_pathway_and_what_is_not(row: Told) -> None:
    found = trace(SHIPPED, row.start, row.end)
    (best, *_) = found.pathways
    assert verdict_of(found) == [row.first]
    assert tuple(number for number, step in enumerate(best.steps, 1) if step.is_break) == row.breaks
    assert best.shared == row.shared
    said = [*found.verdict, *found.details]
    assert [one for one in row.also if one not in said] == []
    assert [(word, one) for word in (*row.never, "caused", "resulted in") for one in said if word in one] == []
    assert len(" ".join(found.verdict).split()) <= 100
    assert (
        (row.breaks or row.shared or found.through)
        or not row.first.startswith("No source says")
        or any(step.lead.reading for step in best.steps)
    )


def test_no_pathway_from_the_secondees_in_the_cell_is_unbroken() -> None:
    """Neither of the two others named beside the workstream, nor those who sent them, made the week."""
    for start in ("secondment-jessica-kennedy", "jessica-kennedy", "migrants-organise", "new-europeans-uk"):
        assert all(pathway.is_broken for pathway in trace(SHIPPED, start, "lvrw", limit=100).pathways)


FUNDERS = (
    "unbound-philanthropy",
    "pears-foundation",
    "trust-for-london",
    "paul-hamlyn-foundation",
    "city-bridge-trust",
)


@pytest.mark.parametrize("funder", FUNDERS)
def test_no_funder_is_said_to_have_brought_about_any_outcome(funder: str) -> None:
    """They paid into a fund together: every outcome is reached through the work of many, and none plainly."""
    found, _ = reach(SHIPPED, funder)
    outcomes = [one for one in found if SHIPPED.things[one.id].type == "Outcome"]
    assert outcomes and all(one.weak > 0 and -one.weakness <= 2 for one in outcomes)


@pytest.mark.slow
def test_what_citizens_uk_reaches_among_the_outcomes_is_marked_where_it_is_the_work_of_many() -> None:
    found, _ = reach(SHIPPED, "citizens-uk")
    outcomes = [one for one in found if SHIPPED.things[one.id].type == "Outcome"]
    assert outcomes
    for one in outcomes:
        best = trace(SHIPPED, "citizens-uk", one.id, ends="exact").pathways[0]
        weak = sum(not step.is_plain for step in best.steps) + len(best.shared)
        assert (weak, -best.weakness) == (one.weak, one.weakness)
        through_many = {"workstream-citizenship-ceremonies", "workstream-hostile-environment-and-welcome"}
        assert best.is_broken or not through_many & set(best.things)


NOTHING = (
    # What they have in common is told as a tie, or nothing is.
    ("shout-out-uk", "outcome-gp-registration-straightaway", ()),
    ("renaisi", "lvrw", (("renaisi", "london", "lvrw"),)),
    ("labour-party", "european-londoners-hub", ()),
    ("merton-council", "lvrw", ()),
    ("the3million", "gla-migration-team", None),
    ("london-councils", "outcome-gla-more-porous", ()),
    ("susan-hall", "outcome-gla-braver-own-role", ()),
    ("susan-hall", "commitment-khan-esol-day",
     (("susan-hall", "assembly-london-mayoral-2024", "commitment-khan-esol-day"),)),
    ("sian-berry", "lvrw", ()),
    ("home-office", "lvrw", ()),
    ("electoral-commission", "european-londoners-hub", ()),
    ("tracy-brabin", "commitment-khan-living-hours",
     (("tracy-brabin", "labour-party", "sadiq-khan", "commitment-khan-living-hours"),)),
    ("london-councils", "pledge-lc-rough-sleeping", None),
    ("european-londoners-hub", "outcome-european-londoners-secured-status", None),
)  # fmt: skip


@pytest.mark.parametrize(("start", "end", "ties"), NOTHING)
def test_nothing_is_found_and_what_else_ties_the_two_is_told(
    start: str, end: str, ties: tuple[tuple[str, ...], ...] | None
) -> None:
    found = trace(SHIPPED, start, end)
    assert (found.pathways, found.through) == ((), ())
    codes = [one.code for one in found.findings]
    assert "nothing.found" in codes and "nothing.proof" in codes
    assert not any(code.startswith(("told.", "pieces", "break", "better")) for code in codes)
    assert ties is None or tuple(tie.things for tie in found.ties) == ties
    assert all(one.supports for tie in found.ties for one in tie.claims)


NEAREST = (
    # What the sources say of the two stands in the place of influence that they do not tell.
    ("matthew-ryder", "deputy-mayor-social-integration",
     "Matthew Ryder held the post of Deputy Mayor for Social Integration, Social Mobility and Community Engagement."),
    ("tom-gray", "mp-for-brighton-pavilion", "Tom Gray stood for MP for Brighton Pavilion."),
    ("jamie-driscoll", "mayor-of-north-of-tyne", "Jamie Driscoll held the post of Mayor of North of Tyne."),
    ("bella-kosmala", "eu-staff-network-co-chair",
     "Bella Kosmala held the post of Co-Chair of the EU Staff Network."),
    ("ella-johnson", "national-asylum-health-steering-group",
     "Ella Johnson was a member of National Asylum Health Steering Group."),
    ("sadiq-khan", "clt-site-shadwell",
     "Nearest: Sadiq Khan made the commitment “Sadiq Khan to get community land trust sites in three places over the "
     "line”, which was about Community land trust site or sites in Shadwell."),
    ("assembly-london-mayoral-2024", "esol-day-london",
     "Nearest: London Mayoral Citizens Assembly 2024 heard the commitment “Sadiq Khan to co-run a "
     "London-wide ESOL day”, which was about London-wide day for ESOL."),
    ("london-councils", "ev-charging-points",
     "Nearest: London Councils made the pledge “deliver at least 2,500 charging points for electric vehicles by 2022”, "
     "which was about Charging points for electric vehicles."),
    ("mayoral-assembly-2016", "event-mayor-meetings-since-2016",
     "Nearest: London Citizens Mayoral Accountability Assembly 2016 was held by London Citizens, which "
     "took part in Meeting of London Citizens with the mayor since the election, once or more."),
)  # fmt: skip


@pytest.mark.parametrize(("start", "end", "told"), NEAREST)
def test_what_ties_the_two_is_said_in_the_verdict_where_no_influence_is_told(start: str, end: str, told: str) -> None:
    found = trace(SHIPPED, start, end)
    assert found.pathways == () and told in found.verdict
    assert not any("no link" in one or one.startswith("Nothing is walked") for one in found.verdict)
    is_promised = "which was about" in told
    assert ("A promise does not show whether it was kept." in found.verdict) is is_promised


def test_the_other_way_round_is_told_with_whether_it_breaks() -> None:
    whole = trace(SHIPPED, "outcome-gp-registration-straightaway", "secondment-ella-johnson")
    assert "The other way round it holds one." in whole.verdict
    broken = trace(SHIPPED, "lvrw", "citizens-uk")
    assert "The other way round it holds one, which breaks." in broken.verdict
