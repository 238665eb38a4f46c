"use strict";
/* The answer on the query page: requested in the background, shown as table, chart and timeline, with downloads and a link to the map. */

const ROWS_SHOWN = 500;
const BARS = 30;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const { base, prefixes, mapIsWhole } = JSON.parse($("known").textContent);
let asking = null;

/* The parameters for the data set that the address names. */
const graphs = () => [...form.querySelectorAll("input.graph")].map(({ name, value }) => [name, value]);
const addressOf = (text, format) => `/sparql?${new URLSearchParams([["query", text], ["format", format], ...graphs()])}`;

function shorten(iri) {
  if (iri.startsWith(base)) return iri.slice(base.length);
  const found = Object.entries(prefixes).find(([, start]) => iri.startsWith(start));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

function linkOf(iri) {
  const codes = prefixes.civic.replace("#", "/");
  if (iri.startsWith(codes)) return `/ns#list-${encodeURIComponent(iri.slice(codes.length).split("#")[0])}`;
  if (iri.startsWith(prefixes.civic)) return `/ns#${encodeURIComponent(iri.slice(prefixes.civic.length))}`;
  if (iri.startsWith(base)) return `/page/${iri.slice(base.length).split("/").map(encodeURIComponent).join("/")}`;
  return /^https?:\/\//.test(iri) ? iri : "";
}

$("bare").addEventListener("change", () => $("answered").childElementCount && form.requestSubmit($("ask")));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState({}, "", `${addressOf(query.value, "html")}${$("bare").checked ? "&bare=1" : ""}`);
  ask();
});
addEventListener("popstate", () => {
  query.value = new URLSearchParams(location.search).get("query") ?? query.defaultValue;
  $("bare").checked = location.search.includes("bare=1");
  paint();
  if (location.search.includes("query=")) ask();
  else $("answered").replaceChildren();
});

