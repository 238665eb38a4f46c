"""Text in the letters a to z and digits, as ids are made of: without accents, Greek and Cyrillic by their sounds."""

from __future__ import annotations

import unicodedata

# Letters that stay one letter when accents are taken off.
_JOINED = {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps"
}  # fmt: skip
_CYRILLIC = dict(zip("абвгдезиклмнопрстуфыэіјґ", "abvgdeziklmnoprstufyeijg", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ie", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz"
}  # fmt: skip
_LETTERS = str.maketrans(_JOINED | _GREEK | _CYRILLIC)


def latin_letters(text: str) -> str:
    """A text in small Latin letters; letters of other scripts are left out.

    >>> latin_letters("Łódź"), latin_letters("Οδός Ευβοίας 3"), latin_letters("Письмо района"), latin_letters("报告")
    ('lodz', 'odos evvoias 3', 'pismo raiona', '')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for pair, sound in (("ου", "ou"), ("αυ", "av"), ("ευ", "ev")):
        bare = bare.replace(pair, sound)
    return bare.translate(_LETTERS).encode("ascii", "ignore").decode()
