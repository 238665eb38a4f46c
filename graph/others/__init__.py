"""Other people's records that a workspace stands on: named, pinned by hash, brought from where they are.

``naming`` reads and writes the ``[[records]]`` of ``civicgraph.toml``, ``pins`` says where each lies and whether it is
what was pinned, ``fetching`` brings one. What they hold becomes part of the record in :mod:`..compiling.others`.
"""
