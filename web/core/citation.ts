/** A claim as a sentence that can be cited. */

import { wordingOf } from "./codes.js";
import { WITHHELD } from "./passages.js";
import { at, codeOf, isTold, nameOf } from "./record.js";
import type { Claim, Place, Record } from "./record.js";
import { claimWords, undoneWords, voiceOf } from "./speakers.js";
import { titled } from "./text.js";
import { phraseOf } from "./words.js";

/** Who says what, how, in which source and at which place, in which state of the record, and under which licence. */
export function citation(record: Record, claimId: string): string {
  const claim = at(record.claim, claimId);
  const { hash, licence } = record.page.about;
  const under = licence && phraseOf(record, "citation.licence", { licence });
  return [
    titled(phraseOf(record, `citation.${wayOf(claim)}`, saying(record, claim))),
    claim.reading && phraseOf(record, "citation.identity"),
    placeWords(record, claim),
    phraseOf(record, "citation.record", { id: claim.id, hash: hash.slice(0, 12), under }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Which phrase tells a claim: one that is inferred, disputes, is an opinion, or is said. */
function wayOf(claim: Claim): string {
  if (!isTold(claim)) return claim.disputes ? "inferred-dispute" : "inferred";
  if (claim.disputes) return "disputes";
  return claim.wording === "opinion" ? "opinion" : "says";
}

/** What is said by whom, with what keeps it from being a plain statement of something done, and when it was. */
function saying(record: Record, claim: Claim): { claim: string; speaker: string; how: string } {
  const told = [
    isTold(claim) && !claim.reading && claim.wording !== "opinion" && wordingWords(record, claim),
    claim.share && codeOf(record, "share", claim.share).label,
    undoneWords(record, claim),
    claim.when !== phraseOf(record, "when.undated") && claim.when,
  ].filter(Boolean);
  const how = told.length ? ` (${told.join("; ")})` : "";
  return { claim: claimWords(record, claim), speaker: voiceOf(record, claim), how };
}

const wordingWords = (record: Record, claim: Claim): string =>
  claim.wording === record.page.usual.wording ? "" : wordingOf(record, claim).label;

function placeWords(record: Record, claim: Claim): string {
  const [first, ...more] = claim.evidence;
  if (!first) return phraseOf(record, "citation.source", { source: sourceWords(record, claim.source) });
  const spot = spotParts(record, first, claim.source)
    .map((part) => `${part}, `)
    .join("");
  const source = sourceWords(record, sourceIdOf(first, claim));
  const others = more.length ? phraseOf(record, "citation.more", { places: more.length }) : "";
  return phraseOf(record, "citation.place", { source, spot, words: quotedWords(record, first.anchor), others });
}

/** Where a place is found in its document: page, sheet or part; then paragraph or row, else line. */
export function spotParts(record: Record, place: Place, ownSource: string): string[] {
  const { page, paragraph, row, line, lost } = place;
  if (lost) return [phraseOf(record, `place.${lost}`)];
  const own = `citation.page.${record.sources.get(place.source || ownSource)?.layout ?? ""}`;
  const parts = [
    page && phraseOf(record, own in record.page.phrases ? own : "citation.page", { page }),
    paragraph && phraseOf(record, "citation.paragraph", { paragraph }),
    row && phraseOf(record, "citation.row", { row }),
    !paragraph && !row && line && phraseOf(record, "citation.line", { line }),
  ];
  return parts.filter((part) => typeof part === "string");
}

/** The words at which something stands, in quotation marks; of a confidential source, that they stay so. */
export const quotedWords = (record: Record, anchor: string): string =>
  anchor === WITHHELD ? phraseOf(record, "place.words.withheld") : phraseOf(record, "place.words", { anchor });

/** That anchors of a claim have no place in their texts any more, and how many of them; empty where all have. */
export function lostWords(record: Record, { evidence }: Claim): string {
  const lost = evidence.filter((place) => place.lost).length;
  if (!lost) return "";
  if (lost === evidence.length) return phraseOf(record, "how.lost");
  return phraseOf(record, "how.lost.some", { lost, of: evidence.length });
}

const sourceIdOf = (place: Place, claim: Claim): string => place.source || claim.source;

/** The title of a source with who issued it and when, and where it can be read. */
function sourceWords(record: Record, id: string): string {
  const source = record.sources.get(id);
  const issued = [source?.publisher, source?.published].filter(Boolean).join(", ");
  const link = source?.facts?.find((fact) => fact.link)?.link;
  return `“${nameOf(record, id)}”${issued && ` (${issued})`}${link ? `, ${link}` : ""}`;
}
