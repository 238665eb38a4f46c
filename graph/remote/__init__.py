"""A record in another engine: a store reached over HTTP by the SPARQL and Graph Store Protocols."""
