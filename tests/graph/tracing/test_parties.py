"""Is a voice a party to what it reports? One step from its stakes, and no further."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import Voice
from civicgraph.graph.tracing.parties import is_party

from ..by_hand import record

TOWN = """
alliance asked ask id=asked
branch partOf alliance id=part
team unitOf alliance id=unit
member memberOf alliance id=member
ask ledTo bus id=effect
branch supported park id=part-acts
bus ledTo jobs id=far
council funded alliance id=object
council funded bus id=elsewhere
member made list id=by-member
"""


@pytest.mark.parametrize(
    ("claim", "party"),
    [
        ("asked", True),
        ("part", True),
        ("unit", True),
        ("effect", True),
        ("part-acts", True),
        ("object", True),
        ("far", False),
        ("elsewhere", False),
        ("by-member", False),
    ],
)
def test_a_stake_in_the_alliance_reaches_its_parts_and_what_it_made_and_no_further(claim: str, party: bool) -> None:
    hand = record(TOWN)
    staked = replace(hand, voices={"voice/report": Voice("voice/report", "the report", "", ("alliance",), "")})
    assert is_party(staked, staked.claims[f"claim/{claim}"]) is party


def test_a_voice_without_a_stake_on_record_is_no_party() -> None:
    hand = record(TOWN)
    assert not any(is_party(hand, claim) for claim in hand.claims.values())
    assert not any(is_party(replace(hand, voices={}), claim) for claim in hand.claims.values())
