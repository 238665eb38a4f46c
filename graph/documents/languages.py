"""Which language a text is in, by its script where one language alone has it, else by small words."""

from __future__ import annotations

import re
from collections import Counter

# Words that are frequent in one of these languages and rare in the others.
_WORDS = {
    "en": "the and of to that was were with which this have been they their from",
    "cy": "yn ac ei fod mae oedd gan wedi hefyd hwn bod ar gyfer ddim sydd nid",
    "gd": "agus ann tha nach chaidh airson gum bha aig anns mar seo gu robh",
    "ga": "agus atá bhí sé chun ina bhfuil dá sin nach raibh leis ag na",
    "fr": "les des une est dans que pour qui sur pas avec sont cette ont aux",
    "de": "der die und das ist nicht mit von den dem ein eine sich auch wird",
    "es": "los las una que del por con para más pero como está fue sus este",
    "it": "che della sono gli nel per una con alla anche più dei come questo",
    "pt": "não uma que dos das para com mais foi são pela como seu ao",
    "nl": "het een van zijn niet dat voor met ook aan werd deze naar bij",
    "pl": "nie się jest że na przez oraz dla jak został tym które od",
    "cs": "se že je jako byl byla pro který jsou také nebo při podle aby tak",
    "hu": "hogy nem egy az és volt meg csak mint vagy ezt azt lesz majd van",
    "el": "και του της να το στην για από με δεν τον που στο των είναι",
    "ru": "и не на что как это для из был были которые года по от они",
    "tr": "bir ve bu için ile olarak daha çok ancak gibi kadar olan var ne",
    "ar": "في من على أن إلى التي الذي هذا هذه كان قد عن مع",
    "fa": "در به از که این را با است برای آن می شد تا",
    "ur": "کے کی میں ہے اور سے کا کو نے پر ہیں یہ تھا",
    "sv": "och att det som för inte med har till den av är var ett",
}  # fmt: skip
# Scripts that one language has, or nearly so; Japanese has letters of Han besides its own.
_SCRIPTS = {
    "ja": "\u3041-\u30ff", "ko": "\uac00-\ud7af", "th": "\u0e01-\u0e5b", "lo": "\u0e81-\u0edf", "km": "\u1780-\u17b3",
    "my": "\u1000-\u103f", "ka": "\u10a0-\u10ff", "hy": "\u0531-\u0587", "he": "\u05d0-\u05ea", "bn": "\u0985-\u09b9",
    "ta": "\u0b85-\u0bb9", "te": "\u0c05-\u0c39", "kn": "\u0c85-\u0cb9", "ml": "\u0d05-\u0d39", "gu": "\u0a85-\u0ab9",
    "pa": "\u0a05-\u0a39", "si": "\u0d85-\u0dc6", "el": "\u0370-\u03ff\u1f00-\u1fff", "zh": "\u4e00-\u9fff",
}  # fmt: skip
_SHARES = {"ja": 5}  # of how many letters one has to be its own; else of two
LANGUAGES = {
    "cp1252": frozenset({"en", "cy", "gd", "ga", "fr", "de", "es", "it", "pt", "nl", "sv"}),
    "cp1250": frozenset({"pl", "cs", "hu"}),
    "cp1254": frozenset({"tr"}),
    "cp1253": frozenset({"el"}),
    "cp1251": frozenset({"ru"}),
}
"""Which of them texts in an old encoding of Windows are in."""
_LOOKED_AT = 40_000
_FEWEST, _TIMES = 12, 2


def guess_language(text: str) -> str:
    """The tag of a text's language, by its script or its small words; empty where no language stands out.

    >>> guess_language("The bus runs every night. They said that it was the letter which moved the council. " * 3)
    'en'
    >>> guess_language("Grants 2019: 300, 400, 500")
    ''
    >>> texts = "会は市長へ夜の門を開けるようにと求めた", "夜间公交车现在每天晚上都运行", "Ωράριο βιβλιοθήκης 2022"
    >>> [guess_language(text) for text in texts]
    ['ja', 'zh', 'el']
    """
    letters = "".join(re.findall(r"[^\W\d_]+", text[:_LOOKED_AT]))
    for tag, script in _SCRIPTS.items() if not letters.isascii() else ():
        own = len(re.findall(f"[{script}]", letters))
        if own >= _FEWEST and own * _SHARES.get(tag, 2) >= len(letters):
            return tag
    return guess_by_words(text)


def guess_by_words(text: str, fewest: int = _FEWEST) -> str:
    """The tag of a text's language; empty where no language stands out by so many small words.

    >>> guess_by_words("Le maire a promis une ligne qui va dans les quartiers et que la ville paie avec les autres", 5)
    'fr'
    """
    found = Counter(re.findall(r"[^\W\d_]+", text[:_LOOKED_AT].casefold()))
    counts = sorted(((sum(found[word] for word in words.split()), tag) for tag, words in _WORDS.items()), reverse=True)
    (most, tag), (next_most, _) = counts[:2]
    return tag if most >= fewest and most >= _TIMES * next_most else ""
