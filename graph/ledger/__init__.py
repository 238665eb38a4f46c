"""The ledger: asks, answers and promises in one table."""
