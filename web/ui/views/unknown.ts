/** What the record does not know: its cautions, what one voice alone tells, what is undated, what was only intended. */

import { sortOf } from "../../core/codes.js";
import { shortName } from "../../core/short_names.js";
import { isDated } from "../../core/chronicle.js";
import { put } from "../../core/record.js";
import type { Caveat, Claim } from "../../core/record.js";
import { cautionOwner } from "../../core/speakers.js";
import { once, plural, titled } from "../../core/text.js";
import { cautionCount } from "../caveats.js";
import { cautionsIn, datingBySource, loneVoices, onlyIntended } from "../../core/unknowns.js";
import { sentence } from "../claims.js";
import { ALL_CLAIMS, CLAIMS, RECORD, SOURCES, THINGS, VOICES, codeOf, titleOfSource, typeOf } from "../data.js";
import { button, make } from "../elements.js";
import type { Child } from "../elements.js";
import { change } from "../state.js";
import { barCell } from "./bars.js";
import { claimLink, counted, filteredScope, framed, link, part, signedCell, textCell, words } from "./frame.js";
import { tableElement } from "./table.js";
import type { Cell, Row } from "./table.js";

const scope = filteredScope();
const plainColumns = (...titles: string[]): { title: string }[] => titles.map((title) => ({ title }));

/** The view of what is not known. */
export function unknownView(): HTMLElement {
  const claims = ALL_CLAIMS.filter(scope.keep);
  const [cautions, lone] = [cautionsIn(scope), loneVoices(scope)];
  const alone = lone.flatMap((one) => one.alone);
  const told = new Set([...alone, ...lone.flatMap((one) => one.shared)]).size;
  const undated = claims.filter((claim) => !isDated(RECORD, claim));
  const headline = words("unknown", {
    cautions: counted(cautions.length),
    alone: counted(alone.length),
    told: told.toLocaleString("en"),
    undated: counted(undated.length),
    all: claims.length.toLocaleString("en"),
  });
  return framed({
    title: "What is not known",
    headline: claims.length ? headline : words("unknown.empty"),
    beware: words("unknown.beware"),
    parts: [cautionsPart(cautions), lonePart(lone), datesPart(), intendedPart(), uncodedPart()],
    claims,
  });
}

