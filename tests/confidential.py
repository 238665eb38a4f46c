"""A workspace in Greek with two interviews and a letter given in confidence, and a word in all that must not leave.

The dockers of Limani ask for a lift to the quay. A newspaper tells of it, and so do three who spoke in confidence.
Every field by which they could be known holds ``SECRET``; so do the texts. Our own words do not.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path

from .workspace import Workspace

SECRET = "Quaxolt"

SETTINGS = 'title = "Το λιμάνι"\nbase = "https://limani.example/id/"\ntexts = "texts"\n'

THINGS = """\
things:
  - {id: dockers, type: Alliance, name: Ένωση Λιμενεργατών}
  - {id: port, type: PublicBody, name: Οργανισμός Λιμένος}
  - {id: lift-ask, type: Ask, name: Ανελκυστήρας στην προβλήτα}
  - {id: lift-promise, type: Commitment, name: Υπόσχεση ανελκυστήρα}
  - {id: lift, type: Project, name: Ο ανελκυστήρας}
  - {id: lift-used, type: Outcome, name: Περισσότεροι φτάνουν στην προβλήτα}
  - {id: lift-by-chance, type: Rival, name: Ο ανελκυστήρας ήταν ήδη σχεδιασμένος}
  - {id: eleni, type: Person, name: Ελένη Κοντού}
"""

NEWS = """\
id: source/news
title: Τα νέα του λιμανιού
publicationDate: 2021-05
textFile: news.txt
authorVoice: voice/news/author
voices:
  - {id: voice/news/author, name: η εφημερίδα}
claims:
  - id: claim/news/eleni
    subject: eleni
    predicate: memberOf
    object: dockers
    wording: stated
    modality: state
    evidence:
      - {anchor: Ελένη Κοντού από τους λιμενεργάτες, summary: She is one of the dockers.}
  - id: claim/news/asked
    subject: dockers
    predicate: asked
    object: lift-ask
    when: 2020-03
    wording: stated
    modality: done
    evidence:
      - {anchor: ζήτησαν ανελκυστήρα για την προβλήτα, summary: They asked for a lift.}
      - source: source/quaxolt-interview
        anchor: Η Quaxolt μας ζήτησε ανελκυστήρα
        summary: So does somebody who was there.
caveats:
  - id: caveat/news/only-they-say
    caveat: limit-of-the-evidence
    concerns: [claim/quaxolt/led, claim/news/asked]
    summary: Nobody else tells of it in this record.
    evidence:
      - {anchor: ζήτησαν ανελκυστήρα για την προβλήτα, summary: The newspaper tells only of the ask.}
"""

INTERVIEW = """\
id: source/quaxolt-interview
title: Συνέντευξη με την Quaxolt
publisher: Αρχείο Quaxolt
author: Quaxolt
description: Ό,τι είπε η Quaxolt.
rights: Quaxolt
publicationDate: 2022-02
textFile: quaxolt.txt
file: quaxolt.docx
fileHash: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
textEngine: quaxolt 1.0
url: https://quaxolt.example/talk
archived: https://quaxolt.example/copy
retrieved: 2022-03
language: el
sourceKind: interview
confidential: true
authorVoice: voice/quaxolt/self
voices:
  - id: voice/quaxolt/self
    name: Μαρία Quaxolt
    description: Η Quaxolt, επιστάτρια.
    role: επιστάτρια Quaxolt
    partyTo: [eleni]
  - id: voice/quaxolt/friend
    name: φίλη της Quaxolt
    description: Όπως την παραθέτει η Quaxolt.
claims:
  - id: claim/quaxolt/promised
    subject: lift-promise
    predicate: respondedTo
    object: lift-ask
    when: 2020-06
    wording: stated
    modality: done
    note: Ask Quaxolt once more.
    coder: AB
    evidence:
      - id: evidence/quaxolt/own
        anchor: μας το υποσχέθηκαν στην Quaxolt
        prefix: Quaxolt,
        summary: The promise came in answer to the ask.
  - id: claim/quaxolt/led
    subject: lift-promise
    predicate: ledTo
    object: lift
    wording: opinion
    modality: done
    voice: voice/quaxolt/friend
    evidence:
      - {anchor: χωρίς Quaxolt δεν θα γινόταν, summary: A friend thinks that the promise led to the lift.}
caveats:
  - id: caveat/quaxolt/memory
    caveat: limit-of-the-evidence
    voice: voice/quaxolt/self
    concerns: [lift, claim/quaxolt/led]
    summary: It is told from memory, two years later.
    evidence:
      - {anchor: αν θυμάμαι καλά η Quaxolt, summary: The speaker is not sure of the year.}
