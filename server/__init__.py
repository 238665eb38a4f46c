"""The endpoint: the record over HTTP, in SPARQL and as pages, safe to leave running."""
