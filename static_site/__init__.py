"""The record as a site of files that any web space serves, and that opens from a folder: ``civicgraph publish``.

:mod:`plan` lists which files there are, :mod:`folder_links` where their links lead, :mod:`folder` puts them in place.
The pages themselves are those of :mod:`civicgraph.pages`; what is only a site's own, such as its feed, is made here.
"""
