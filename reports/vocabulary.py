"""The vocabulary as a publication: every class, relation and code, what it means, and where the record uses it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from .. import ontology
from ..graph.record import Claim, Code, Record, Relation
from ..graph.sparql.evaluation import PREFIXES, shorten_iri
from ..graph.vocabulary import NS, Vocabulary, load_vocabulary
from ..graph.words.claims import kind_meaning
from ..graph.words.counts import quantity
from .blocks import Bullets, Card, Facts, Paragraph, Report, Run, Section, Table, Text, text
from .claim_figure import claim_figure, most_complete_claim
from .ladder import ladder

_PLAIN = Run("?a civic:funded ?b", "code")
_STATEMENTS = Paragraph(text(
    "Claims are what the record holds. Beside them it holds plain statements, such as ", _PLAIN, ", in the graph ",
    Run("graph/derived", "code"), ": of those claims alone that a source states in its own voice as done or so, and "
    "that no claim disputes. Whoever asks for ", _PLAIN, " gets these; whoever wants promises, opinions, hedged and "
    "inferred ones too asks for claims, by ", Run("rdf:predicate civic:funded", "code"), ".",
))  # fmt: skip
# The terms about the record itself: an id, a heading, and the kinds that they are of.
_OWN_TERMS = (
    ("classes", "Classes", ("Class",)),
    ("properties", "Properties", ("ObjectProperty", "DatatypeProperty")),
    ("terms", "What classes, relations and codes are described by", ("AnnotationProperty",)),
)
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_MORE = {
    "schema": "https://schema.org/",
    "cv": "http://data.europa.eu/m8g/",
    "opengov": "http://www.w3.org/ns/opengov#",
}


def vocabulary_report(record: Record) -> Report:
    """Everything that the vocabulary declares, with an example from the record for each relation that it uses."""
    vocabulary, about = load_vocabulary(record.own_terms, record.base, record.bases), _about()
    version = about["http://www.w3.org/2002/07/owl#versionInfo"]
    sections = (
        Section("use", "How to use it", _use(version)),
        *_claim(record, vocabulary),
        Section("classes", "Classes", (ladder(vocabulary, _rungs(record)),), tuple(_families(record, vocabulary))),
        Section("relations", "Relations", (), tuple(_kinds(record, vocabulary))),
        Section(
            "record",
            "What claims, evidence and sources are described by",
            (_STATEMENTS,),
            tuple(_record_terms(vocabulary)),
        ),
        Section("codes", "Code lists", (), tuple(_lists(record))),
        Section("alignments", "Alignments", (_alignments(),)),
        Section("changes", "Changes", (_changes(about, version),)),
    )
    counts = f"{len(vocabulary.types)} classes, {len(vocabulary.relations)} relations, {len(vocabulary.codes)} codes"
    key = (
        text("Terms for evidenced claims: who asked, who answered, what was promised, paid for, done and changed."),
        text("A claim says who says so, where, in what words and how strongly. It is said, and not thereby so."),
    )
    subtitle = about["http://purl.org/dc/terms/description"]
    return Report("Vocabulary", about["http://purl.org/dc/terms/title"], subtitle, f"Version {version} · {counts}",
                  key, sections)  # fmt: skip


def version() -> str:
    """The version of the vocabulary."""
    return _about()["http://www.w3.org/2002/07/owl#versionInfo"]


def _rungs(record: Record) -> list[tuple[str, str]]:
    return [(code.name, code.label) for (scheme, _), code in record.codes.items() if scheme == "rung"]


def _use(version: str) -> tuple[Facts | Table, ...]:
    facts = Facts((
        ("Namespace", text(Run(NS, "code"), ", prefix ", Run("civic", "code"))),
        ("This version", text(Run(f"{NS.rstrip('#')}/{version}", "code"))),
        ("Licence", text("CC BY 4.0", Run(" (to share and adapt, naming the source)", "quiet"))),
        ("Files", text("Turtle and JSON-LD at the same address by content negotiation; the JSON-LD context "
                       "and the SHACL shapes below it, as ", Run("context.jsonld", "code"), " and ",
                       Run("shapes.ttl", "code"), ".")),
    ))  # fmt: skip
    rows = [(text(Run(f"{name}:", "code")), text(Run(iri, "code"))) for name, iri in sorted(PREFIXES.items())]
    return facts, Table("Prefixes that queries know without declaring them", ("Prefix", "IRI"), tuple(rows), (25, 75))


def _claim(record: Record, vocabulary: Vocabulary) -> Iterable[Section]:
    """What a claim is made of, shown on one; a record without claims has none to show."""
    if claim := most_complete_claim(record):
        told = Paragraph(text("A claim is a thing of its own, so that it can be dated, voiced, doubted and cited. "
                              "What it says is in rdf:subject, rdf:predicate and rdf:object; what it rests on is its "
                              "evidence, found in the source by a few words."))  # fmt: skip
        yield Section("claim", "What a claim is made of", (claim_figure(record, vocabulary, claim), told))


def _families(record: Record, vocabulary: Vocabulary) -> Iterable[Section]:
    uses = Counter(thing.type for thing in record.things.values())
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name, type in vocabulary.types.items():
        families[type.family or "record"].append(name)
    for family, names in families.items():
        cards = []
        for name in names:
            iri = vocabulary.iri_of(name)
            above = [shorten_iri(one, "") for one in sorted(vocabulary.above.get(iri, ()))]
            facts = [("Above it", text(", ".join(above)))] if above else []
            if rung := vocabulary.types[name].rung:
                facts.append(("Rung of the ladder", text(rung)))
            facts.append(("In the record", text(quantity(uses[name], "thing"))))
            cards.append(_card(iri, vocabulary.types[name].label, vocabulary.types[name].comment, facts))
        yield Section(f"family-{family}", family.capitalize(), tuple(cards))


def _kinds(record: Record, vocabulary: Vocabulary) -> Iterable[Section]:
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims.values():
        claims[claim.relation].append(claim)
    for kind in record.codes_of("kind"):
        relations = [one for one in vocabulary.relations.values() if one.kind == kind]
        cards = tuple(_relation(record, vocabulary, one, claims[one.name]) for one in relations)
        yield Section(f"kind-{kind}", kind.capitalize(), (Paragraph(text(kind_meaning(kind)), "note"), *cards))


def _relation(record: Record, vocabulary: Vocabulary, relation: Relation, claims: list[Claim]) -> Card:
    domain, range_ = vocabulary.domains[relation.name]
    ends = text(Run(shorten_iri(domain, ""), "code"), " → ", Run(shorten_iri(range_, ""), "code"))
    is_said = "shown, never walked" in relation.comment.casefold()
    neither = "neither" if is_said else "neither: shown, never walked"
    first = {"subject": "the subject", "object": "the object"}.get(relation.cause, neither)
    facts = [("From, to", ends)]
    if relation.name not in vocabulary.figures:
        facts.append(("Read backwards", text(relation.inverse)))
    facts += [("Comes first", text(first)), ("In the record", text(quantity(len(claims), "claim")))]
    if claims:
        example = min(claims, key=lambda claim: (claim.wording != "stated", claim.id))
        facts.append(("Example", text(record.name(example.id), Run(f" ({example.id})", "quiet"))))
    return _card(vocabulary.iri_of(relation.name), relation.label, relation.comment, facts)


def _card(iri: str, label: str, comment: str, facts: list[tuple[str, Text]]) -> Card:
    short = shorten_iri(iri, "")
    title = text(label, "  ", Run(short, "code"))
    return Card(short.rpartition(":")[2], title, (Paragraph(text(comment)), Facts(tuple(facts))))


def _record_terms(vocabulary: Vocabulary) -> Iterable[Section]:
    """The classes and properties that are about the record itself, neither things nor relations between them."""
    labels, comments = _literals("label"), _literals("comment")
    known = {vocabulary.iri_of(name) for name in (*vocabulary.types, *vocabulary.relations)}
    for id, title, kinds in _OWN_TERMS:
        iris = {iri for kind in kinds for iri in _subjects(kind) if iri.startswith(NS) and iri not in known}
        cards = [_card(iri, labels.get(iri, ""), comments.get(iri, ""), _domain_and_range(iri)) for iri in sorted(iris)]
        yield Section(f"own-{id}", title, tuple(cards))


def _domain_and_range(iri: str) -> list[tuple[str, Text]]:
    ends = (_literals("domain").get(iri, ""), _literals("range").get(iri, ""))
    return [("From, to", text(Run(" → ".join(_short(end) or "anything" for end in ends), "code")))] if any(ends) else []


def _subjects(kind: str) -> list[str]:
    type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = _store("civic.ttl").quads_for_pattern(None, type, ox.NamedNode(f"http://www.w3.org/2002/07/owl#{kind}"))
    return [str(getattr(quad.subject, "value", "")) for quad in found]


def _lists(record: Record) -> Iterable[Section]:
    lists: defaultdict[str, list[Code]] = defaultdict(list)
    for code in record.codes.values():
        lists[code.list].append(code)
    for name, codes in lists.items():
        ranked = any(code.strength >= 0 for code in codes)
        head = ("Code", "Meaning", *(("Strength",) if ranked else ()))
        rows = tuple(
            (
                text(Run(code.name, "code")),
                text(code.definition or code.label),
                *((text(str(code.strength)),) if ranked else ()),
            )
            for code in codes
        )
        widths = (22, 64, 14) if ranked else (25, 75)
        yield Section(f"list-{name}", name.capitalize(), (Table(f"The codes of {name}", head, rows, widths),))


def _alignments() -> Table:
    words = {f"{_RDFS}subClassOf": "is narrower than", f"{_RDFS}subPropertyOf": "is narrower than",
             "http://www.w3.org/2004/02/skos/core#closeMatch": "comes near"}  # fmt: skip
    rows = []
    for quad in _store("alignments.ttl"):
        subject, relation = str(getattr(quad.subject, "value", "")), words.get(quad.predicate.value)
        if relation and subject.startswith(NS):
            other = str(getattr(quad.object, "value", ""))
            rows.append((shorten_iri(subject, ""), relation, _short(other)))
    told = tuple((text(Run(one, "code")), text(how), text(Run(other, "code"))) for one, how, other in sorted(rows))
    return Table("Where the terms meet those of others", ("Term", "How", "Term of others"), told, (40, 22, 38))


def _changes(about: dict[str, str], version: str) -> Bullets:
    issued = about["http://purl.org/dc/terms/issued"]
    return Bullets((text(Run(version, "strong"), f", {issued}: the first version."),))


def _short(iri: str) -> str:
    found = next((f"{name}:{iri[len(start) :]}" for name, start in _MORE.items() if iri.startswith(start)), "")
    return found or shorten_iri(iri, "")


@cache
def _store(name: str) -> ox.Store:
    store = ox.Store()
    store.load(path=ontology.path(name), format=ox.RdfFormat.TURTLE)
    return store


def _literals(property: str) -> dict[str, str]:
    found = _store("civic.ttl").quads_for_pattern(None, ox.NamedNode(_RDFS + property), None)
    return {str(getattr(quad.subject, "value", "")): str(getattr(quad.object, "value", "")) for quad in found}


def _about() -> dict[str, str]:
    """What the vocabulary says of itself."""
    found = _store("civic.ttl").quads_for_pattern(ox.NamedNode(NS.rstrip("#")), None, None)
    return {quad.predicate.value: str(getattr(quad.object, "value", "")) for quad in found}
