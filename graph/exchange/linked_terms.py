"""What terms of ORG, FOAF, schema.org, PROV and Popolo are to a record."""

from __future__ import annotations

from typing import NamedTuple

_ORG, _FOAF, _PROV = "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/prov#"
_SKOS, _RDFS = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2000/01/rdf-schema#"
_DCT, _OPENGOV = "http://purl.org/dc/terms/", "http://www.w3.org/ns/opengov#"
_PERSON = "http://www.w3.org/ns/person#"
_SCHEMA = "https://schema.org/"
_DC = "http://purl.org/dc/elements/1.1/"
_TIME, _OWL = "http://www.w3.org/2006/time#", "http://www.w3.org/2002/07/owl#"


class LinkedTie(NamedTuple):
    """What a predicate says: a relation, whether from its object to its subject, and what its two ends are.

    The types are those of ends of which nothing else is told; ``subject`` and ``object`` are those of the relation.
    """

    relation: str
    is_turned: bool = False
    subject: str = "Person"
    object: str = "Organisation"


def _each(base: str, names: str) -> list[str]:
    return [base + name for name in names.split()]


TYPES: dict[str, str] = {
    **dict.fromkeys(_each(_ORG, "Organization FormalOrganization OrganizationalUnit OrganizationalCollaboration"),
                    "Organisation"),
    **dict.fromkeys(_each(_FOAF, "Organization Group"), "Organisation"),
    **dict.fromkeys(_each(_SCHEMA, "Organization Project ResearchOrganization EducationalOrganization"),
                    "Organisation"),
    **dict.fromkeys([_FOAF + "Person", _SCHEMA + "Person", _PROV + "Person", _PERSON + "Person"], "Person"),
    **dict.fromkeys(_each(_SCHEMA, "Event"), "Event"),
    **dict.fromkeys(_each(_SCHEMA, "Place AdministrativeArea City Country"), "Place"),
    **dict.fromkeys(_each(_SCHEMA, "Grant MonetaryGrant"), "Grant"),
    _ORG + "Post": "Post", _ORG + "ChangeEvent": "Event", _ORG + "Site": "Place", _FOAF + "Project": "Project",
    _FOAF + "Document": "Publication", _PROV + "Organization": "Organisation", _PROV + "Activity": "Project",
    _OPENGOV + "Area": "Place", _SCHEMA + "Project": "Project", _SCHEMA + "ResearchProject": "Project",
    _SCHEMA + "GovernmentOrganization": "PublicBody", _SCHEMA + "NGO": "CivilSocietyOrganisation",
    _SCHEMA + "PoliticalParty": "PoliticalParty", _SCHEMA + "Corporation": "Company",
    _SCHEMA + "FundingAgency": "Funder", _SCHEMA + "FundingScheme": "Programme",
}  # fmt: skip
"""Class → type."""

NAMES = (_SKOS + "prefLabel", _FOAF + "name", _SCHEMA + "name", _RDFS + "label", _DCT + "title", _DC + "title",
         _SCHEMA + "legalName")  # fmt: skip
"""What a thing is called by, the first that there is."""
ALIASES = (_SKOS + "altLabel", _SCHEMA + "alternateName", _FOAF + "nick", _DCT + "alternative")
DESCRIPTIONS = (_DCT + "description", _SCHEMA + "description", _RDFS + "comment", _DC + "description")
LINKS = (_FOAF + "homepage", _SCHEMA + "url", _FOAF + "page")
NUMBERS = (_ORG + "identifier", _DCT + "identifier", _SCHEMA + "identifier", _SKOS + "notation", _OWL + "sameAs",
           _SCHEMA + "sameAs")  # fmt: skip
PRIVATE = frozenset((
    *_each(_FOAF, "mbox mbox_sha1sum phone img depiction birthday gender age"),
    *_each(_SCHEMA, "email telephone birthDate deathDate gender image address faxNumber"),
    _PERSON + "birthName",
    *_each("http://www.w3.org/2006/vcard/ns#", "hasEmail hasTelephone hasAddress bday hasGender"),
))  # fmt: skip
"""What is private to people: it is neither read nor kept."""

