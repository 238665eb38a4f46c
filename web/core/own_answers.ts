/** What somebody answered by name, where what is asked about is told of many together, or is the ask itself. */

import { familyOf, kindOf, relationOf, rungOf, walkOf } from "./record.js";
import type { Claim, Record } from "./record.js";
import { byCode } from "./text.js";
import { finding } from "./words.js";
import type { Finding } from "./words.js";

const ASK = "ask";

/** That somebody answered, by name, the ask at the end, or the ask that a promise at the end answers; or a set with it. */
export function ownAnswer(record: Record, start: string, end: string): Finding[] {
  if (familyOf(record, end) !== "asks") return [];
  const asksBefore = (id: string) =>
    causesOf(record, id)
      .map(([cause]) => cause)
      .filter((cause) => rungOf(record, cause) === ASK);
  const asks = rungOf(record, end) === ASK ? [end] : asksBefore(end);
  const sets = asks.flatMap(asksBefore).filter((id) => !asks.includes(id));
  const mine = new Map(
    (record.claimsAbout.get(start) ?? []).flatMap((claim): [string, Claim][] => {
      const walk = claim.disputes ? null : walkOf(record, claim);
      return walk && walk[0] === start && kindOf(record, claim) === "agency" ? [[walk[1], claim]] : [];
    }),
  );
  const responses = [...mine].sort(([a], [b]) => byCode(a, b));
  for (const [wanted, set] of [
    [asks, ""],
    [sets, "yes"],
  ] as const)
    for (const [response, making] of responses)
      for (const [ask, answering] of causesOf(record, response)) {
        const results = resultsOf(record, response);
        if (!wanted.includes(ask) || !results.length) continue;
        const answers = [...new Set(results.map(({ code }) => code ?? ""))];
        return [finding("own.answer", { start, ask, answers, put: leastPut([making, answering, ...results]), set })];
      }
  return [];
}

/** What claims lead to a thing from, with the claims. */
const causesOf = (record: Record, id: string): [cause: string, claim: Claim][] =>
  (record.claimsAbout.get(id) ?? []).flatMap((claim): [string, Claim][] => {
    const walk = claim.disputes ? null : walkOf(record, claim);
    return walk && walk[1] === id ? [[walk[0], claim]] : [];
  });

/** The claims that tell what a response came to, by a code. */
const resultsOf = (record: Record, response: string): Claim[] =>
  (record.claimsAbout.get(response) ?? []).filter(
    (claim) => claim.subject === response && !claim.disputes && relationOf(record, claim).tellsResult && claim.code,
  );

/** How the first of some claims that is not plainly stated is put. */
const leastPut = (claims: readonly Claim[]): string => claims.map(putOf).find((put) => put !== "stated") ?? "stated";

const putOf = ({ reading, wording }: Claim): string => (reading && wording === "inferred" ? reading : wording);
