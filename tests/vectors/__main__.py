"""Write what Python answers, for the tests of ``web/``: ``python -m tests.vectors``."""

from .making import FOLDER, vectors

for name, text in vectors().items():
    (FOLDER / name).write_text(text, "utf-8")
