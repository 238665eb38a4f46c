"""A made-up record in another alphabet: a neighbourhood in Athens that wants shade and water. All invented."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.graph.record import About, Record, Thing

from ..graph.by_hand import record

CLAIMS = """
elia asked trees when=2017-05 source=praktika
dimos made dentra when=2018 source=praktika modality=done
dentra respondedTo trees source=praktika
dentra promisedTo elia source=praktika
dentra about skia source=praktika
dentra deadline =2026 source=praktika modality=committed
trees about skia source=praktika
trees putTo dimos source=praktika
idryma funded vryses source=ekthesi
idryma funded elia when=2015 source=ekthesi wording=hedged
dimos delivered vryses when=2019/2021 source=ekthesi
vryses ledTo drosia source=ekthesi wording=opinion
vryses ledTo drosia source=praktika
dentra ledTo pagkakia source=ekthesi
maria memberOf elia source=praktika
maria heldPost proedros when=2016/2019 source=praktika
giorgos opposed vryses source=ekthesi wording=contested
vryses hostedBy dimos source=ekthesi
apospasi secondee maria source=ekthesi
apospasi hostedBy dimos source=ekthesi
idryma seconded apospasi source=ekthesi
apospasi workedOn vryses source=ekthesi
"""
THINGS = (
    Thing("elia", "CivilSocietyOrganisation", "Ομάδα «Ελιά»"),
    Thing("trees", "Ask", "Αίτημα: δέντρα σε κάθε πλατεία"),
    Thing("dimos", "PublicBody", "Δήμος Αγίας Ρηνούλας"),
    Thing("dentra", "Commitment", "Δέσμευση: διακόσια δέντρα"),
    Thing("idryma", "Funder", "Ίδρυμα Κυπαρίσσι"),
    Thing("vryses", "Project", "Δημόσιες βρύσες"),
    Thing("drosia", "Outcome", "Πιο δροσερές πλατείες"),
    Thing("pagkakia", "Outcome", "Παγκάκια στη σκιά"),
    Thing("maria", "Person", "Μαρία Λυγερού"),
    Thing("giorgos", "Person", "Γιώργος Βράχος"),
    Thing("proedros", "Post", "Πρόεδρος της γειτονιάς"),
    Thing("apospasi", "Secondment", "Απόσπαση της Μαρίας Λυγερού"),
    Thing("skia", "Theme", "Σκιά"),
)


def greek_record() -> Record:
    """The record of the neighbourhood."""
    return replace(
        record(CLAIMS, things=THINGS),
        about=About("Σκιά και νερό", "", "https://creativecommons.org/licenses/by/4.0/"),
    )
