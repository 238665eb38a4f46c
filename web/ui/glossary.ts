/** The words of the record that a page of the panel uses, with what the vocabulary says they mean. */

import type { List } from "../core/record.js";
import type { Claim } from "../core/record.js";
import { once, titled } from "../core/text.js";
import { codeOf, isPromise, kindLabel, kindOf } from "./data.js";
import { make } from "./elements.js";
import type { Child } from "./elements.js";

/** What the words beside some claims mean: how strongly they are said, of what kind they are, and what is not done. */
export function glossary(claims: readonly Claim[]): Child {
  const terms = [
    ...definitions("wording", claims, (claim) => claim.own?.wording ?? claim.wording),
    ...definitions("kind", claims, kindOf, kindLabel),
    ...definitions("modality", claims.filter(isPromise), (claim) => claim.own?.modality ?? claim.modality),
    ...definitions("share", claims, (claim) => claim.share ?? ""),
  ];
  if (!terms.length) return null;
  return make("details", { class: "glossary" }, make("summary", {}, "What these words mean"), make("dl", {}, terms));
}

function definitions(
  list: List,
  claims: readonly Claim[],
  nameOf: (claim: Claim) => string,
  labelOf = (name: string) => codeOf(list, name).label,
): Child[] {
  return once(claims, nameOf)
    .filter((name) => codeOf(list, name).definition)
    .map((name) => [make("dt", {}, titled(labelOf(name))), make("dd", {}, codeOf(list, name).definition)]);
}
