"""Reading and validating files: strict YAML, the shape of a file, references, shapes, anchors.

``folders`` finds every file or says why not; ``reading`` reads YAML and ``tables`` CSV, to the same; ``texts`` reads
the sources' texts. ``document_shape`` makes a ``document`` of a file, whose quads are by the JSON-LD context.
``validation`` goes through all checks: ``references`` and ``shapes``, then ``anchors``, then order in time;
``warnings`` are probable slips.
``places`` keeps where anchors stand for those without the texts, ``text_changes`` tells what has become of anchors in
a text that has changed, ``numbering`` the page, paragraph or row of a line. ``shacl`` checks the shapes once more
with pyshacl (``check --full``).
"""