tests:
  - id: test/quaxolt/plans
    prediction: Older plans have no lift.
    predicted: before-looking
    forHypothesis: claim/quaxolt/led
    againstRival: lift-by-chance
    testKind: hoop
    ifAbsent: It would speak against the promise.
    testResult: found
    basis: Two of us judged it so.
    bearsOn: [claim/quaxolt/led]
    evidence:
      - {anchor: στα παλιά σχέδια της Quaxolt, summary: The old plans have none.}
"""

SECOND = """\
id: source/second-quaxolt
title: Δεύτερη Quaxolt
sourceKind: interview
confidential: true
derivedFrom: [source/quaxolt-interview]
textFile: quaxolt-two.txt
authorVoice: voice/second/quaxolt
voices:
  - {id: voice/second/quaxolt, name: Νίκος Quaxolt}
claims:
  - id: claim/quaxolt-two/used
    subject: lift
    predicate: ledTo
    object: lift-used
    when: 2021-09
    wording: opinion
    modality: done
    evidence:
      - {anchor: τώρα φτάνει κι η Quaxolt, summary: More people reach the quay since then.}
  - status: draft
    id: claim/quaxolt-two/draft
    subject: port
    predicate: made
    object: lift-promise
"""

LETTER = """\
id: source/quaxolt-letter
title: Επιστολή Quaxolt
sourceKind: letter
confidential: true
textFile: quaxolt-letter.txt
authorVoice: voice/letter/quaxolt
voices:
  - {id: voice/letter/quaxolt, name: Quaxolt}
claims:
  - id: claim/letter/made
    subject: port
    predicate: made
    object: lift-promise
    when: 2020-06
    wording: stated
    modality: done
    evidence:
      - {anchor: το υπέγραψε η Quaxolt, summary: The port made the promise.}
"""

NEWS_TEXT = "Η Ελένη Κοντού από τους λιμενεργάτες μίλησε.\nΤον Μάρτιο ζήτησαν ανελκυστήρα για την προβλήτα.\n"
INTERVIEW_TEXT = """\
Η Quaxolt μας ζήτησε ανελκυστήρα τον Μάρτιο.
Quaxolt, μας το υποσχέθηκαν στην Quaxolt.
Η φίλη: χωρίς Quaxolt δεν θα γινόταν.
Ήταν το 2020, αν θυμάμαι καλά η Quaxolt.
Δεν υπήρχε στα παλιά σχέδια της Quaxolt.
Κανείς δεν κωδικοποίησε αυτή την Quaxolt.
"""

FILES = {
    "civicgraph.toml": SETTINGS,
    "things/all.yaml": THINGS,
    "claims/news.yaml": NEWS,
    "claims/quaxolt-interview.yaml": INTERVIEW,
    "claims/second-quaxolt.yaml": SECOND,
    "claims/quaxolt-letter.yaml": LETTER,
    "texts/news.txt": NEWS_TEXT,
    "texts/quaxolt.txt": INTERVIEW_TEXT,
    "texts/quaxolt-two.txt": "Και τώρα φτάνει κι η Quaxolt.\n",
    "texts/quaxolt-letter.txt": "Κάτω κάτω το υπέγραψε η Quaxolt.\n",
}


def write_confidential(folder: Path) -> Workspace:
    """The workspace, written into a folder."""
    workspace = Workspace(folder / "limani", folder / "cache")
    for name, content in FILES.items():
        workspace.write(name, content)
    return workspace


def secrets_in(content: bytes) -> list[str]:
    """Where the secret stands in what was made, whatever that is packed in."""
    return [name for name, part in _parts("", content) if _holds(part)]


def _parts(name: str, content: bytes) -> list[tuple[str, bytes]]:
    found = [(name or "as it is", content)]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for one in packed.namelist():
                found += [(one, one.encode()), *_parts(one, packed.read(one))]
    if content[:2] == b"\x1f\x8b":
        found += _parts("unzipped", gzip.decompress(content))
    if content[:5] == b"%PDF-":
        found += _pdf_parts(content)
    return found


def _pdf_parts(content: bytes) -> list[tuple[str, bytes]]:
    from pypdf import PdfReader

    read = PdfReader(io.BytesIO(content))
    found = [(f"page {number}", page.extract_text().encode()) for number, page in enumerate(read.pages, 1)]
    found.append(("properties", repr(read.metadata).encode()))
    for number, stream in enumerate(re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)):
        try:
            found.append((f"stream {number}", zlib.decompress(stream)))
        except zlib.error:
            found.append((f"stream {number}", stream))
    return found


def _holds(content: bytes) -> bool:
    plain = content.lower()
    word = SECRET.lower()
    return any(one in plain for one in (word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le")))
