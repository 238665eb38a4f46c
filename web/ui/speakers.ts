/** Who says a claim. */

import type { Claim } from "../core/record.js";
import { isTold } from "../core/record.js";
import { phraseOf } from "../core/words.js";
import { RECORD, VOICES } from "./data.js";

/** What a voice is called. */
export const voiceName = (id: string): string => VOICES.get(id)?.name ?? phraseOf(RECORD, "speaker.unnamed");

/** Who says what a claim says; what is inferred, no source says. */
export function speakerOf(claim: Claim): string {
  if (!isTold(claim)) return phraseOf(RECORD, "speaker.inferred");
  const voice = voiceName(claim.voice);
  return claim.reading ? phraseOf(RECORD, "speaker.identity", { voice }) : voice;
}
