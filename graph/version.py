"""The version of civicgraph, said once."""

VERSION = "0.1.0"
