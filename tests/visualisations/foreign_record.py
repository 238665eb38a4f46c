"""A made-up record of another field and country: mussels, a harbour and a ferry in Norway. Every name is invented."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.graph.record import About, Record, Thing

from ..graph.by_hand import caveat, record

CLAIMS = """
fjord-union asked clean-quay when=2021-03 source=minutes
harbour-trust made quay-promise source=minutes modality=done
quay-promise respondedTo clean-quay source=minutes
quay-promise promisedTo fjord-union source=minutes
quay-promise deadline =2027 source=minutes modality=committed
kelp-bank funded mussel-works source=report
sea-lottery funded mussel-works source=report wording=opinion
kelp-bank funded ferry-line source=letter wording=hedged
harbour-trust launched mussel-works when=2022-05 source=report
mussel-works ledTo clear-water when=2023 source=report wording=opinion
mussel-works contributedTo more-mussels source=report
mussel-works enabled night-shift source=report wording=inferred
clean-quay ledTo mussel-works source=report
ferry-line ledTo clear-water source=letter disputes=yes
tuva-secondment secondee tuva-lie source=report
kelp-bank seconded tuva-secondment source=report
tuva-secondment workedOn mussel-works source=report
tuva-secondment hostedBy harbour-trust source=report
tuva-lie heldPost harbour-master when=2020/2024 source=report
tuva-lie affiliatedWith kelp-bank source=letter
nils-berg attended quay-meeting when=2021-03-14 source=minutes
odd-vik stayedAwayFrom quay-meeting when=2021-03-14 source=minutes
odd-vik opposed ferry-line source=letter
clean-quay about theme-water source=minutes
mussel-works about theme-water source=report
clear-water locatedIn alvik source=report
mussel-works locatedIn alvik source=report
more-mussels measured =400 source=report
"""
THINGS = (
    Thing("fjord-union", "CivilSocietyOrganisation", "Fjordlaget", ("the Fjord Union",)),
    Thing("clean-quay", "Ask", "Ask: keep diesel off the quay at Alvik"),
    Thing("harbour-trust", "PublicBody", "Alvik Havnevesen", ("the Harbour Board",)),
    Thing("quay-promise", "Commitment", "Commitment: shore power at every berth"),
    Thing("kelp-bank", "Funder", "Tarebanken"),
    Thing("sea-lottery", "Funder", "Sjølotteriet"),
    Thing("mussel-works", "Project", "Mussel lines in the inner basin", ("the mussel lines",)),
    Thing("ferry-line", "Project", "Electric ferry to Øya"),
    Thing("clear-water", "Outcome", "Clearer water in the inner basin"),
    Thing("more-mussels", "Outcome", "More mussels on the ropes"),
    Thing("night-shift", "Outcome", "Night shifts at the packing hall"),
    Thing("tuva-secondment", "Secondment", "Tuva Lie's secondment from Tarebanken"),
    Thing("tuva-lie", "Person", "Tuva Lie"),
    Thing("harbour-master", "Post", "Harbour master of Alvik"),
    Thing("nils-berg", "Person", "Nils Berg"),
    Thing("odd-vik", "Person", "Odd Vik"),
    Thing("quay-meeting", "Assembly", "Meeting on the quay, spring 2021"),
    Thing("theme-water", "Theme", "Water quality"),
    Thing("alvik", "Place", "Alvik"),
)
CAVEATS = (
    caveat("no-reading-before-2022", "clear-water"),
    caveat("the-ferry-is-not-shown-to-clear-the-water", "ferry-line", type="must-not-conclude"),
)


def foreign_record() -> Record:
    """The record of Alvik."""
    return replace(
        record(CLAIMS, things=THINGS, caveats=CAVEATS),
        about=About("Mussels, diesel and the quay at Alvik", "", "https://creativecommons.org/licenses/by/4.0/"),
    )
