"""Whether it was so: what would be lost, what was tested, which outcomes can be stated whole."""
