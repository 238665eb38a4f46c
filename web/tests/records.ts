/** The small records that Python's answers are about. */

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
  findings: Finding[];
  gaps: Finding[];
}

interface TraceVectors {
  shared: Partial<PageData>;
  records: { [name: string]: Data };
  traces: Traced[];
}

const { shared, records, traces } = read<TraceVectors>("trace");
export const TRACES = traces;
export const RECORDS = new Map<string, Rec>(
  Object.entries(records).map(([name, data]) => [
    name,
    readRecord({ ...data, page: { ...data.page, ...shared, stories: [] } }),
  ]),
);

/** A record by its name. */
export function recordNamed(name: string): Rec {
  const record = RECORDS.get(name);
  if (!record) throw new Error(`there are no vectors of ${name}`);
  return record;
}
