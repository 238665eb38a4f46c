"use strict";
/* The editor of the query page. Without this script the page is a form, and each answer is a new page. With it the answer
   comes on the same page; the query is coloured, completed and marked where it is wrong; the address is that of the query. */

const $ = (id) => document.getElementById(id);
const element = (name, attributes = {}, ...inside) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined) node.setAttribute(key, value);
  node.append(...inside);
  return node;
};
const query = $("query");
const form = query.form;

/* ---- colours: the same text behind the field, in spans */

const KEYWORDS =
  "select ask construct describe where from named prefix base filter optional union minus graph bind values as group by order having limit offset distinct reduced asc desc in not exists a count sum min max avg sample group_concat separator str lang langmatches datatype bound iri uri bnode regex replace contains strstarts strends strlen substr ucase lcase concat if coalesce year month day now true false undef".split(
    " ",
  );
/* The server parses queries too, but only whole ones. The editor colours each state of a text while it is typed, also an
   unfinished one, and cannot wait for an answer: so it needs patterns of its own. They only choose colours and words to
   complete. \x22, \x27 and \x60 are the three quotation marks. */
const TOKEN_PATTERNS = {
  comment: /#[^\n]*/,
  text: /\x22{3}[\s\S]*?\x22{3}|\x27{3}[\s\S]*?\x27{3}|\x22(?:\\.|[^\x22\\\n])*\x22|\x27(?:\\.|[^\x27\\\n])*\x27/,
  iri: /<[^<>\x22{}|^\x60\\\s]*>/,
  variable: /[?$]\w+/,
  name: /[\w-]*:[\w\/.-]*[\w\/-]|[\w-]*:/,
  number: /\b\d+(?:\.\d+)?/,
  word: /\b[a-zA-Z_]+\b/,
};
const TOKEN = new RegExp(
  Object.entries(TOKEN_PATTERNS)
    .map(([kind, pattern]) => `(?<${kind}>${pattern.source})`)
    .join("|"),
  "gu",
);

const shade = element("pre", { class: "shade", "aria-hidden": "true" });
const gutter = element("pre", { class: "gutter", "aria-hidden": "true" });
const choices = element("ul", { id: "choices", role: "listbox", "aria-label": "Terms", hidden: true });
const editor = element("div", { class: "editor" });
query.replaceWith(editor);
editor.append(gutter, element("div", { class: "field" }, shade, query, choices));
query.setAttribute("wrap", "off");
query.setAttribute("aria-autocomplete", "list");
query.setAttribute("aria-haspopup", "listbox");
query.setAttribute("aria-controls", "choices");

let wrongLine = 0;

function paint() {
  const parts = [];
  let last = 0;
  for (const match of query.value.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined);
    if (kind === "word" && !KEYWORDS.includes(match[0].toLowerCase())) continue;
    parts.push(query.value.slice(last, match.index), element("span", { class: kind }, match[0]));
    last = match.index + match[0].length;
  }
  shade.replaceChildren(...parts, query.value.slice(last), "\n");
  const lines = query.value.split("\n").length;
  query.rows = Math.max(4, lines + 1);
  gutter.replaceChildren(
    ...Array.from({ length: lines }, (_, n) => element("span", { class: n + 1 === wrongLine ? "wrong" : "" }, `${n + 1}\n`)),
  );
  followScroll();
}

function followScroll() {
  shade.style.transform = `translate(${-query.scrollLeft}px, ${-query.scrollTop}px)`;
  gutter.style.transform = `translateY(${-query.scrollTop}px)`;
}
query.addEventListener("scroll", followScroll);
query.addEventListener("input", () => {
  wrongLine = 0;
  paint();
  suggest();
});

/* ---- completion, from the record's own terms */

let terms = null;
let active = -1;
const typedText = () => /[?$]?[\w-]*:?[\w-]*$/.exec(query.value.slice(0, query.selectionStart))[0];

async function loadTerms() {
  if (!terms) {
    const listed = await (await fetch("/terms")).json();
    const prefixes = Object.keys(listed.prefixes).map((name) => ({ text: `${name}:`, kind: "prefix", label: listed.prefixes[name] }));
    terms = [...listed.terms, ...prefixes, ...KEYWORDS.map((word) => ({ text: word.toUpperCase(), kind: "word", label: "" }))];
  }
  const variables = [...new Set(query.value.match(/[?$]\w+/g) || [])].map((text) => ({ text, kind: "variable", label: "" }));
  return [...terms, ...variables];
}

async function suggest(isForced = false) {
  const typed = typedText();
  if (!isForced && typed.length < 2) return close();
  const prefix = typed.toLowerCase();
  const candidates = await loadTerms();
  if (typedText() !== typed) return;
  const starts = (text) => text.toLowerCase().startsWith(prefix);
  const matches = candidates.filter((term) => term.text !== typed && (starts(term.text) || (prefix.length > 1 && starts(term.text.split(":")[1] || "")) || (prefix.length > 2 && term.label.toLowerCase().includes(prefix))));
  const best = matches.sort((a, b) => Number(starts(b.text)) - Number(starts(a.text))).slice(0, 12);
  if (!best.length) return close();
  choices.replaceChildren(
    ...best.map((term, n) =>
      element("li", { id: `choice-${n}`, role: "option", "data-text": term.text, "aria-selected": "false" },
        element("b", {}, term.text), " ", element("span", { class: "mute" }, [term.kind, term.label].filter(Boolean).join(" · ")),
      ),
    ),
  ); // prettier-ignore
  const before = query.value.slice(0, query.selectionStart).split("\n");
  const style = getComputedStyle(query);
  const line = parseFloat(style.lineHeight);
  const width = characterWidth(style.font);
  const left = parseFloat(style.paddingLeft) + (before.at(-1).length - typed.length) * width - query.scrollLeft;
  choices.style.left = `${Math.max(0, Math.min(left, query.clientWidth - 260))}px`;
  choices.style.top = `${parseFloat(style.paddingTop) + before.length * line - query.scrollTop + 2}px`;
  choices.hidden = false;
  activate(isForced ? 0 : -1);
  say(`${best.length} term${best.length === 1 ? "" : "s"} to choose from: arrows and Enter.`);
}

const characterWidth = (() => {
  const pen = document.createElement("canvas").getContext("2d");
  return (font) => ((pen.font = font), pen.measureText("mmmmmmmmmm").width / 10);
})();

function activate(n) {
  const all = [...choices.children];
  active = all.length ? (n + all.length + 1) % (all.length + 1) : -1;
  if (n < 0) active = -1;
  else if (n >= all.length) active = 0;
  all.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
  if (active < 0) query.removeAttribute("aria-activedescendant");
  else {
    query.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }
}

function close() {
  choices.hidden = true;
  activate(-1);
}

function accept(text) {
  const typed = typedText();
  query.setRangeText(text, query.selectionStart - typed.length, query.selectionStart, "end");
  close();
  paint();
}

choices.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const one = event.target.closest("[role=option]");
  if (one) accept(one.dataset.text);
});
query.addEventListener("blur", close);
query.addEventListener("keydown", (event) => {
  const open = !choices.hidden;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit($("ask"));
  else if (event.key === " " && event.ctrlKey) suggest(true);
  else if (open && event.key === "Escape") close();
  else if (open && event.key === "ArrowDown") activate(active + 1);
  else if (open && event.key === "ArrowUp") activate(active <= 0 ? choices.children.length - 1 : active - 1);
  else if (open && active >= 0 && event.key === "Enter") accept(choices.children[active].dataset.text);
  else return;
  event.preventDefault();
});

const say = (text) => ($("said").textContent = text);
