/** Names as they are compared, and what is left of one without what letterheads add: as civicgraph.graph does it. */

import type { NameWords } from "./page_data.js";

/** Text as compared: without case, accents and punctuation. */
export function folded(text: string): string {
  const lower = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  const bare = lower.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  return bare
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ");
}

/** The words of a name that tell it from others, folded; all of them where nothing else would be left. */
export function core({ articles, forms, leads, ends, short, joining }: NameWords, text: string): string[] {
  const bare = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, " ")
    .replace(/(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_]\.){2,}/gu, (letters) => letters.replaceAll(".", ""));
  const kept = folded(bare) || folded(text);
  let words = kept
    .split(" ")
    .filter(Boolean)
    .map((word) => (Object.hasOwn(short, word) ? (short[word] ?? word) : word));
  const shorten = (shorter: string[]) => {
    if (shorter.length) words = shorter;
  };
  shorten(words.filter((word) => !joining.includes(word)));
  shorten(withoutArticle(articles, words));
  shorten(words.slice(0, words.findLastIndex((word, n) => n === 0 || !forms.includes(word)) + 1));
  shorten(words.slice(leads.find((lead) => lead.every((word, n) => words[n] === word))?.length ?? 0));
  shorten(words.slice(0, words.length - (ends.find((end) => endsWith(words, end))?.length ?? 0)));
  return words;
}

/** As lists have it, an article may stand last: Trust for London, The. */
function withoutArticle(articles: readonly string[], words: readonly string[]): string[] {
  const last = words.at(-1) ?? "";
  const kept = articles.includes(last) && last !== "a" ? words.slice(0, -1) : [...words];
  return articles.includes(kept[0] ?? "") ? kept.slice(1) : kept;
}

const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.every((word, n) => words[words.length - end.length + n] === word);
