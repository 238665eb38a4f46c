"""Changing the files of a record as a person could have: shown first, comments kept, undone by one command."""
