/** What Python answers: tests/vectors/, which `make vectors` writes. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the vectors, which test.mjs puts here. */
declare const VECTORS: string;

/** One file of vectors. */
export const read = <Content>(name: string): Content =>
  JSON.parse(readFileSync(join(VECTORS, `${name}.json`), "utf8")) as Content;
