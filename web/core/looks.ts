/** How strongly a line is told, and so which stroke it has: the strength comes first, the kind of relation second. */

import { modalityOf, wordingOf } from "./codes.js";
import type { Link } from "./drawing.js";
import { isPromise, kindOf, relationOf, strengthIn } from "./record.js";
import type { Claim, Line, Record } from "./record.js";

/** Strokes that are no wording: of what is disputed, of what is not done, of an order in time. */
export const TONES = { disputed: "disputed", undone: "undone", order: "order" } as const;

/** What of a line's claims decides how it is drawn. */
export interface Telling {
  lead: Claim;
  kind: string;
  wording: string;
  promise: boolean;
  disputed: boolean;
}

/** How a line is told by some of its claims, the first of which leads. */
export function tellingOf(record: Record, claims: readonly Claim[]): Telling {
  const lead = claims[0] as Claim;
  return {
    lead,
    kind: kindOf(record, lead),
    wording: lead.wording,
    promise: claims.every((claim) => isPromise(record, claim)),
    disputed: claims.some((claim) => claim.disputes || claim.wording === "contested"),
  };
}

/** Whether a wording says less than that a source states it. */
const isPlainly = (record: Record, wording: string): boolean =>
  strengthIn(record, "wording", wording) >= record.page.ranks.plain;

/** Whether relations of a kind bear nothing but an order in time. */
const isOrder = (record: Record, kind: string): boolean => strengthIn(record, "kind", kind) === 0;

/** The name of the stroke: what says least of a line comes first. */
export function toneOf(record: Record, { disputed, kind, wording, promise }: Telling): string {
  if (disputed) return TONES.disputed;
  if (strengthIn(record, "wording", wording) <= record.page.ranks.break) return wording;
  if (isOrder(record, kind)) return TONES.order;
  if (promise) return TONES.undone;
  return wording;
}

/** What keeps a line from being a plain statement of fact, in words. */
export function noteOf(record: Record, { lead, disputed, kind, wording, promise }: Telling): string {
  const said = disputed ? "disputed" : isPlainly(record, wording) ? "" : wordingOf(record, lead).label;
  const done = promise ? modalityOf(record, lead).label : "";
  const order = isOrder(record, kind) ? "order in time only" : "";
  return [said, done, order].filter(Boolean).join(", ");
}

/** A line as it is drawn by some of its claims. */
export function linkOf(record: Record, line: Line, claims: readonly Claim[], isFaded = false): Link {
  const telling = tellingOf(record, claims);
  const { lead } = telling;
  const { cause, label, inverse } = relationOf(record, lead);
  const isTurned = cause === "object";
  const [verb, back] = isTurned ? [inverse, label] : [label, inverse];
  return {
    id: line.id,
    from: isTurned ? lead.object : lead.subject,
    to: isTurned ? lead.subject : lead.object,
    verb,
    inverse: back,
    note: noteOf(record, telling),
    tone: toneOf(record, telling),
    kind: telling.kind,
    wording: telling.disputed && lead.wording !== "contested" ? "" : lead.wording,
    hasHead: Boolean(cause),
    isWeak: telling.disputed || !isPlainly(record, telling.wording),
    isFaded,
  };
}
