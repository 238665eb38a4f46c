"""Beginning a workspace: its files, and a schema by which an editor helps to write them."""
