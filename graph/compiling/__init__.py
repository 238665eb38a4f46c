"""Compiling the files of a data set one by one, and putting together what they come to."""
