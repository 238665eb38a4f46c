"""The version of civicgraph and the year it is of, said once."""

VERSION = "0.1.0"
YEAR = 2026
