"""Following claims from one thing to another: the best pathways, what they hang on, what may be concluded.

``trace`` puts it together. **Search**: ``edges`` makes edges of claims by the kind and direction that the vocabulary
declares, ``graph`` arrays of them; ``subgraph`` cuts out what lies between two things, and counts all pathways there;
``remaining_ways`` and ``search`` find the best, with the ``joints`` at which steps meet; ``chronology`` judges dates
along the whole chain; ``pathways`` fills the steps. **Around them**: ``robustness`` says what they depend on, by
``cuts`` and ``flow`` of a ``speaker_graph``; ``ends`` takes an end with its parts, roles and wholes, ``as_one`` as what
it is held to be; ``ties`` join it otherwise; ``reach`` is for one thing alone. **Conclusions**: ``findings`` gives the
verdict, as codes with ids, counts and numbers of steps, from the modules that it imports, each about one kind of
finding. :mod:`..words` makes the sentences.
"""
