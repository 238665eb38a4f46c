"""Write what Python answers, for the tests of ``web/``: ``python -m tests.vectors``."""

from .build import FOLDER, build_vectors

for name, text in build_vectors().items():
    (FOLDER / name).write_text(text, "utf-8")
