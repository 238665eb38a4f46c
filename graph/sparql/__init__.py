"""SPARQL: the text of a query read and judged, the query answered, and answers written in the standard formats."""
