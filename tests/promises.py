"""A workspace about what was asked and promised in Northmere, a town that does not exist.

Each line of :data:`CLAIMS` is one claim: a name, then subject, relation and object or value, then what else it says.
Its evidence is the line of the one document that bears its name.
"""

from __future__ import annotations

import json
from pathlib import Path

from .workspace import Workspace

THINGS = """\
northmere-citizens Alliance Northmere Citizens
eastmere-citizens Alliance Eastmere Citizens
ada-cole Person Ada Cole
ben-dunn Person Ben Dunn
cy-eno Person Cy Eno
candidates Group Candidates of 2030
mayor Post Mayor of Northmere
council PublicBody Northmere Council
uk-government PublicBody UK Government
spring-assembly Assembly Spring Assembly
season Event Assembly season
housing Theme Housing
buses Theme Buses
ask-all Ask The asks of Northmere
ask-homes Ask Build homes
ask-buses Ask Make buses free
ask-park Ask Keep the park
response-ada Response Answer of Ada Cole
response-ben Response Answer of Ben Dunn
response-cy Response Absence of Cy Eno
response-loose Response Answer to nothing on record
commitment-homes Commitment 500 homes
commitment-buses Commitment Free buses
pledges Pledge Pledges of the council
pledge-trees Pledge =Trees | <b>everywhere</b>
pledge-roads Pledge Better roads
pledge-road-a Pledge Mend Mill Road
assessment-early StatusAssessment The first look
assessment-late StatusAssessment The second look
assessment-undated StatusAssessment A look at no known time
homes-built Outcome Homes were built
"""

CLAIMS = """\
all-asked: northmere-citizens asked ask-all
all-at: ask-all putAt spring-assembly
homes-asked: northmere-citizens asked ask-homes
homes-at: ask-homes putAt spring-assembly
homes-in-all: ask-homes partOf ask-all; modality=state
homes-about: ask-homes about housing; modality=state
buses-asked: northmere-citizens asked ask-buses
buses-in-all: ask-buses partOf ask-all; modality=state
buses-about: ask-buses about buses; modality=state
park-asked: eastmere-citizens asked ask-park
chapter: eastmere-citizens unitOf northmere-citizens; modality=state
assembly-held: northmere-citizens held spring-assembly
assembly-day: spring-assembly occurred 2030-04-25; when=2030-04-25
assembly-season: spring-assembly partOf season; modality=state
ada-answered: ada-cole made response-ada
ada-yes: response-ada gaveAnswer answer:yes
ada-on-buses: response-ada respondedTo ask-buses
ben-answered: ben-dunn made response-ben
ben-no: response-ben gaveAnswer answer:no
ben-on-buses: response-ben respondedTo ask-buses
cy-stayed-away: cy-eno made response-cy
cy-absent: response-cy gaveAnswer answer:absent; wording=inferred
cy-on-all: response-cy about ask-all; wording=inferred
loose-made: ben-dunn made response-loose
homes-promised: ada-cole made commitment-homes
homes-answers: commitment-homes respondedTo ask-homes; wording=inferred
homes-target: commitment-homes target 500; unit=homes; qualifier=at least; scope=Northmere; modality=committed
homes-before: commitment-homes baseline 20; unit=homes; modality=state
homes-due: commitment-homes deadline 2031; modality=committed
homes-needs: commitment-homes mustActBy uk-government; modality=state
homes-terms: commitment-homes hasState only if elected; modality=committed
homes-led: commitment-homes ledTo homes-built; wording=hedged
early-of: assessment-early assesses commitment-homes
early-found: assessment-early foundStatus status:in-progress; when=2030-12
late-of: assessment-late assesses commitment-homes
late-found: assessment-late foundStatus status:kept-in-part; when=2032
late-by: council made assessment-late
undated-of: assessment-undated assesses commitment-homes
undated-found: assessment-undated foundStatus status:broken
buses-promised: candidates made commitment-buses; wording=contested
buses-not-promised: candidates made commitment-buses; wording=contested; polarity=disputes
buses-answers: commitment-buses respondedTo ask-buses
buses-due: commitment-buses deadline 2033~; modality=committed
ada-stood: ada-cole memberOf candidates; modality=state
ada-mayor: ada-cole heldPost mayor; modality=state
mayor-roads: pledge-roads mustActBy mayor; modality=state
pledges-made: council made pledges
pledges-counted: pledges count 3; unit=pledges; modality=state
trees-in: pledge-trees partOf pledges; modality=state
roads-in: pledge-roads partOf pledges; modality=state
road-a-in: pledge-road-a partOf pledge-roads; modality=state
trees-about: pledge-trees about housing; modality=state
roads-about: pledge-roads about buses; modality=state
road-a-about: pledge-road-a about buses; modality=state
trees-target: pledge-trees target 1; unit=tree per person; modality=aim
trees-not-ben: ben-dunn made pledge-trees; polarity=disputes
"""

_FIGURES = ("target", "baseline", "deadline", "count", "hasState", "occurred")


def northmere(folder: Path) -> Workspace:
    """The workspace, written into a folder."""
    workspace = Workspace(folder / "northmere", folder / "cache")
    things = [line.split(maxsplit=2) for line in THINGS.splitlines()]
    told = {"things": [{"id": id, "type": type, "name": name} for id, type, name in things]}
    names = [line.partition(":")[0] for line in CLAIMS.splitlines()]
    workspace.write("civicgraph.toml", 'base = "https://example.org/northmere/"\n')
    workspace.write("things.yaml", json.dumps(told))
    workspace.write("claims/page.yaml", json.dumps(_page()))
    workspace.write("texts/page.txt", "".join(f"Point {name} is told here.\n" for name in names))
    return workspace


def _page() -> dict[str, object]:
    return {
        "id": "source/page",
        "title": "The Northmere page",
        "textFile": "page.txt",
        "authorVoice": "voice/page",
        "voices": [{"id": "voice/page", "name": "the page"}],
        "claims": [_claim(*line.split(": ", 1)) for line in CLAIMS.splitlines()],
        "caveats": [
            {
                "id": "caveat/page/three",
                "caveat": "document-disagrees-with-itself",
                "concerns": ["claim/page/pledges-counted"],
                "summary": "The page says three and lists two, one of them with a part.",
                "evidence": [_evidence("pledges-counted")],
            }
        ],
    }


def _claim(name: str, text: str) -> dict[str, object]:
    triple, *rest = text.split("; ")
    subject, predicate, object = triple.split(maxsplit=2)
    more = dict(part.split("=", 1) for part in rest)
    if more.get("wording") == "inferred":
        more["reason"] = "Made up for these tests, as all of Northmere."
    return {
        "id": f"claim/page/{name}",
        "subject": subject,
        "predicate": predicate,
        ("value" if predicate in _FIGURES else "object"): object,
        "wording": "stated",
        "modality": "done",
        **more,
        "evidence": [_evidence(name)],
    }


def _evidence(name: str) -> dict[str, str]:
    return {"anchor": f"Point {name} is told", "summary": f"The page tells of {name}."}
