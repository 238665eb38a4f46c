"""The endpoint: the record over HTTP, in SPARQL and as pages, safe to leave running.

One process speaks HTTP (``protocol/``) and never opens the store; ``workers/`` do. ``routes/`` answer with the pages of
:mod:`civicgraph.pages`, which workers make where it takes long, ``services/`` from what the record has in memory.
``reload`` puts a new build in the old one's place, for requests that begin then.
"""
