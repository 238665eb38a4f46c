/**
 * Writes what web/ comes to into visualisations/map/templates/ and pages/static/, each script in a scope of its own.
 *
 *     node build.mjs            write map.js, map_beyond.js and search.js
 *     node build.mjs --check    say where they are not what web/ comes to
 *
 * Modules that import one another in a circle are refused.
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = new URL("../", import.meta.url);
const SCRIPTS = [
  ["ui/main.ts", "visualisations/map/templates/map.js"],
  ["ui/beyond.ts", "visualisations/map/templates/map_beyond.js"],
  ["site/search.ts", "pages/static/search.js"],
];

/** One script with all that it imports. */
async function bundle(entry) {
  const made = await build({
    entryPoints: [entry],
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    bundle: true,
    format: "esm",
    target: "es2023",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    write: false,
    banner: { js: '/* Made from web/ by `make web`; change it there. */\n(async () => {\n"use strict";' },
    footer: { js: "})();" },
  });
  for (const name of Object.keys(made.metafile.inputs)) refuseCircle(made.metafile.inputs, [name]);
  return made.outputFiles[0].text;
}

const acyclic = new Set();

function refuseCircle(modules, path) {
  const [name] = path.slice(-1);
  if (acyclic.has(name)) return;
  if (path.indexOf(name) < path.length - 1) throw new Error(`modules import one another: ${path.join(" > ")}`);
  for (const { path: next } of modules[name].imports) refuseCircle(modules, [...path, next]);
  acyclic.add(name);
}

const isCheck = process.argv.includes("--check");
for (const [entry, name] of SCRIPTS) {
  const file = new URL(name, ROOT);
  const text = await bundle(entry);
  if (!isCheck) await writeFile(file, text);
  else if ((await readFile(file, "utf8")) !== text) {
    console.error(`${name} is stale: run make web`);
    process.exitCode = 1;
  }
}
