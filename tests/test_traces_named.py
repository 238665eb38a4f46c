"""Who is named and who is not, what was chosen among several, and the nearest tie: what verdicts must and must not say.

Each row was worked out from the passages that it is about, before the verdict was read.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from civicgraph import Dataset, Record, trace

SHIPPED: Record = Dataset.shipped().record()
WEEK = "London Voter Registration Week"
PARTLY = "partly (both said and doubted)."


class Wanted(NamedTuple):
    """A trace, the sentences that its verdict must hold, and words that stand nowhere in it."""

    start: str
    end: str
    says: tuple[str, ...]
    never: tuple[str, ...] = ()


NEAREST_FIRST = (
    # A member of the partnership; that it brought the partnership about no source says.
    Wanted("citizens-uk", "schools-pilot-partnership", ("Citizens UK was a member of Schools pilot partnership.",)),
    # The Merton report's "we" called for lower fees; that it is Citizens UK is a reading.
    Wanted("citizens-uk", "theme-citizenship-fees",
         ('Nearest: Citizens UK, the same as Those who write as "we" in the Merton impact report (our reading), asked '
          'for '
          "the ask “Home Office to cut citizenship fees for young people”, which was about Citizenship fees.",
          "An ask does not show whether it was granted.")),
    # All the borough councils support the week; the pledges' boroughs are these only by a reading.
    Wanted("group-london-boroughs", "lvrw",
         ("That the London boroughs of the pledges are the 33 London borough councils of the CII report is said by "
          "neither document.",
          f"“Citizenship and Integration Initiative: Key achievements” states it: All London borough councils "
          f"supported {WEEK}.")),
    # It took part in the pilot, to which its strands belong; the chain through the ask of 2016 tells nothing nearer.
    Wanted("citizens-uk", "schools-pilot-community-organising",
         ("Nearer: Citizens UK took part in Legal advice in primary schools pilot, which included Community organising "
          "strand of the primary schools pilot.",)),
)  # fmt: skip
HELD_THEN = (
    # The Mayor hosted it; whether Sadiq Khan was Mayor then no source says.
    Wanted("sadiq-khan", "event-eu-settlement-ceremony",
           ("Followed from a post that Sadiq Khan held: Mayor of London.",
            "“Citizenship and Integration Initiative: Key achievements” states it: Mayor of London held EU Settlement "
            "Ceremony.",
            "Whether Sadiq Khan held that post then is not told."), ("No source says",)),
)  # fmt: skip
BESIDE = (
    # A secondee wrote the letter; MOPAC worked with the secondee.
    Wanted("mopac", "letter-home-office-domestic-abuse",
           ("Nearest: both ends are told of with An unnamed CII secondment whose holder worked with MOPAC on domestic "
            "abuse, which worked with Mayor's Office for Policing and Crime and developed Letter to the Home Office on "
            "domestic abuse survivors with insecure status.",)),
    # The project was awarded to a partnership that its department was in; that it took part is our reading.
    Wanted("kings-college-london", "workstream-schools-pilot",
           ("Nearest: both ends are told of with Schools pilot partnership, which had as a member King's College "
            "London Widening Participation Department, which was a unit of King's College London, and was to be a "
            "partner in Legal advice in primary schools pilot.",)),
    Wanted("kings-college-widening-participation", "workstream-schools-pilot",
           ("Nearer: King's College London Widening Participation Department was a member of Schools pilot "
            "partnership, which was to be a partner in Legal advice in primary schools pilot.",)),
    Wanted("gillian-williams", "bella-sankey",
           ("Nearest: each of Gillian Williams and Bella Sankey attended Brighton & Hove Citizens assembly "
            "2024.",)),
    # Two of 44 pledges, made by the same boroughs, have no more to do with one another than any two.
    Wanted("pledge-lc-policing-funding", "pledge-lc-fiscal-devolution", (), ("Nearest", "London boroughs")),
    # Four led the work; a list names them.
    Wanted("rosalind-compton", "outcome-quantifiable-evidence-young-londoners",
           ("It breaks between steps 1 and 2, at Young Londoners workstream, the work of many: that Rosalind Compton's "
            "secondment from Coram Children's Legal Centre, one of four of its kind named there, had a part in step 2 "
            "is not said.",)),
)  # fmt: skip
CHOSEN = (
    # Each of the pledges is a part; whom the page means by those who pledge changes with the section.
    Wanted("group-london-boroughs", "pledges-to-londoners",
         ("Of 44 parts of the pledge “Our Pledges to Londoners, taken together” on record, 36 are reached.",)),
    # Two published the report of 2016, three launched the fund.
    Wanted("british-future", "report-office-for-citizenship-2016",
           ("The same sentence names London Citizens as well.",)),
    Wanted("trust-for-london", "cii",
         ("The same sentence names Paul Hamlyn Foundation and Unbound Philanthropy as well.",)),
    Wanted("trust-for-london", "workstream-london-voices",
         ("The same sentence names Joseph Rowntree Foundation as well.",)),
    Wanted("hannah-gretton", "workstream-schools-pilot", ("The same sentence names James Asfa as well.",)),
)  # fmt: skip
BY_NAME = (
    # Two said yes to every ask by name; three were less committal on transport, and a list has all promise it.
    *(Wanted(person, "commitment-living-wage-region",
           (f"The record tells it of all of these together, not of {SHIPPED.name(person)} by name.",
            f"By name, {SHIPPED.name(person)} answered the ask “the set told of with the Tyne and Wear assembly "
            "in 2024”, "
            "which "
            "includes it: yes."),
           ("No source says",))
      for person in ("jamie-driscoll", "kim-mcguiness")),
    Wanted("jamie-driscoll", "ask-north-east-living-wage-region",
         ("By name, Jamie Driscoll answered the ask “the set told of with the Tyne and Wear assembly in 2024”, which "
          "includes "
          "it: yes.",)),
    *(Wanted(person, "commitment-free-transport",
           (f"By name, {SHIPPED.name(person)} answered the ask “free public transport for people on means-tested "
            f"benefits”: {PARTLY}",
            "Three Tyne and Wear candidates are told as less committal on free transport; a list has all committed to "
            "work towards it."),
           ("No source says", ": yes"))
      for person in ("aidan-king", "andrew-gray", "guy-renner-thompson")),
)  # fmt: skip
NOT_NAMED = (
    # One of three secondees, in the report's words; which is not said.
    Wanted("jessica-kennedy", "mayoral-advocacy-support",
         ("An unnamed CII secondment on voter registration delivered Expert support for Mayoral advocacy; Jessica "
          "Kennedy "
          "is one of three named in The secondees of the voter registration workstream, and who of them is meant, if "
          "any, "
          "is not said.",), ("No source says", "states it")),
    # "One of the secondees" of a workstream for which a cell names six.
    Wanted("madeleine-ellis-petersen", "letter-home-office-domestic-abuse",
         ("An unnamed CII secondment whose holder worked with MOPAC on domestic abuse developed Letter to the Home "
          "Office "
          "on domestic abuse survivors with insecure status; Madeleine Ellis-Petersen is one of six named in Hostile "
          "environment and welcome workstream, and who of them is meant, if any, is not said.",),
         ("No source says", "states it")),
    # The week is given to one of the three, and the report does not leave open to whom.
    Wanted("bella-kosmala", "lvrw",
         ("That Jessica Kennedy's or Bella Kosmala's secondment made London Voter Registration Week is not told: the "
          "week "
          "is credited to the HOPE not Hate secondee.",
          f"No source says that Bella Kosmala brought about {WEEK}."), ("is one of",)),
    # Of two Deputy Mayors, which oversaw the strategy of 2018 is not told.
    *(Wanted(person, "social-integration-strategy",
           (f"Whether {SHIPPED.name(person)} held that post then is not told: {SHIPPED.name(other)} held it too.",),
           (f"{SHIPPED.name(person)} oversaw",))
      for person, other in (("matthew-ryder", "debbie-weekes-bernard"), ("debbie-weekes-bernard", "matthew-ryder"))),
    Wanted("deputy-mayor-social-integration", "social-integration-strategy",
         ("Who held Deputy Mayor for Social Integration, Social Mobility and Community Engagement then is not told; on "
          "record are Debbie Weekes-Bernard and Matthew Ryder.",)),
    # She stood for Mayor, and wrote no Mayor's letter.
    Wanted("susan-hall", "letter-mayor-to-home-secretary-young-people",
         ("The record holds no pathway of influence from Susan Hall to The Mayor's letter to the Home Secretary on "
          "young "
          "people.",
          "Nearest: both ends are told of with Mayor of London, which was sought by Susan Hall and published The "
          "Mayor's letter to the Home Secretary on young people."), ("Followed from", "states it")),
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [*NEAREST_FIRST, *HELD_THEN, *BESIDE, *CHOSEN, *BY_NAME, *NOT_NAMED],
    ids=lambda row: f"{row.start} > {row.end}",
)
def test_what_a_verdict_says_of_who_is_named_and_what_is_near(row: Wanted) -> None:
    found = trace(SHIPPED, row.start, row.end)
    assert [one for one in row.says if one not in found.verdict] == []
    assert [(word, one) for word in row.never for one in found.verdict if word in one] == []
    assert len(" ".join(found.verdict).split()) <= 100


def test_a_tie_that_a_source_states_leads_wherever_the_pathway_breaks() -> None:
    found = trace(SHIPPED, "citizens-uk", "workstream-schools-pilot")
    assert found.pathways[0].is_broken
    assert found.verdict[0] == (
        "What a source does say: Citizens UK took part in Legal advice in primary schools pilot; no source says that "
        "it "
        "brought this about."
    )


def test_whoever_only_stood_for_a_post_did_nothing_that_was_done_in_it() -> None:
    stood = {one.subject: one.object for one in SHIPPED.claims.values() if one.predicate == "stoodFor"}
    held = {(one.subject, one.object) for one in SHIPPED.claims.values() if one.predicate == "heldPost"}
    for person, post in stood.items():
        if (person, post) not in held:
            done = [one.object for one in SHIPPED.claims_about(post) if one.predicate in ("made", "published", "held")]
            assert all(
                all(one.id != post for one in trace(SHIPPED, person, work).through) for work in done if work != person
            )
