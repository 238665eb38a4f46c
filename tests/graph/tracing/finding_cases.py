"""Traces on small records that together give every finding, and the codes that they give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from civicgraph import Filters, Record, Trace, trace
from civicgraph.graph.tracing import as_one
from civicgraph.graph.tracing.findings import findings
from civicgraph.graph.tracing.gaps import gap_findings
from civicgraph.graph.tracing.model import LeftOut
from civicgraph.graph.tracing.robustness import no_stake_finding
from civicgraph.graph.tracing.step_findings import (
    joint_finding,
    leaning_findings,
    summary_finding,
    tellers_finding,
    weakness_finding,
)
from civicgraph.graph.words import phrases
from civicgraph.visualisations import style

from ..by_hand import caveat, claim, record, record_of


class Case(NamedTuple):
    """A trace on a record of a few claims, for the sake of the codes that it gives."""

    text: str
    start: str = "ask"
    max_steps: int = 8
    types: dict[str, str] | None = None
    filters: Filters | None = None


INTERVIEWS = "\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in ("ann", "ben", "cat"))


CASES = (
    Case("ask ledTo week"),
    Case("ask ledTo week\nask ledTo week disputes=yes source=diary"),
    Case("ask ledTo a\na ledTo b\nb ledTo week"),
    Case("alliance asked ask when=2014\nask ledTo week when=2016", "alliance"),
    Case("ask ledTo post wording=opinion voice=funder\npost ledTo fund wording=hedged\nfund ledTo week"),
    Case("ask ledTo post wording=opinion\npost ledTo week wording=hedged"),
    Case("ask ledTo week wording=opinion source=ann\nask ledTo week wording=opinion source=ben"),
    Case("ask ledTo week\nask ledTo week wording=opinion voice=leader"),
    Case("ask ledTo week\nask ledTo week wording=hedged"),
    Case("ask ledTo a\na ledTo week source=diary"),
    Case("ask ledTo a\na ledTo b wording=inferred\nb ledTo week source=diary"),
    Case("ask ledTo post\nask enabled post wording=opinion when=2016\npost ledTo week"),
    Case(
        "ask ledTo post\nask enabled post source=diary when=2020\n"
        "post ledTo week source=letter\npost enabled week source=diary when=2016"
    ),
    Case("ask ledTo week", types={"week": "Commitment"}),
    Case("ask ledTo week", types={"week": "Ask"}),
    Case("ask ledTo ask", "week"),
    Case("ask ledTo a\na ledTo b\nb ledTo week", max_steps=2),
    Case("ask ledTo post when=2020\npost ledTo week when=2016"),
    Case("ask ledTo week wording=opinion", filters=Filters(wordings=("stated",))),
    Case(
        "ann heldPost holding\nholding ledTo other\nask ledTo week",
        "ann",
        types={"holding": "PostHolding", "ann": "Person"},
    ),
    Case("week ledTo ask"),
    Case("ask ledTo post passage=3\npost ledTo week passage=3"),
    Case("ask ledTo post voice=ann\npost ledTo week voice=ann"),
    Case("charity workedOn stream\nstream ledTo week", "charity", types={"stream": "Workstream"}),
    Case(
        "charity workedOn stream\nstream produced week sentence=1\npop developed week sentence=1",
        "charity",
        types={"stream": "Workstream", "pop": "Secondment"},
    ),
    Case("stream produced week sentence=1\npop developed week sentence=1", "stream", types={"pop": "Secondment"}),
    Case("ask ledTo post\nask ledTo post source=diary\npost ledTo week\npost ledTo week source=diary"),
    Case("ask ledTo week share=partial"),
    Case("ask ledTo post wording=inferred reading=identity\npost ledTo week"),
    Case("ask ledTo post wording=inferred reading=identity\npost ledTo week source=diary"),
    Case("ask ledTo a\na ledTo week wording=contested"),
    Case("ask ledTo week wording=inferred\npost ledTo week"),
    Case("ask ledTo a\nweek cameAfter a\nask about week"),
    Case("ask ledTo a\nweek cameAfter a\nask about c\nc ledTo week"),
    Case("ask ledTo note\nnote about week"),
    Case("ask seconded ann\nann memberOf a\na ledTo week"),
    Case("ask ledTo week\nask about post", types={"post": "Commitment"}),
    Case("ask ledTo plan modality=planned\nplan ledTo week modality=planned"),
    Case(INTERVIEWS.replace("week", "a") + "\na ledTo week"),
    *(
        Case(f"a ledTo week\n{tie}")
        for tie in ("ask sameAs a", "ask partOf a", "ask memberOf a", "ask participatedIn a", "a memberOf ask")
    ),
    *(
        Case(f"ask ledTo a\n{tie}")
        for tie in (
            "week sameAs a",
            "week partOf a",
            "week memberOf a",
            "week participatedIn a",
            "a memberOf week",
            "week seconded a",
        )
    ),
    Case("a ledTo week\nask sameAs a wording=inferred"),
    Case("ask ledTo a\nweek sameAs a wording=inferred"),
    Case("alliance seconded pop\npop ledTo week", "alliance", types={"pop": "Secondment"}),
    Case("ask participatedIn week\nask ledTo a\na ledTo b wording=inferred\nb ledTo week wording=inferred"),
    Case("ask participatedIn week\nask ledTo a\na ledTo week wording=inferred"),
    Case("ask participatedIn week"),
    Case("ask ledTo a\nweek partOf a", filters=Filters(kinds=("influence",))),
    Case("ask ledTo a\na ledTo b\nb ledTo note\nnote about week", types={"note": "Commitment"}),
    Case("ask participatedIn note\nweek about note\nask made note", types={"note": "Commitment"}),
    Case("ask asked note\nnote about week", types={"note": "Ask"}),
    Case(
        "charity workedOn stream\nstream workedOn team\nteam ledTo week",
        "charity",
        types={"stream": "Workstream", "team": "Team"},
    ),
    Case("ask ledTo week wording=opinion reading=identity"),
    Case("ask ledTo week wording=opinion reading=identity\nweek ledTo a\na ledTo b"),
    Case("role ledTo week\nrole secondee ask", types={"ask": "Person", "role": "Secondment"}),
    Case("ask ledTo role\nrole secondee week", types={"week": "Person", "role": "Secondment"}),
    *(Case(f"ask ledTo a\n{more}a partOf week\nb partOf week") for more in ("ask ledTo b\n", "")),
    *(Case(f"a ledTo week\n{more}a unitOf ask\nb unitOf ask") for more in ("b ledTo week\n", "")),
    *(
        Case(
            f"role led stream\nrole secondee ask\n{more}other led stream\nnobody developed week\nweek partOf stream",
            types={name: "Secondment" for name in ("role", "other", "nobody")}
            | {"ask": "Person", "stream": "Workstream"},
        )
        for more in ("other secondee bob\n", "")
    ),
    Case(
        "ask made note\nnote respondedTo plea\nnote gaveAnswer answer:yes\nweek respondedTo plea",
        types={"ask": "Person", "note": "Response", "plea": "Ask", "week": "Commitment"},
    ),
    *(
        Case(
            f"ask funded {to} passage=1 sentence=1\nbob funded {to} passage=1 sentence=1\nfund ledTo week",
            types={"ask": "Funder", "bob": "Funder", "fund": "Fund"},
        )
        for to in ("week", "fund")
    ),
    *(
        Case(f"ask published week when={when}{held}", types={"ask": "Post"})
        for when, held in (
            ("2017", "\nann heldPost ask when=2016/2018\nbob heldPost ask when=2018/2020"),
            ("2018", "\nann heldPost ask when=2016/2018\nbob heldPost ask when=2018/2020"),
            ("2017", "\nann heldPost ask"),
            ("2017", ""),
        )
    ),
    Case("post published week\nask heldPost post\nbob heldPost post", types={"ask": "Person", "post": "Post"}),
    Case(
        "group made week wording=contested\nask memberOf group",
        types={"ask": "Person", "group": "Group", "week": "Commitment"},
    ),
)


WEAK = (
    "week cameAfter ask", "week cameAfter ask wording=inferred", "ask ledTo week wording=inferred",
    "week partOf ask", "ask ledTo week wording=contested", "ask ledTo week wording=hedged",
    "ask ledTo week wording=opinion", "ask ledTo week wording=inferred reading=identity",
    *(f"ask ledTo week modality={code}" for code in ("committed", "asked", "planned", "aim")),
)  # fmt: skip


def traces() -> list[tuple[Record, Trace]]:
    """The traces of all cases, of one with cautions, of sources that repeat one another, and of searches cut short."""
    done = [(record(case.text, case.types), case) for case in CASES]
    kept = [(hand, trace(hand, case.start, "week", max_steps=case.max_steps, filters=case.filters))
            for hand, case in done]  # fmt: skip
    kept += [(hand := record(line), trace(hand, "ask", "week")) for line in WEAK]
    cautioned = record_of([claim("ask ledTo week")], caveats=[caveat("one", "ask"), caveat("both", "ask", "week")])
    kept += [(cautioned, trace(cautioned, "ask", "week"))]
    for parent in ((), ("post",), ("post", "times")):
        kept += [(hand := _repeating(parent), trace(hand, "ask", "week"))]
    own = record("ask ledTo week")
    own = replace(own, voices={id: one._replace(party_to=("ask",)) for id, one in own.voices.items()})
    kept += [(own, trace(own, "ask", "week"))]
    itself = record("ask ledTo week")
    kept += [(itself, trace(itself, "ask", "ask"))]
    for hand, traced in [one for one in kept if not one[1].pathways]:
        vague = traced._replace(counts_exact=False, left_out=LeftOut({}, 3, cut_short=True, beyond_exact=False))
        verdict, details = findings(hand, vague)
        missing = gap_findings(hand, vague)
        kept += [(hand, vague._replace(findings=verdict, detail_findings=details, gap_findings=missing))]
    return kept


def _repeating(repeated: tuple[str, ...]) -> Record:
    """Three newspapers, some of which print what the press release says."""
    names = ("press", "post", "times")
    hand = record("\n".join(f"ask ledTo week wording=opinion source={name} id={name}" for name in names))
    given = {f"source/{name}": ("source/press",) for name in repeated}
    return replace(hand, sources={id: one._replace(derived_from=given.get(id, ())) for id, one in hand.sources.items()})


PARTS_OF_ONE = """
ask ledTo note wording=inferred
note ledTo week wording=inferred
ask partOf whole
week partOf whole
"""


def told_codes() -> set[str]:
    """The codes of all findings of these traces and weak steps."""
    codes, spreads = set[str](), set[str]()
    for hand, traced in traces():
        codes |= {one.code for one in (*traced.findings, *traced.detail_findings, *traced.gap_findings)}
        for pathway in traced.pathways:
            codes |= {joint_finding(pathway, number).code for number in range(1, len(pathway.steps))}
            codes.add(summary_finding(pathway).code)
            codes.add(no_stake_finding(hand).code)
            codes |= {one.code for one in leaning_findings(hand, pathway)}
        for step in (step for pathway in traced.pathways for step in pathway.steps):
            for one in (None if step.is_plain else weakness_finding(hand, step), tellers_finding(hand, step)):
                codes |= {one.code} if one else set()
                spreads |= {f"tellers.{one.arguments['spread']}"} if one and "spread" in one.arguments else set()
    part = trace(record("ask ledTo week"), "ask", "week", left_out=LeftOut({}))
    roles = record("ann heldPost holding\nholding ledTo other", {"holding": "PostHolding", "ann": "Person"})
    none = trace(roles, "ann", "week", left_out=LeftOut({}))
    alike = trace(record(PARTS_OF_ONE, {"whole": "Project"}), "ask", "week")
    return codes | spreads | {one.code for one in (*part.gap_findings, *none.findings, *alike.findings)}


def in_source() -> str:
    """The modules that word things other than findings, those of the map too."""
    folders = [Path(str(module.__file__)).parent for module in (phrases, style)]
    graph = Path(str(as_one.__file__)).parents[1]
    others = [path for path in graph.rglob("*.py") if path.parent.name not in ("tracing", "words")]
    others += [path for name in ("console", "pages", "server") for path in (graph.parent / name).rglob("*.py")]
    web = Path(__file__).parents[3] / "web"
    scripts = [path for part in ("core", "ui") for path in (web / part).rglob("*.ts")]
    modules = [path for folder in folders for path in folder.rglob("*.py")]
    return "\n".join(
        path.read_text("utf-8") for path in sorted([*modules, *others, Path(str(as_one.__file__)), *scripts])
    )
