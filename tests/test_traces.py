"""What traces of the shipped record must say and must not say, as the documents have it.

Each test holds one passage of the report on the Citizenship and Integration Initiative against its traces: what
it states, what it gives as somebody's opinion, what it only orders in time, what it leaves open.
"""

from __future__ import annotations

import re

import pytest

from civicgraph import Dataset, Filters, Pathway, Record, Step, Trace, trace

SHIPPED: Record = Dataset.shipped().record()
# All that documents say, without what is inferred here.
SAID = Filters(wordings=("stated", "opinion", "hedged", "contested"))


def all_pathways(start: str, end: str, filters: Filters | None = None) -> Trace:
    """Every pathway between two things."""
    return trace(SHIPPED, start, end, limit=1000, filters=filters)


def best(start: str, end: str) -> Pathway:
    """The first pathway."""
    return all_pathways(start, end).pathways[0]


def verdict_text(start: str, end: str) -> str:
    """The verdict as one text."""
    return " ".join(all_pathways(start, end).verdict)


def steps(start: str, end: str) -> list[Step]:
    """The steps between two neighbours, in every pathway between them."""
    found = all_pathways(start, end).pathways
    return [step for pathway in found for step in pathway.steps if (step.start, step.end) == (start, end)]


def caveats(start: str, end: str) -> set[str]:
    """The types of the caveats that the trace shows on its claims and things."""
    return {caveat.type for caveat in all_pathways(start, end).caveats}


def links(pathway: Pathway) -> list[tuple[str, str, str]]:
    """Each step as relation, wording and modality of its lead."""
    return [(step.relation, step.lead.wording, step.lead.modality) for step in pathway.steps]


# ---- Citizens UK's ask of 2016 and London Voter Registration Week


def test_the_ask_of_2016_is_not_told_as_having_brought_about_the_week() -> None:
    text = verdict_text("citizens-uk", "lvrw")
    assert "No source says that Citizens UK brought about London Voter Registration Week." in text
    assert "It breaks at steps 3 and 4." in text
    details = all_pathways("citizens-uk", "lvrw").details
    assert "Pieced together: steps 3 and 4 are our inference, and no source tells them." in details
    assert "led to" not in text and "because" not in text and "resulted" not in text


def test_without_our_inferences_nothing_joins_citizens_uk_to_the_week() -> None:
    assert all_pathways("citizens-uk", "lvrw", SAID).pathways == ()
    assert all_pathways("ask-office-for-citizenship", "cii", SAID).pathways == ()


def test_the_ask_and_the_candidates_commitment_are_stated() -> None:
    assert links(best("citizens-uk", "lvrw"))[:2] == [("asked", "stated", "done"), ("respondedTo", "stated", "done")]


def test_commitment_and_new_post_are_ordered_in_time_and_nothing_more() -> None:
    found = steps("commitment-all-candidates-office", "deputy-mayor-social-integration")
    assert found and {(step.kind, step.lead.wording) for step in found} == {("sequence", "inferred")}
    about = SHIPPED.claims_about("commitment-all-candidates-office")
    assert [one for one in about if one.predicate in ("ledTo", "enabled")] == []
    text = verdict_text("commitment-all-candidates-office", "deputy-mayor-social-integration")
    assert text.startswith("No source says that the commitment “all mayoral candidates to set up an Office")
    assert "was followed by Deputy Mayor for Social Integration, Social Mobility and Community Engagement" in text
    assert "; that order is our reading." in text
    assert "must-not-conclude" in caveats("commitment-all-candidates-office", "deputy-mayor-social-integration")


def test_every_way_from_the_ask_to_the_week_breaks() -> None:
    pathways = all_pathways("citizens-uk", "lvrw").pathways
    assert pathways and all(min(step.strength for step in pathway.steps) == 0 for pathway in pathways)
    assert all(pathway.stitched for pathway in pathways)


def test_the_initiative_answered_the_new_post_by_our_inference_only() -> None:
    (step,) = {step.lead.id: step for step in steps("deputy-mayor-social-integration", "cii")}.values()
    assert (step.relation, step.lead.wording) == ("respondedTo", "inferred")
    assert step.lead.reason


def test_that_the_week_needed_the_initiative_is_one_funders_opinion_with_its_own_doubt() -> None:
    found = steps("cii", "lvrw")
    assert {(step.relation, step.lead.wording, step.lead.voice) for step in found} == {
        ("dependedOn", "opinion", "voice/cii/funder-interview")
    }
    assert (
        "In the opinion of a funder, in an interview, Citizenship and Integration Initiative was needed"
        in verdict_text("cii", "lvrw")
    )
    assert "no-counterfactual" in caveats("cii", "lvrw")


