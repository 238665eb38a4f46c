"""What programs ask for beside queries: descriptions of the data set, counts, terms, reconciliation, health."""
