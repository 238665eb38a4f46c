"""One module a format that is read: each has ``read``, which fills a bundle."""
