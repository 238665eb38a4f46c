"""HTTP and the SPARQL 1.1 Protocol: requests, formats, queries, limits."""
