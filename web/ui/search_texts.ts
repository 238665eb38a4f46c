/** What the search at the top finds besides names: things by description, speakers, claims, caveats and sources. */

import { sortOf } from "../core/codes.js";
import type { Hit } from "../core/find.js";
import { textFinderOf } from "../core/full_text.js";
import type { Find, Kind } from "../core/full_text.js";
import type { Caveat, Claim } from "../core/record.js";
import { plural, shorter } from "../core/text.js";
import { sentence } from "./claims.js";
import { CLAIMS, RECORD, SOURCES, THINGS, VOICES, at, endsOf, lineBetween, thing, typeOf } from "./data.js";
import { make } from "./elements.js";
import type { Option } from "./names.js";
import { glyph } from "./signs.js";
import { noFilters } from "./state.js";
import type { Patch } from "./state.js";

export const findTexts = textFinderOf(RECORD);
const LIMIT = 4;
const LONGEST = 110;
const NOUNS: { readonly [kind in Kind]: readonly [one: string, many: string] } = {
  description: ["thing by its description", "things by their description"],
  voice: ["speaker", "speakers"],
  claim: ["claim", "claims"],
  caveat: ["caveat", "caveats"],
  source: ["source", "sources"],
};
const KINDS = Object.keys(NOUNS) as Kind[];

/** The heads under which finds stand. */
export const KIND_TITLES: { readonly [kind in Kind]: string } = {
  description: "Things by their description",
  voice: "Speakers",
  claim: "Claims",
  caveat: "Cautions",
  source: "Sources",
};

/** What the texts have: the best finds of each kind, as what can be chosen, and in words how many more there are. */
export function findInTexts(text: string, names: readonly Hit[]): { kinds: Map<Kind, Option[]>; more: string } {
  const finds = findTexts(text, names);
  const shown = KINDS.map((kind) => [kind, finds.filter((one) => one.kind === kind)] as const);
  const left = shown.filter(([, found]) => found.length > LIMIT);
  const parts = left.map(([kind, found]) => plural(found.length - LIMIT, ...NOUNS[kind]));
  return {
    kinds: new Map(shown.map(([kind, found]) => [kind, found.slice(0, LIMIT).flatMap(optionOf)])),
    more: parts.length ? `${parts.join(", ")} more: further words narrow them down` : "",
  };
}

function optionOf(found: Find): Option[] {
  const opens = patchOf(found);
  return opens ? [{ id: found.id, ...wordsFor(found), isElsewhere: false, opens }] : [];
}

function wordsFor({ kind, id, text }: Find): Pick<Option, "text" | "type" | "sign"> {
  const sign = make("span", { "aria-hidden": "true" }, kind === "caveat" ? "!" : "“");
  const quoted = `“${shorter(text, LONGEST)}”`;
  if (kind === "description")
    return { text: thing(id).name, type: `${typeOf(id).label}: ${quoted}`, sign: glyph(thing(id).type) };
  if (kind === "voice") return wordsForVoice(id, text, sign);
  if (kind === "source") return { text: at(SOURCES, id).title, type: "source", sign };
  if (kind === "caveat") return { text: shorter(text, LONGEST), type: `caveat: ${kindOfCaveat(id)}`, sign };
  const claim = at(CLAIMS, id);
  return {
    text: shorter(sentence(claim), LONGEST),
    type: `claim: ${quoted}, ${SOURCES.get(claim.source)?.title ?? ""}`,
    sign,
  };
}

/* A speaker by name, with how it is described where that holds the words, and with how much it says. */
function wordsForVoice(id: string, text: string, sign: HTMLElement): Pick<Option, "text" | "type" | "sign"> {
  const { name } = at(VOICES, id);
  const described = text === name ? "" : ` “${shorter(text, LONGEST)}”,`;
  return { text: name, type: `speaker:${described} ${plural(toldBy(id).length, "claim", "claims")}`, sign };
}

const toldBy = (voice: string): Claim[] => RECORD.claims.filter((claim) => claim.voice === voice);
const caveats = (): Caveat[] => [...RECORD.caveatsOf.values()].flat();
const caveatBy = (id: string): Caveat | undefined => caveats().find((caveat) => caveat.id === id);
const kindOfCaveat = (id: string): string => {
  const caveat = caveatBy(id);
  return caveat ? sortOf(RECORD, caveat).label : "";
};

/** What choosing a find opens: a thing, the list of what a speaker says, or what a claim or caveat is about. */
function patchOf({ kind, id }: Find): Patch | undefined {
  if (kind === "description") return { thing: id };
  if (kind === "voice") return patchOfVoice(id);
  if (kind === "claim") return patchOfClaim(id);
  if (kind === "source") return patchOfClaim(RECORD.claims.find(({ source }) => source === id)?.id ?? "");
  return patchOfCaveat(caveatBy(id));
}

function patchOfVoice(id: string): Patch | undefined {
  if (toldBy(id).length) return { ...noFilters(), view: "list", voice: id };
  return patchOfCaveat(caveats().find(({ voice }) => voice === id));
}

function patchOfCaveat(caveat: Caveat | undefined): Patch | undefined {
  const about = caveat?.concerns ?? [];
  const first = about.find((concern) => THINGS.has(concern));
  return first ? { thing: first } : about.map(patchOfClaim).find(Boolean);
}

function patchOfClaim(id: string): Patch | undefined {
  const claim = CLAIMS.get(id);
  if (!claim) return undefined;
  const line = lineBetween(claim.subject, claim.object);
  if (line) return { line: line.id };
  const [end] = endsOf(claim);
  return end ? { thing: end } : undefined;
}
