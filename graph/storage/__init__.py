"""What files that passed are kept as: quads in a store, a record in an index, in a cache; and asking in SPARQL."""
