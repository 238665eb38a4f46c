/** The codes of claims and caveats as they were coded: a workspace's own where it has its own, else ours. */

import type { Code } from "./page_data.js";
import { codeOf } from "./record.js";
import type { Caveat, Claim, Record } from "./record.js";

/** The workspace's own codes of an item, by list: it is taken as the one of ours that each is like. */
export interface Coded {
  own?: { [list: string]: string };
}

/** How a source puts a claim. */
export const wordingOf = (record: Record, { own, wording }: Claim): Code =>
  codeOf(record, "wording", own?.wording ?? wording);

/** What kind of fact a claim is. */
export const modalityOf = (record: Record, { own, modality }: Claim): Code =>
  codeOf(record, "modality", own?.modality ?? modality);

/** What sort of caution a caveat is. */
export const sortOf = (record: Record, { own, type }: Caveat): Code => codeOf(record, "caveat", own?.caveat ?? type);