async function ask() {
  asking?.abort();
  const request = (asking = new AbortController());
  const text = query.value;
  showCode(text);
  wrongLine = 0;
  paint();
  close();
  say("Asking …");
  $("answered").replaceChildren(element("p", { class: "mute" }, "Asking … ", stopButton(request)));
  try {
    const reply = await fetch(`/sparql?${new URLSearchParams([...graphs(), ["names", $("bare").checked ? "0" : "1"]])}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle;q=0.9",
      },
      body: text,
      signal: request.signal,
    });
    const body = await reply.text();
    if (!reply.ok) return showRefusal(body.trim());
    showAnswer(reply, body, text);
  } catch (error) {
    if (request === asking) showRefusal(request.signal.aborted ? "Stopped." : `No answer came: ${error.message}`);
  }
}

function stopButton(request) {
  const button = element("button", { type: "button", class: "quiet" }, "Stop");
  button.addEventListener("click", () => request.abort());
  return button;
}

function showRefusal(reason) {
  const place = /line (\d+)/.exec(reason);
  wrongLine = place ? Number(place[1]) : 0;
  paint();
  query.setAttribute("aria-invalid", "true");
  query.setAttribute("aria-describedby", "refused");
  say("");
  $("answered").replaceChildren(element("p", { id: "refused", class: "refused", role: "alert" }, reason));
}

function showAnswer(reply, body, text) {
  query.removeAttribute("aria-invalid");
  query.removeAttribute("aria-describedby");
  const head = element("h2", { id: "answer" }, "Answer");
  const parts = [head];
  const turtle = !reply.headers.get("Content-Type").includes("json");
  const found = turtle ? null : JSON.parse(body);
  const cut = reply.headers.get("X-Truncated") || (found ? found.truncated && found.reason : /\n# truncated: (.*)\s*$/.exec(body)?.[1]);
  if (cut) parts.push(element("p", { class: "refused", role: "alert" }, `Cut short: ${cut}. Take the whole as a file, or add LIMIT and OFFSET.`));
  const notice = decodeHeader(reply.headers.get("X-Notice"));
  if (notice) parts.push(element("p", { class: "refused notice", role: "alert" }, notice.endsWith("?") ? notice : `${notice}.`));
  parts.push(downloads(text, turtle));
  if (turtle) {
    parts.push(element("pre", { tabindex: "0" }, body));
    say(`An answer of ${body.split("\n").length} lines of Turtle.`);
  } else if ("boolean" in found) {
    const none = !found.boolean && Boolean(notice);
    parts.push(element("p", { class: "truth" }, found.boolean ? "yes" : none ? "no answer" : "no"));
    if (none) parts.push(element("p", {}, "The question names what is not known here, so the record says neither yes nor no."));
    say(found.boolean ? "The answer is yes." : none ? "There is no answer." : "The answer is no.");
  } else {
    const names = found.head.vars;
    const rows = found.results.bindings;
    const count = `${rows.length.toLocaleString("en")} row${rows.length === 1 ? "" : "s"}`;
    const less = rows.length > ROWS_SHOWN ? `, the first ${ROWS_SHOWN} shown` : "";
    parts.push(element("p", {}, count + less), ...answerViews(names, rows, found.names ?? {}));
    say(`${count}${less}.`);
  }
  $("answered").replaceChildren(element("section", { "aria-labelledby": "answer" }, ...parts));
}

/* What a program asks, with the address of this answer. */
function showCode(text) {
  const address = new URL(`/sparql?${new URLSearchParams([["query", text], ...graphs()])}`, location).href.replaceAll("'", "%27");
  const code = $("elsewhere");
  code.querySelector("a").href = address;
  for (const one of code.querySelectorAll("[data-code]")) one.textContent = one.dataset.code.replace("ADDRESS", () => address);
  code.hidden = false;
  $("ready").open = false;
}

/* Headers hold ASCII only: all else is percent-encoded. */
function decodeHeader(header) {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    return header;
  }
}

function downloads(text, turtle) {
  const kinds = turtle ? ["turtle", "ntriples", "jsonld", "rdfxml"] : ["json", "csv", "tsv", "xml"];
  const links = kinds.flatMap((kind) => [" ", element("a", { href: addressOf(text, kind), download: `answer.${kind}` }, kind)]);
  return element("p", {}, "Download:", ...links);
}

function answerViews(names, rows, called) {
  const found = [];
  const things = thingsIn(names, rows);
  if (things.length) {
    const shown = things.slice(0, mapIsWhole ? 40 : 300);
    const text = shown.length === things.length ? "Show these on the map" : `Show the first ${shown.length} things on the map`;
    const href = `/map${mapIsWhole ? "#" : "?"}${new URLSearchParams({ things: shown.join(" ") })}`;
    found.push(element("p", {}, element("a", { href }, text)));
  }
  const bars = chart(names, rows, called);
  if (bars) found.push(element("details", {}, element("summary", {}, "Chart"), element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Chart" }, bars)));
  const times = timeline(names, rows, called);
  if (times) found.push(element("details", {}, element("summary", {}, "Timeline"), ...times));
  const table = element("table", {},
    element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows.slice(0, ROWS_SHOWN).map((row) => element("tr", {}, ...names.map((name) => element("td", { "data-label": name }, ...cellContent(row[name], called)))))),
  ); // prettier-ignore
  found.push(element("div", { class: "wide stack", tabindex: "0", role: "group", "aria-labelledby": "answer" }, table));
  return found;
}

function cellContent(term, called) {
  if (!term) return [];
  if (term.type === "uri") {
    const [href, name] = [linkOf(term.value), called[term.value]];
    const text = name || shorten(term.value);
    const short = name ? [" ", element("span", { class: "mute" }, shorten(term.value))] : [];
    return [href ? element("a", { href }, text) : text, ...short];
  }
  if (term.type === "triple") return [JSON.stringify(term.value)];
  /* Of what is in the language of the page, that need not be said. */
  const language = term["xml:lang"] === document.documentElement.lang ? "" : `(${term["xml:lang"]})`;
  const note = term["xml:lang"] ? language : term.datatype ? shorten(term.datatype) : "";
  return [term.value, ...(note && !note.startsWith("xsd:") ? [" ", element("span", { class: "mute" }, note)] : [])];
}

/* The ids that the map can show: things of the record, not claims, sources or voices. */
function thingsIn(names, rows) {
  const ids = names.flatMap((name) => rows.map((row) => row[name])).filter((term) => term?.type === "uri" && term.value.startsWith(base));
  return [...new Set(ids.map((term) => term.value.slice(base.length)))].filter((id) => !id.includes("/"));
}

function chart(names, rows, called) {
  const numeric = names.findLast((name) => rows.length > 1 && rows.every((row) => row[name] && NUMBER.test(row[name].value)));
  const named = names.find((name) => name !== numeric);
  if (!numeric || !named) return null;
  const bars = rows.slice(0, BARS).map((row) => [label(row[named], called), Number(row[numeric].value)]);
  const largest = Math.max(...bars.map(([, value]) => Math.abs(value))) || 1;
  const svg = svgElement("svg", { viewBox: `0 0 640 ${bars.length * 24 + 4}`, role: "img", class: "chart" });
  svg.append(svgElement("title", {}, `${numeric} by ${named}${rows.length > BARS ? `, the first ${BARS} rows` : ""}`));
  bars.forEach(([name, value], n) => {
    const width = (Math.abs(value) / largest) * 300;
    svg.append(
      svgElement("text", { x: 236, y: n * 24 + 17, "text-anchor": "end" }, name.length > 34 ? `${name.slice(0, 33)}…` : name),
      svgElement("rect", { x: 244, y: n * 24 + 4, width: Math.max(1, width), height: 16 }),
      svgElement("text", { x: 250 + width, y: n * 24 + 17 }, value.toLocaleString("en")),
    );
  });
  return svg;
}

const label = (term, called) => (term ? (term.type === "uri" ? called[term.value] || shorten(term.value) : term.value) : "");
function svgElement(name, attributes, ...inside) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...inside);
  return node;
}

/* ---- the examples: filtered by their words, sent by a click */

const examples = [...document.querySelectorAll("#examples li")];
$("sought").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/);
  let left = 0;
  for (const example of examples) {
    example.hidden = !words.every((word) => example.textContent.toLowerCase().includes(word));
    left += !example.hidden;
  }
  say(`${left} question${left === 1 ? "" : "s"}.`);
});
$("examples").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  query.value = new URLSearchParams(new URL(link.href).search).get("query");
  paint();
  form.requestSubmit($("ask"));
  query.focus();
});
$("seeking").hidden = false;
paint();
/* An address with a query shows the same answer as the form. */
if ($("answer")) ask();
document.body.dataset.ready = "yes";
