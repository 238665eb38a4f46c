"""What people read of a record on the web: each page is a function from the record to HTML.

Nothing here knows of requests. Where a page leads to, :class:`~civicgraph.pages.links.Addresses` says: addresses of a
server, or files of a folder. :mod:`civicgraph.server.routes` answers requests with these pages.
"""
