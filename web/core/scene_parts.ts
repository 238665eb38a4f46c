/** What a scene shows of the record: a thing with all that is joined to it, two things, or some. */

import type { Link } from "./drawing.js";
import type { Wish } from "./fitting.js";
import { linkOf } from "./looks.js";
import { at, codeOf, strengthIn } from "./record.js";
import type { Claim, Line, Record } from "./record.js";
import { byCode } from "./text.js";

/** The claims of a line that are shown; none where the line is not. */
export type Shown = (line: Line) => readonly Claim[];

/** Lines as they are drawn, those that bear most first: by kind, then by how they are told, then by their verb. */
export function linksOf(record: Record, lines: readonly Line[], shown: Shown, showsFaded = false): Link[] {
  const many = (id: string) => record.linesOf.get(id)?.length ?? 0;
  const found = lines.flatMap((line): [Link, number][] => {
    const claims = shown(line);
    if (!claims.length && !showsFaded) return [];
    const told = claims.length ? claims : line.claims.map((id) => at(record.claim, id));
    const lead = told[0] as Claim;
    const link = linkOf(record, line, told, !claims.length);
    const rank = record.page.kinds.indexOf(link.kind) * 10 - strengthIn(record, "wording", lead.wording);
    return [[link, rank]];
  });
  const words = (link: Link) => `${link.verb} ${link.note}`;
  const weight = (link: Link) => many(link.from) + many(link.to);
  return found
    .sort(
      ([a, one], [b, other]) =>
        one - other || byCode(words(a), words(b)) || weight(b) - weight(a) || byCode(a.id, b.id),
    )
    .map(([link]) => link);
}

/** A thing in the middle, with all that is joined to it. */
export function wishAround(id: string, links: readonly Link[], showsWeak: boolean): Wish {
  const ids = new Set([id, ...links.flatMap(({ from, to }) => [from, to])]);
  return { ids: [...ids], links, centre: id, must: [id], showsWeak };
}

/** Some things and the lines among them; around one of them where every line is joined to that. */
export function wishOf(
  ids: readonly string[],
  links: readonly Link[],
  must: readonly string[],
  showsWeak: boolean,
): Wish {
  const [first] = links;
  const isHub = (id: string) => links.length > 2 && links.every(({ from, to }) => from === id || to === id);
  const centre = first ? ([first.from, first.to].find(isHub) ?? "") : "";
  const isWhole = centre && ids.length === links.length + 1;
  return { ids, links, centre: isWhole ? centre : "", must: isWhole ? [centre] : must, showsWeak };
}

/** How many lines were left out of each wording, the commonest first: "19 opinion, 6 contested". */
export function weakInWords(record: Record, weak: readonly Link[]): string {
  const counts = new Map<string, number>();
  for (const { wording } of weak) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([wording, count]) => `${count} ${wording ? codeOf(record, "wording", wording).label : "disputed"}`)
    .join(", ");
}
