/** The records that Python's answers are about: small ones, and the shipped one. */

import type { Data, PageData } from "../core/page_data.js";
import { readRecord } from "../core/record.js";
import type { Record as Rec } from "../core/record.js";
import type { Finding } from "../core/words.js";
import { read } from "./vectors.js";

export interface Traced {
  record: string;
  from: string;
  to: string;
  found: number;
  impossible: number;
  exact: boolean;
  pathways: unknown[];
  through: unknown[];
  ties: unknown[];
  moreTies: number;
  reverse: boolean;
  about: string[];
  caveats: string[];
  findings: Finding[];
  details: Finding[];
  gaps: Finding[];
}

interface TraceVectors {
  shared: Partial<PageData>;
  records: { [name: string]: Data };
  traces: Traced[];
}

const FILES = [read<TraceVectors>("trace"), read<TraceVectors>("shipped")];
export const TRACES = FILES.flatMap(({ traces }) => traces);
export const RECORDS = new Map<string, Rec>(
  FILES.flatMap(({ records, shared }) =>
    Object.entries(records).map(([name, data]): [string, Rec] => [
      name,
      readRecord({ ...data, page: { ...data.page, ...shared, stories: [] } }),
    ]),
  ),
);

/** A record by its name. */
export function recordNamed(name: string): Rec {
  const record = RECORDS.get(name);
  if (!record) throw new Error(`there are no vectors of ${name}`);
  return record;
}
