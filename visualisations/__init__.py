"""Pictures of the record: the pathway figure and the map. Import each module by itself; nothing heavy loads here."""