_UNIT = LinkedTie("unitOf", subject="Organisation")
TIES: dict[str, LinkedTie] = {
    **dict.fromkeys([_ORG + "memberOf", _SCHEMA + "memberOf"], LinkedTie("memberOf")),
    **dict.fromkeys([_ORG + "hasMember", _FOAF + "member", _SCHEMA + "member"], LinkedTie("memberOf", True)),
    **dict.fromkeys([_ORG + "headOf", _ORG + "linkedTo", _SCHEMA + "worksFor", _SCHEMA + "affiliation"],
                    LinkedTie("affiliatedWith")),
    _SCHEMA + "employee": LinkedTie("affiliatedWith", True),
    **dict.fromkeys([_ORG + "subOrganizationOf", _ORG + "unitOf", _SCHEMA + "parentOrganization"], _UNIT),
    **dict.fromkeys([_ORG + "hasSubOrganization", _ORG + "hasUnit", _SCHEMA + "subOrganization",
                     _SCHEMA + "department"], _UNIT._replace(is_turned=True)),
    _ORG + "postIn": LinkedTie("postIn", subject="Post"),
    _ORG + "hasPost": LinkedTie("postIn", True, "Post"),
    _ORG + "holds": LinkedTie("heldPost", object="Post"),
    _ORG + "heldBy": LinkedTie("heldPost", True, object="Post"),
    _PROV + "actedOnBehalfOf": LinkedTie("onBehalfOf"),
    _PROV + "wasAssociatedWith": LinkedTie("workedOn", True, object="Project"),
    _SCHEMA + "funder": LinkedTie("funded", True, "Organisation", "Project"),
    _SCHEMA + "attendee": LinkedTie("attended", True, object="Event"),
    _SCHEMA + "organizer": LinkedTie("held", True, "Organisation", "Event"),
    _SCHEMA + "location": LinkedTie("locatedIn", False, "Event", "Place"),
    _SCHEMA + "superEvent": LinkedTie("partOf", False, "Event", "Event"),
    _SCHEMA + "subEvent": LinkedTie("partOf", True, "Event", "Event"),
}  # fmt: skip
"""Predicate → what it says."""
GUESSES = {
    _ORG + "headOf": "being the head of a body is read as being with it",
    _SCHEMA + "worksFor": "working for a body is read as being with it",
    _SCHEMA + "employee": "working for a body is read as being with it",
    _PROV + "wasAssociatedWith": "who is associated with an activity of PROV worked on it",
}
"""What of a tie is a guess, by its predicate."""

MEMBERSHIPS = (_ORG + "Membership", _OPENGOV + "Membership")
MEMBER = (_ORG + "member",)
BODY = (_ORG + "organization",)
ROLE = (_ORG + "role", _SCHEMA + "roleName")
POST = (_OPENGOV + "post", _ORG + "post")
SENDER = (_OPENGOV + "onBehalfOf", _PROV + "actedOnBehalfOf")
START = (_SCHEMA + "startDate", _PROV + "startedAtTime", _OPENGOV + "startDate")
END = (_SCHEMA + "endDate", _PROV + "endedAtTime", _OPENGOV + "endDate")
DURING = (_ORG + "memberDuring",)
BEGINNING, ENDING = (_TIME + "hasBeginning",), (_TIME + "hasEnd",)
INSTANT = (_TIME + "inXSDDate", _TIME + "inXSDDateTime", _TIME + "inXSDDateTimeStamp", _TIME + "inXSDgYear",
           _TIME + "inXSDgYearMonth")  # fmt: skip


def plain_term(iri: str) -> str:
    """A term as it is looked up here: schema.org has two beginnings.

    >>> plain_term("http://schema.org/name")
    'https://schema.org/name'
    """
    return "https" + iri[4:] if iri.startswith("http://schema.org/") else iri
