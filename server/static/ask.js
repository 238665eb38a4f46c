"use strict";
/* The page to ask on. Without this it is a form that gives a page; with it the answer comes without leaving, the query is
   coloured, completed and marked where it is wrong, and the address always says what was asked. */

const $ = (id) => document.getElementById(id);
const made = (name, attributes = {}, ...inside) => {
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

const WORDS =
  "select ask construct describe where from named prefix base filter optional union minus graph bind values as group by order having limit offset distinct reduced asc desc in not exists a count sum min max avg sample group_concat separator str lang langmatches datatype bound iri uri bnode regex replace contains strstarts strends strlen substr ucase lcase concat if coalesce year month day now true false undef".split(
    " ",
  );
const TOKEN =
  /(?<comment>#[^\n]*)|(?<text>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<iri><[^<>"{}|^`\\\s]*>)|(?<variable>[?$]\w+)|(?<name>[\w-]*:[\w\/.-]*[\w\/-]|[\w-]*:)|(?<number>\b\d+(?:\.\d+)?)|(?<word>\b[a-zA-Z_]+\b)/gu;

const shade = made("pre", { class: "shade", "aria-hidden": "true" });
const gutter = made("pre", { class: "gutter", "aria-hidden": "true" });
const choices = made("ul", { id: "choices", role: "listbox", "aria-label": "Terms", hidden: true });
const editor = made("div", { class: "editor" });
query.replaceWith(editor);
editor.append(gutter, made("div", { class: "field" }, shade, query, choices));
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
    if (kind === "word" && !WORDS.includes(match[0].toLowerCase())) continue;
    parts.push(query.value.slice(last, match.index), made("span", { class: kind }, match[0]));
    last = match.index + match[0].length;
  }
  shade.replaceChildren(...parts, query.value.slice(last), "\n");
  const lines = query.value.split("\n").length;
  gutter.replaceChildren(
    ...Array.from({ length: lines }, (_, n) => made("span", { class: n + 1 === wrongLine ? "wrong" : "" }, `${n + 1}\n`)),
  );
  follow();
}

function follow() {
  shade.style.transform = `translate(${-query.scrollLeft}px, ${-query.scrollTop}px)`;
  gutter.style.transform = `translateY(${-query.scrollTop}px)`;
}
query.addEventListener("scroll", follow);
query.addEventListener("input", () => {
  wrongLine = 0;
  paint();
  suggest();
});

/* ---- completion, from the record's own terms */

let terms = null;
let active = -1;
const begun = () => /[?$]?[\w-]*:?[\w-]*$/.exec(query.value.slice(0, query.selectionStart))[0];

async function known() {
  if (!terms) {
    const found = await (await fetch("/terms")).json();
    const prefixes = Object.keys(found.prefixes).map((name) => ({ text: `${name}:`, kind: "prefix", label: found.prefixes[name] }));
    terms = [...found.terms, ...prefixes, ...WORDS.map((word) => ({ text: word.toUpperCase(), kind: "word", label: "" }))];
  }
  const variables = [...new Set(query.value.match(/[?$]\w+/g) || [])].map((text) => ({ text, kind: "variable", label: "" }));
  return [...terms, ...variables];
}

async function suggest(asked = false) {
  const typed = begun();
  if (!asked && typed.length < 2) return close();
  const want = typed.toLowerCase();
  const all = await known();
  if (begun() !== typed) return;
  const starts = (text) => text.toLowerCase().startsWith(want);
  const found = all.filter((one) => one.text !== typed && (starts(one.text) || (want.length > 1 && starts(one.text.split(":")[1] || "")) || (want.length > 2 && one.label.toLowerCase().includes(want))));
  const best = found.sort((a, b) => Number(starts(b.text)) - Number(starts(a.text))).slice(0, 12);
  if (!best.length) return close();
  choices.replaceChildren(
    ...best.map((one, n) =>
      made("li", { id: `choice-${n}`, role: "option", "data-text": one.text, "aria-selected": "false" },
        made("b", {}, one.text), " ", made("span", { class: "mute" }, [one.kind, one.label].filter(Boolean).join(" · ")),
      ),
    ),
  ); // prettier-ignore
  const before = query.value.slice(0, query.selectionStart).split("\n");
  const style = getComputedStyle(query);
  const line = parseFloat(style.lineHeight);
  const wide = measured(style.font);
  const left = parseFloat(style.paddingLeft) + (before.at(-1).length - typed.length) * wide - query.scrollLeft;
  choices.style.left = `${Math.max(0, Math.min(left, query.clientWidth - 260))}px`;
  choices.style.top = `${parseFloat(style.paddingTop) + before.length * line - query.scrollTop + 2}px`;
  choices.hidden = false;
  activate(asked ? 0 : -1);
  say(`${best.length} term${best.length === 1 ? "" : "s"} to choose from: arrows and Enter.`);
}

const measured = (() => {
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
  const typed = begun();
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
