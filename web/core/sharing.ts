/** Texts by which a view or a claim is handed on. */

import { citation } from "./citation.js";
import { nameOf } from "./record.js";
import type { Record } from "./record.js";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The address of a view within another page. A server lets only addresses that ask for it stand in another page. */
export function embedAddress(address: string, isServed: boolean): string {
  const [page = "", fragment = ""] = address.split("#", 2);
  const parts = new URLSearchParams(fragment);
  parts.set("embed", "1");
  if (!isServed) return `${page}#${parts.toString()}`;
  return `${page}${page.includes("?") ? "&" : "?"}embed=1#${parts.toString()}`;
}

/** The code by which another page shows a view. */
export function embedCode(address: string, title: string): string {
  const values = { src: address, title, width: "100%", height: "600", loading: "lazy" };
  const attributes = Object.entries(values).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${attributes.join(" ")}></iframe>`;
}

/** How a view is cited: its title, where it is, of which data, and under which licence. */
export function viewCitation({ page }: Record, title: string, record: string, address: string): string {
  const { hash, licence } = page.about;
  const of = record && record !== title ? ` A view of “${record}”.` : "";
  return `“${title}”.${of} Data ${hash.slice(0, 12)}.${licence ? ` ${licence}.` : ""} ${address}`;
}

/** What somebody can send who thinks that a claim is wrong. */
export function correction(record: Record, claimId: string, address: string): string {
  const sources = record.claim.get(claimId)?.evidence.map((place) => nameOf(record, place.source)) ?? [];
  return [
    `About the claim ${claimId}`,
    citation(record, claimId),
    sources.length > 1 ? `It has ${sources.length} places in the sources.` : "",
    address,
    "",
    "What is wrong, and how you know:",
    "",
  ]
    .filter((line, n, lines) => line || lines[n - 1])
    .join("\n");
}

/** What somebody can send who thinks that something of a view is wrong. */
export const viewCorrection = ({ page }: Record, title: string, address: string): string =>
  [
    `About the view “${title}”`,
    `Data ${page.about.hash.slice(0, 12)}`,
    address,
    "",
    "What is wrong, and how you know:",
    "",
  ].join("\n");
