/** Things of this page by name, as what can be chosen from a list. */

import { finderOf } from "../core/find.js";
import type { Hit } from "../core/find.js";
import { RECORD, typeOf } from "./data.js";
import type { Child } from "./elements.js";
import { glyph } from "./signs.js";
import type { Patch } from "./state.js";

export const find = finderOf(RECORD);
const MOST = 10;

/** Something to choose: a thing of this page, one of elsewhere, or what `opens` something where it is chosen. */
export interface Option {
  id: string;
  text: string;
  type: string;
  sign: Child;
  isElsewhere: boolean;
  opens?: Patch | (() => Patch);
}

/** Things that were found, as what can be chosen. */
export const optionsHere = (names: readonly Hit[]): Option[] =>
  names.slice(0, MOST).map(({ thing, heard }) => ({
    id: thing.id,
    text: thing.aliases?.includes(heard) ? `${thing.name} (${heard})` : thing.name,
    type: typeOf(thing.id).label,
    sign: glyph(thing.type),
    isElsewhere: false,
  }));