def test_the_secondee_and_the_research_are_stated_to_have_made_and_informed_the_week() -> None:
    secondee = best("secondment-elisabeth-pop", "lvrw")
    assert [step.relation for step in secondee.steps] == ["developed"]
    research = best("research-voter-registration-rates", "lvrw")
    assert links(research) == [("informed", "stated", "done")]


# ---- European Londoners


def test_the_secondee_made_the_hub_with_others() -> None:
    pathway = best("secondment-bella-kosmala", "european-londoners-hub")
    assert links(pathway) == [("developed", "stated", "done")]
    assert "shared-credit" in caveats("secondment-bella-kosmala", "european-londoners-hub")
    for partner in ("the3million", "here-for-good", "seraphus"):
        assert links(best(partner, "european-londoners-hub")) == [("developed", "stated", "done")]


def test_the_secondees_part_in_the_migration_team_is_a_contribution_without_a_counterfactual() -> None:
    pathway = best("secondment-bella-kosmala", "gla-migration-team")
    assert links(pathway) == [("contributedTo", "stated", "done")]
    text = verdict_text("secondment-bella-kosmala", "gla-migration-team")
    assert " states a part: Bella Kosmala's secondment from New Europeans UK contributed to Migration Team." in text
    assert {"no-counterfactual", "rival-explanation"} & caveats("secondment-bella-kosmala", "gla-migration-team")


def test_the_hub_is_not_told_to_have_brought_about_the_migration_team() -> None:
    assert not any(step.lead.wording == "stated" for step in steps("european-londoners-hub", "gla-migration-team"))


def test_that_the_roundtable_prepared_this_secondment_is_our_reading() -> None:
    pathway = best("event-european-londoners-roundtable", "european-londoners-hub")
    assert links(pathway) == [("enabled", "inferred", "done"), ("developed", "stated", "done")]
    assert pathway.steps[0].lead.reading == "identity"
    text = verdict_text("event-european-londoners-roundtable", "european-londoners-hub")
    assert "1 said, though who is meant is our reading; 2 stated, as a part among others." in text
    assert "rival-explanation" in caveats("event-european-londoners-roundtable", "european-londoners-hub")


def test_the_call_for_a_secondee_came_first_and_is_not_told_as_the_cause() -> None:
    pathways = all_pathways("ask-european-londoners-secondee", "gla-migration-team").pathways
    assert pathways and all(pathway.steps[0].kind == "sequence" for pathway in pathways)
    text = verdict_text("ask-european-londoners-secondee", "gla-migration-team")
    assert "It breaks at step 1." in text and "No source says that the ask “a specific focus on European" in text
    assert "1 only an order in time" in text


def test_the_fee_is_never_said_to_have_been_removed_because_of_the_secondee() -> None:
    (only,) = all_pathways("ask-remove-euss-fee", "decision-on-euss-fee").pathways
    assert links(only) == [("cameAfter", "inferred", "done")]
    pathways = all_pathways("secondment-bella-kosmala", "decision-on-euss-fee").pathways
    assert pathways and all(pathway.steps[-1].kind == "sequence" for pathway in pathways)
    pathways = all_pathways("bella-kosmala", "decision-on-euss-fee").pathways
    assert pathways and all(pathway.steps[-1].kind == "sequence" for pathway in pathways)
    text = verdict_text("bella-kosmala", "decision-on-euss-fee")
    assert "No source says that Bella Kosmala brought about Decision on the fee for the EU Settlement Scheme." in text
    assert "3 only an order in time" in text and "It breaks at step 3." in text
    assert "must-not-conclude" in caveats("bella-kosmala", "decision-on-euss-fee")


def test_what_a_secondee_did_as_co_chair_of_the_staff_network_is_not_the_secondments_work() -> None:
    assert links(best("bella-kosmala", "ask-gla-cover-euss-fee-for-staff")) == [("asked", "stated", "done")]
    assert links(best("bella-kosmala", "eu-staff-network")) == [("created", "stated", "done")]
    for done in ("ask-gla-cover-euss-fee-for-staff", "eu-staff-network"):
        assert all_pathways("secondment-bella-kosmala", done).pathways == ()


def test_what_one_unnamed_secondee_did_is_not_put_on_the_group_of_them() -> None:
    assert links(best("secondment-domestic-abuse-unnamed", "letter-home-office-domestic-abuse")) == [
        ("developed", "stated", "done")
    ]
    for group in ("unnamed-cii-secondees", "group-hostile-environment-secondees"):
        assert all_pathways(group, "letter-home-office-domestic-abuse").pathways == ()


