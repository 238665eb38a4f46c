"""How validated files are stored: quads in a store, a record in an index, both in a cache."""
