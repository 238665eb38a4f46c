"""In and out: the files of other programs read into a workspace, and a record written as they read it.

``formats`` is the table of formats. A reader (``readers/``) fills a ``Bundle``, which ``importing`` compares with the
workspace and writes as files that a person could have typed; a writer (``writers/``) empties a record. Each way hands
over a report of what was read, guessed, left out, and is to be decided (``report``).
"""
