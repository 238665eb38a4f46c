"""The record in somebody's engine: a store reached over HTTP by the SPARQL and Graph Store Protocols."""