def test_the_migrant_londoners_hub_is_planned_and_not_there() -> None:
    assert links(best("european-londoners-hub", "migrant-londoners-hub")) == [("builtOn", "inferred", "planned")]
    assert "was built on by Migrant Londoners Hub; that is our reading." in verdict_text(
        "european-londoners-hub", "migrant-londoners-hub"
    )
    assert "must-not-conclude" in caveats("european-londoners-hub", "migrant-londoners-hub")


def test_that_thousands_secured_their_status_is_what_participants_say_of_events_and_not_of_the_hub() -> None:
    assert links(best("euss-outreach-events", "outcome-european-londoners-secured-status")) == [
        ("ledTo", "opinion", "done")
    ]
    assert all_pathways("european-londoners-hub", "outcome-european-londoners-secured-status").pathways == ()


# ---- GP registration for people in asylum hotels


def test_gp_registration_runs_from_the_secondment_through_the_group_it_set_up() -> None:
    pathway = best("doctors-of-the-world", "outcome-gp-registration-straightaway")
    assert [step.relation for step in pathway.steps] == ["seconded", "created", "influenced"]
    assert {step.lead.wording for step in pathway.steps} == {"stated"}
    assert pathway.things[2] == "london-asylum-healthcare-task-and-finish-group"
    assert not pathway.stitched


def test_the_pandemic_stands_beside_it_as_another_explanation() -> None:
    assert "rival-explanation" in caveats("doctors-of-the-world", "outcome-gp-registration-straightaway")


def test_the_years_of_trying_before_are_not_told_as_the_cause() -> None:
    pathway = best("effort-dotw-healthcare-pathways", "outcome-gp-registration-straightaway")
    assert [step.kind for step in pathway.steps] == ["sequence"]


def test_that_it_became_the_accepted_pathway_has_no_cause_named() -> None:
    pathways = all_pathways("secondment-ella-johnson", "outcome-gp-registration-accepted-pathway", SAID).pathways
    assert pathways and all(pathway.steps[-1].kind == "sequence" for pathway in pathways)
    assert "must-not-conclude" in caveats("secondment-ella-johnson", "outcome-gp-registration-accepted-pathway")


def test_that_everyone_was_registered_is_one_secondees_word() -> None:
    outcome = "outcome-everyone-initial-accommodation-registered"
    assert {one.wording for one in SHIPPED.claims_about(outcome) if one.object != ""} <= {"opinion", "inferred"}
    assert all_pathways("london-asylum-healthcare-task-and-finish-group", outcome, SAID).pathways == ()


# ---- Citizenship ceremonies


def test_the_second_piece_of_research_supported_the_guide_and_did_not_bring_it_about() -> None:
    pathway = best("research-ceremony-public-attitudes", "guide-citizenship-ceremonies")
    assert links(pathway) == [("contributedTo", "stated", "done")]
    text = verdict_text("research-ceremony-public-attitudes", "guide-citizenship-ceremonies")
    assert " states a part: " in text and "states it" not in text


def test_that_the_pilot_is_the_first_of_the_two_pieces_of_research_is_our_reading() -> None:
    pathway = best("citizenship-ceremonies-pilot", "guide-citizenship-ceremonies")
    assert links(pathway) == [("contributedTo", "inferred", "done")]
    (said,) = all_pathways("citizenship-ceremonies-pilot", "guide-citizenship-ceremonies", SAID).pathways
    assert links(said) == [("cameAfter", "stated", "done"), ("contributedTo", "stated", "done")]
    assert said.steps[0].kind == "sequence"


def test_the_ceremony_drew_on_the_pilots() -> None:
    (step,) = best("citizenship-ceremonies-pilot", "event-mayoral-citizenship-ceremony-2019").steps
    assert (step.relation, step.lead.wording) == ("informed", "stated")


def test_the_approach_became_usual_after_the_ceremony_and_nobody_is_credited() -> None:
    pathways = all_pathways("research-ceremony-public-attitudes", "outcome-ceremony-approach-embedded").pathways
    assert pathways and all(pathway.steps[-1].kind == "sequence" for pathway in pathways)


def test_that_it_needed_the_secondee_is_read_from_one_attendees_words() -> None:
    found = steps("secondment-citizenship-ceremonies-unnamed", "outcome-ceremony-more-engaging")
    claims = [one for step in found for one in step.claims if one.predicate == "dependedOn"]
    assert {(one.wording, one.voice) for one in claims} == {("opinion", "voice/cii/attendee-workshop")}


