/** Who says what a claim says, and what it says, in words. */

import { modalityOf } from "./codes.js";
import { isPromise, isTold, nameOf, relationOf } from "./record.js";
import type { Caveat, Claim, Record } from "./record.js";
import { nameInSentence } from "./short_names.js";
import { titled } from "./text.js";
import { phraseOf } from "./words.js";

/** The voice of a claim by name. */
export const voiceOf = (record: Record, claim: Claim): string =>
  record.voices.get(claim.voice)?.name ?? phraseOf(record, "speaker.unnamed");

/** The record of other people that an item is of, by which its id begins; empty of what is ours. */
const otherOf = (id: string): string => (id.includes(":") ? id.slice(0, id.indexOf(":")) : "");

/** Whose reading a claim is that no source says. */
const readerOf = (record: Record, id: string): string => {
  const other = otherOf(id);
  return other ? phraseOf(record, "speaker.inferred.theirs", { record: other }) : phraseOf(record, "speaker.inferred");
};

/** Who says what a claim says; what is inferred, no source says. */
export function speakerOf(record: Record, claim: Claim): string {
  if (!isTold(claim)) return readerOf(record, claim.id);
  const voice = voiceOf(record, claim);
  return claim.reading ? phraseOf(record, "speaker.identity", { voice }) : voice;
}

/** Whose a caution is: who gives it in a source, or that it is the record's own. */
export const cautionOwner = (record: Record, { id, voice }: Caveat): string => {
  if (voice) return phraseOf(record, "caution.told", { voice: nameOf(record, voice) });
  const other = otherOf(id);
  return other ? phraseOf(record, "caution.theirs", { record: other }) : phraseOf(record, "caution.ours");
};

/** How many cautions a source gives and how many are the record's own, in words. */
export function cautionOwners(record: Record, cautions: readonly Caveat[]): string {
  const told = cautions.filter(({ voice }) => voice).length;
  const code = !told ? "ours" : told === cautions.length ? "all-told" : "both";
  return phraseOf(record, `caution.${code}`, { told, ours: cautions.length - told });
}

/** What was only promised, asked for, planned or hoped for, in words; empty for what was done or is so. */
export const undoneWords = (record: Record, claim: Claim): string =>
  isPromise(record, claim) ? phraseOf(record, "how.not-done", { what: undoneWord(record, claim) }) : "";

const undoneWord = (record: Record, claim: Claim): string =>
  claim.own?.modality ? modalityOf(record, claim).label : phraseOf(record, `undone.${claim.modality}`);

/** A claim as subject, relation and object or value, whether or not it disputes this. */
export function claimWords(record: Record, claim: Claim): string {
  const subject = claim.subject ? nameInSentence(record, claim.subject) : (claim.about ?? "");
  const object = claim.text ?? nameInSentence(record, claim.object);
  return titled(`${subject} ${relationOf(record, claim).label} ${object}`);
}
