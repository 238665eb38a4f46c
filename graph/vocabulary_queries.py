"""What is asked of the files of the vocabulary, in SPARQL: its relations, types, codes and keys."""

RELATIONS = """
SELECT ?p ?label ?inverse ?kind ?cause ?comment ?part ?share ?gives ?maker ?fact ?result ?holder ?lends ?order
       ?above ?domain ?range ?ofClaims ?literal WHERE {
  ?p civic:kind ?kind ; rdfs:label ?label ; rdfs:comment ?comment ; rdfs:domain ?domain ; rdfs:range ?range .
  OPTIONAL { ?p civic:inverseLabel ?inverse } OPTIONAL { ?p civic:causeEnd ?cause }
  OPTIONAL { ?p civic:outcomePart ?part } OPTIONAL { ?p civic:share ?share } OPTIONAL { ?p civic:givesPart ?gives }
  OPTIONAL { ?p civic:namesMaker ?maker } OPTIONAL { ?p civic:factLabel ?fact }
  OPTIONAL { ?p civic:tellsResult ?result } OPTIONAL { ?p civic:holderEnd ?holder }
  OPTIONAL { ?p civic:sectorEnd ?lends ; civic:sectorOrder ?order }
  OPTIONAL { ?p rdfs:subPropertyOf ?above . ?above civic:kind ?anyKind }
  BIND(EXISTS { ?p schema:rangeIncludes civic:Claim } AS ?ofClaims)
  BIND(EXISTS { ?p a owl:DatatypeProperty } AS ?literal)
} ORDER BY ?p"""

# How relations read where a claim says whether more of the one came to more or less of the other.
DIRECTED = """
SELECT ?p ?direction ?label ?inverse WHERE {
  { ?p civic:lessLabel ?label ; civic:lessInverseLabel ?inverse BIND("less" AS ?direction) }
  UNION { ?p civic:moreLabel ?label ; civic:moreInverseLabel ?inverse BIND("more" AS ?direction) }
} ORDER BY ?p ?direction"""

TIES = "SELECT ?p ?tie WHERE { ?p civic:tie ?tie } ORDER BY ?p ?tie"

TYPES = """
SELECT ?t ?label ?family ?rung ?shared ?comment ?sector ?plural WHERE {
  ?t civic:family ?family ; rdfs:label ?label ; rdfs:comment ?comment .
  OPTIONAL { ?t civic:rung ?own } OPTIONAL { ?t rdfs:subClassOf/civic:rung ?above }
  OPTIONAL { ?t civic:sharedWork ?shared } BIND(COALESCE(?own, ?above) AS ?rung)
  OPTIONAL { ?t civic:sector ?sector } OPTIONAL { ?t civic:plural ?plural }
} ORDER BY ?t"""

# The relations that a class lists as its facts, in order; those that read from the object as what they invert.
FACTS = """
SELECT ?t ?relation ?inverted (COUNT(?before) AS ?place) WHERE {
  ?t civic:facts/rdf:rest* ?before . ?before rdf:rest* ?node . ?node rdf:first ?item .
  OPTIONAL { ?item owl:inverseOf ?inverted } BIND(IF(isIRI(?item), ?item, "") AS ?relation)
} GROUP BY ?t ?node ?relation ?inverted ORDER BY ?t ?place"""

CODES = """
SELECT ?c ?list ?label ?strength ?definition ?always ?limits ?like WHERE {
  ?c skos:inScheme ?list ; skos:prefLabel ?label ; skos:definition ?definition ; skos:notation ?order .
  OPTIONAL { ?c civic:strength ?strength } OPTIONAL { ?c civic:alwaysTold ?always }
  OPTIONAL { ?c civic:limitsCredit ?limits } OPTIONAL { ?c skos:broader ?like }
} ORDER BY ?list STRLEN(?order) ?order"""

CLOSED = "SELECT ?list ?why WHERE { ?list civic:closedBecause ?why }"

ABOVE = """
SELECT ?t ?above WHERE {
  { ?t rdfs:subClassOf ?above } UNION { ?above owl:equivalentClass/owl:unionOf/rdf:rest*/rdf:first ?t }
  FILTER(isIRI(?above))
}"""

DIRECTLY_ABOVE = "SELECT ?t ?above WHERE { ?t rdfs:subClassOf ?above FILTER(isIRI(?above)) } ORDER BY ?t ?above"

KEYS = "SELECT ?shape ?path WHERE { ?shape sh:property/sh:path ?path }"