def test_who_the_secondee_of_the_ceremony_was_is_our_reading() -> None:
    """The heading names two leads, of whom the table limits one to another part."""
    assert steps("secondment-jessica-kennedy", "event-mayoral-citizenship-ceremony-2019") == []
    (step,) = steps("secondment-paul-amuzie", "event-mayoral-citizenship-ceremony-2019")
    assert (step.relation, step.lead.wording, step.lead.reading) == ("led", "inferred", "identity")
    text = verdict_text("secondment-paul-amuzie", "event-mayoral-citizenship-ceremony-2019")
    assert "as we read who or what is meant" in text and "states it" not in text


# ---- Primary schools pilot

PILOT = "workstream-schools-pilot"
OWN_WORD = "caveat/cii/pilot-achievements-are-the-leads-own-word"
ACHIEVED = [
    "outcome-more-families-good-legal-advice",
    "outcome-parents-skills-and-confidence",
    "outcome-local-authority-change",
    "outcome-schools-culture-of-welcome",
    "outcome-partnership-rethinks-organising",
    "outcome-model-for-social-sector",
]


@pytest.mark.parametrize("outcome", ACHIEVED)
def test_what_the_pilot_achieved_is_told_as_the_pilot_leads_opinion(outcome: str) -> None:
    """The summaries restate four of the six without saying whose word it is: the verdict says both."""
    (step,) = best(PILOT, outcome).steps
    leads = [one for one in step.claims if "pilot-project-lead" in one.voice and one.wording != "inferred"]
    assert leads and {one.wording for one in leads} == {"opinion"}
    assert re.match(
        "In the opinion of the pilot project leads.*, Legal advice in primary schools pilot",
        verdict_text(PILOT, outcome),
    )
    stated = [one for one in step.claims if one.wording == "stated"]
    assert all(OWN_WORD in {caveat.id for caveat in SHIPPED.caveats_about([one.id])} for one in stated)


def test_the_workshops_discussions_brought_about_the_pilot() -> None:
    assert links(best("event-schools-pilot-workshop", PILOT)) == [("ledTo", "stated", "done")]


def test_the_pilot_is_no_part_of_the_secondments() -> None:
    assert steps("cii-secondments", PILOT) == []
    disputes = [one for one in SHIPPED.claims_about(PILOT) if not one.supports]
    assert [(one.predicate, one.object) for one in disputes] == [("partOf", "cii-secondments")]


# ---- Research on young Londoners

NUMBERS = "research-young-londoners-numbers"


def test_the_numbers_research_gave_evidence_and_was_used_by_other_funders() -> None:
    assert links(best(NUMBERS, "outcome-quantifiable-evidence-young-londoners")) == [("ledTo", "stated", "done")]
    assert links(best(NUMBERS, "outcome-funders-used-numbers-research")) == [("informed", "stated", "done")]
    assert links(best("university-of-wolverhampton", NUMBERS)) == [("delivered", "stated", "done")]


def test_that_it_needed_the_initiative_is_an_alumni_secondees_opinion() -> None:
    claims = [one for step in steps("cii", NUMBERS) for one in step.claims if one.predicate == "dependedOn"]
    assert claims and {one.wording for one in claims} <= {"opinion", "inferred"}
    assert "rests on the opinion of" in verdict_text("cii", "outcome-funders-used-numbers-research")


def test_the_message_testing_was_meant_to_inform_and_is_not_stated_to_have_changed_anything() -> None:
    onward = [
        one for one in SHIPPED.claims_about("research-message-testing") if one.subject == "research-message-testing"
    ]
    influence = [one for one in onward if SHIPPED.relations[one.predicate].kind == "influence"]
    stated = {(one.predicate, one.object) for one in influence if one.wording == "stated"}
    assert stated == {("contributedTo", "outcome-gla-presents-issue-to-young-londoners")}
    assert {one.wording for one in influence if (one.predicate, one.object) not in stated} == {"opinion", "inferred"}
    purposes = [one for one in onward if one.predicate == "hasGoal"]
    assert purposes and {one.modality for one in purposes} == {"aim"}


# ---- Of every trace


def test_no_commitment_of_the_record_is_walked_as_if_it_had_been_done() -> None:
    """A step that starts or ends with what was promised, asked or planned is never shown at full strength."""
    weak = {"committed", "asked", "planned", "aim"}
    for end in ("lvrw", "cii", "gla-migration-team", "european-londoners-hub"):
        for pathway in all_pathways("citizens-uk", end).pathways:
            assert all(step.strength <= 2 for step in pathway.steps if step.lead.modality in weak)


def test_a_pathway_to_a_promise_says_that_it_ends_there() -> None:
    found = trace(SHIPPED, "london-citizens", "commitment-khan-living-hours")
    assert "It ends at a promise; nothing on it shows whether the promise was kept." in found.verdict
