"""What other programs get: the record and what is found in it as plain values, one file a kind of thing.

Types say which keys there are; ``schema`` writes them down as JSON Schema. Keys may be added, and none is renamed
without another number in an answer's own ``schema``.
"""
