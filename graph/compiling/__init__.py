"""Compiling the files of a data set one by one, and putting together what they come to.

``compiled_file`` is what one file comes to, under the hash of its content and of the vocabulary: rows of the record in
small blocks, its document, and tables of numbers of what it defines and what it needs; ``from_document`` and
``from_items`` make it. ``anchoring`` keeps where its evidence stands, under the hashes of the texts. ``compile`` takes
from the cache (``parts``) what did not change, and lets processes (``worker``) compile much of it side by side.
``linking`` leaves out what needs something that nobody defines, and what hangs on that; laws in the tests hold it to
validation, which refuses exactly there. ``confidentiality`` and ``publishing`` take out what may not leave, before
anything is built. ``indexing``, with ``link_columns``, copies the blocks of the rest into one file and adds sorted
columns of numbers: ids, ends of claims, names, the trace graph. ``storing`` makes the store of the same files. A record
with everything lies in an entry of its own, for ``Dataset.own_record`` alone.
"""
