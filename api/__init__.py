"""The Python interface: a data set with one method for every command, and what these methods answer with."""
