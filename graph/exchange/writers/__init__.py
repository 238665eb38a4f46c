"""One module a format that is written: each has ``write``, which makes files of a record."""