function cautionsPart(cautions: readonly Caveat[]): Child {
  const groups = new Map<string, Caveat[]>();
  for (const caveat of cautions) put(groups, caveat.type, caveat);
  const isAlways = (type: string) => Number(Boolean(codeOf("caveat", type).always));
  const sorted = [...groups].sort((a, b) => isAlways(b[0]) - isAlways(a[0]) || b[1].length - a[1].length);
  const perSource = once(cautions, ({ source }) => source).map((id): [string, number] => [
    sourceName(id),
    cautions.filter(({ source }) => source === id).length,
  ]);
  const read = perSource.sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count.toLocaleString("en")} in ${name}`);
  const counts = sorted.map(([type, own]) => `${own.length.toLocaleString("en")} ${codeOf("caveat", type).label}`);
  const line = (caveat: Caveat): Row => ({
    cells: [
      { text: titled(sortOf(RECORD, caveat).label) },
      { text: titled(cautionOwner(RECORD, caveat)) },
      { text: caveat.summary },
      concernsCell(caveat),
      { text: titleOfSource(caveat.source), show: () => sourceName(caveat.source) },
    ],
  });
  return part(
    cautions.length ? cautionCount(cautions) : plural(0, "caution"),
    make("p", { class: "small" }, counts.length ? `${counts.join(" · ")}.` : "The record cautions of nothing here."),
    read.length > 0 && make("p", { class: "small" }, `Read: ${read.join(" · ")}.`),
    cautions.length > 0 &&
      tableElement({
        name: "cautions",
        portion: 25,
        caption: "In the words of those who made the record, on what they read in the source named.",
        columns: plainColumns("What kind", "Whose", "What it says", "Of what", "Read in"),
        rows: sorted.flatMap(([, own]) => own.map(line)),
      }),
  );
}

const FEW = 3;
const sourceName = (id: string): string => (SOURCES.has(id) ? shortName(RECORD, id) : titleOfSource(id));

function concernsCell({ concerns }: Caveat): Cell {
  const way = (id: string): Child => {
    const claim = CLAIMS.get(id);
    if (claim) return claimLink(claim, sentence(claim));
    return THINGS.has(id) ? link(id) : null;
  };
  const ways = concerns.map(way).filter(Boolean);
  const items = (some: Child[]) =>
    make(
      "ul",
      { class: "cell" },
      some.map((one) => make("li", {}, one)),
    );
  const rest = ways.slice(FEW);
  return {
    text: concerns
      .map((id) => (CLAIMS.has(id) ? sentence(CLAIMS.get(id) as Claim) : (THINGS.get(id)?.name ?? id)))
      .join("; "),
    show: () => [
      items(ways.slice(0, FEW)),
      rest.length > 0 && make("details", {}, make("summary", {}, `${rest.length} more`), items(rest)),
    ],
  };
}

function lonePart(lone: ReturnType<typeof loneVoices>): Child {
  const most = Math.max(1, ...lone.map(({ alone, shared }) => alone.length + shared.length));
  const line = ({ voice, alone, shared }: (typeof lone)[number]): Row => {
    const own = VOICES.get(voice);
    const stake = own?.stakes ? `A party to what it tells: ${own.stakes.join(", ")}` : "";
    return {
      cells: [
        {
          text: titled(own?.name ?? "A voice that is not named"),
          show: () => [titled(own?.name ?? "A voice that is not named"), stake && make("p", { class: "small" }, stake)],
        },
        barCell(alone.length, most),
        barCell(alone.length + shared.length, most),
        {
          text: "",
          show: () => voice && button("List its claims", () => change({ view: "list", voice }), { class: "link" }),
        },
      ],
    };
  };
  return part(
    "Who is the only one to say so",
    tableElement({
      name: "single-voices",
      portion: 25,
      caption: "Influences and acts that are told, by voice: what it alone tells, beside all that it tells.",
      columns: [
        { title: "Voice" },
        { title: "It alone tells", isNumber: true },
        { title: "It tells", isNumber: true },
        { title: "Its claims" },
      ],
      rows: lone.map(line),
    }),
  );
}

function datesPart(): Child {
  const found = datingBySource(scope);
  const most = Math.max(1, ...found.map(({ dated, undated }) => Math.max(dated, undated)));
  return part(
    "Undated",
    tableElement({
      name: "undated",
      caption: "How many claims of each source say when.",
      columns: [{ title: "Source" }, { title: "Undated", isNumber: true }, { title: "Dated", isNumber: true }],
      rows: found.map(({ source, dated, undated }) => ({
        cells: [textCell(titleOfSource(source)), barCell(undated, most), barCell(dated, most)],
      })),
    }),
  );
}

function intendedPart(): Child {
  const ids = onlyIntended(scope);
  return part(
    "Only asked for, promised, planned or hoped",
    ids.length === 0 &&
      make("p", {}, "Of every piece of work and outcome here, some claim says that something was done or was so."),
    ids.length > 0 &&
      tableElement({
        name: "only-intended",
        portion: 25,
        caption: `${plural(ids.length, "piece of work or outcome", "pieces of work and outcomes")} of which no claim says that anything was done or was so.`,
        columns: plainColumns("What", "Type"),
        rows: ids.map((id) => ({ cells: [signedCell(id), textCell(typeOf(id).label)] })),
      }),
  );
}

const uncodedPart = (): Child =>
  part(
    "Not coded",
    make(
      "p",
      {},
      words("unknown.uncoded"),
      " Whoever has the texts can ask: ",
      make("code", {}, "civicgraph coverage"),
      ".",
    ),
  );
