"""Answers for programs, besides queries: descriptions of the data set, counts, terms, reconciliation, health."""
