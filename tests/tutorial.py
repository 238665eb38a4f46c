"""The three documents that the tutorial adds, made here: ``python -m tests.tutorial`` writes them anew.

Town, people and events are made up, and each document says so.
"""

from __future__ import annotations

from pathlib import Path

from .graph.documents import making

FOLDER = Path(__file__).parents[1] / "docs" / "tutorial"
MADE_UP = "Made up for a tutorial: there is no Vale do Cedro, and none of these people."

MINUTES = [
    [
        MADE_UP,
        "Minutes of the assembly of residents, Bairro da Fonte, 14 March 2022",
        "Some 140 residents met in the hall of the school. Inês Figueira",
        "spoke for the Moradores da Fonte, and asked the town council to",
        "have the health centre open in the evening. Whoever works in",
        "shifts, she said, cannot see a doctor before six.",
    ],
    [
        "The mayor, Duarte Salgueiro, answered that the council has no",
        "doctors to send. He promised a nurse for the evening, paid by the",
        "council, before the end of the year.",
    ],
]
LETTER = [
    MADE_UP,
    "Regional health administration. Letter to the council of Vale do Cedro, 2 November 2022",
    "The administration will lend two doctors to the health centre of Bairro da Fonte, from six to ten in the evening.",
    "It has been preparing evening hours in five towns since 2021.",
]
NEWSPAPER = [
    [
        MADE_UP,
        "O Cedrense, 20 January 2023 (translated)",
        "A doctor in the evening",
        "Since Monday the health centre of Bairro da Fonte has been open until",
        "ten. A nurse whom the council pays and two doctors on loan from the",
        "region made it possible. “Without the assembly nobody would have",
        "thought of us”, says Inês Figueira of the Moradores da Fonte.",
    ]
]


def documents() -> dict[str, bytes]:
    """The documents by their file names."""
    return {
        "minutes.pdf": making.pdf(MINUTES, "Minutes of the assembly of residents, March 2022"),
        "letter.docx": making.docx(LETTER, "Letter of the regional health administration"),
        "newspaper.pdf": making.pdf(NEWSPAPER, "A doctor in the evening"),
    }


def main() -> None:
    """Writes the documents anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in documents().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
