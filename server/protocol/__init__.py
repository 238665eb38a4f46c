"""HTTP and the SPARQL 1.1 Protocol: reading requests, choosing formats, answering queries."""
