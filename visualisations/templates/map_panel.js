/* The evidence panel: where to start, one thing with all that is said of it, or one line with all its claims. */

const MANY = 10;
const panel = $("panel");
const trail = []; // what was open before, for the Back button

/* Open a thing or a line ({} closes both). Keyboard and search users are taken along to the panel. */
function open(what, how = {}) {
  const now = { thing: state.thing, line: state.line };
  if (!how.back && (now.thing !== what.thing || now.line !== what.line)) trail.push(now);
  change({ thing: what.thing || "", line: what.line || "" }, how);
}

function back() {
  const before = trail.pop();
  if (before) open(before, { back: true, move: true, focus: true });
}

watch((patch, how) => {
  if (patch.thing === undefined && patch.line === undefined && !patch.offTypes && !patch.offKinds) return;
  panel.replaceChildren(...(state.thing ? thingPage() : state.line ? linePage() : startPage()).filter(Boolean));
  if (patch.thing === undefined && patch.line === undefined) return;
  panel.scrollTop = 0;
  const heading = panel.querySelector("h2");
  if (how.focus) heading.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${heading.textContent}. ${(panel.querySelector(".sum") || heading).textContent}`);
});

const heading = (text) => make("h2", { tabindex: "-1" }, text);
function backButton() {
  if (trail.length) return make("button", { type: "button", class: "back", onclick: back }, "← Back");
  if (!state.thing && !state.line) return null;
  return make("button", { type: "button", class: "back", onclick: () => open({}, { focus: true }) }, "← Start");
}

const goTo = (id) =>
  make(
    "button",
    {
      type: "button",
      class: "link",
      onclick: () => open({ thing: id }, { move: true, focus: true }),
    },
    nameOf(id),
  );

/* Start */
function startPage() {
  const { about } = PAGE;
  const count = (number, word) => make("span", {}, make("b", {}, number.toLocaleString("en")), word);
  return [
    backButton(),
    heading("Start here"),
    make(
      "p",
      { class: "sum" },
      "Choose a name, a shape or a line. Every line opens to the claims behind it, and every claim " +
        "to its place in a source.",
    ),
    make(
      "ul",
      { class: "relations" },
      about.starts.map(({ thing, why }) =>
        make(
          "li",
          {},
          glyph(THINGS.get(thing).type),
          make("span", {}, goTo(thing)),
          null,
          make("span", { class: "note" }, `${why}, ${plural(THINGS.get(thing).links || 0, "relation")}`),
        ),
      ),
    ),
    make("h3", {}, "In the record"),
    make(
      "p",
      { class: "counts" },
      count(about.things, "things"),
      count(about.claims, "claims"),
      count(about.sources, "sources"),
    ),
    make(
      "p",
      { class: "small" },
      `On this page: ${plural(THINGS.size, "thing")} and ${plural(about.claimsHere, "claim")}.`,
    ),
    make("p", { class: "id" }, `data ${about.hash}`),
  ];
}

/* A thing */
function thingPage() {
  const thing = THINGS.get(state.thing);
  const claims = LINES_OF.get(thing.id)
    .filter((line) => shown.lines.has(line.id))
    .flatMap(shownClaims);
  const facts = FACTS_OF.get(thing.id).filter((claim) => shown.claims.has(claim.id));
  return [
    backButton(),
    make("p", { class: "type" }, glyph(thing.type), PAGE.types[thing.type].label),
    heading(thing.name),
    thing.aliases && make("p", { class: "small" }, `Also called ${thing.aliases.join(", ")}`),
    thing.description && make("p", {}, thing.description),
    make(
      "p",
      { class: "small sum" },
      `${plural(claims.length, "relation")} and ${plural(facts.length, "figure or fact", "figures and facts")} shown.`,
    ),
    thing.beyond &&
      make("p", { class: "small" }, `Also related to ${plural(thing.beyond, "thing")} left out of this page.`),
    ...caveatsOf(thing.id),
    ...factsOf(facts),
    ...relationsOf(thing.id, claims),
  ];
}

function factsOf(facts) {
  if (!facts.length) return [];
  const cards = facts.map((claim) =>
    make(
      "details",
      {},
      make("summary", {}, sentence(claim), " ", make("span", { class: "tags" }, cautions(claim))),
      claimCard(claim, false),
    ),
  );
  return [make("h3", {}, "Figures and facts"), ...folded(cards, "figure or fact", "figures and facts")];
}

function relationsOf(id, claims) {
  const groups = new Map();
  for (const claim of claims) {
    const words = verb(claim, id);
    groups.set(words, [...(groups.get(words) || []), claim]);
  }
  const ordered = [...groups].sort((a, b) => rankKind(a[1][0]) - rankKind(b[1][0]) || (a[0] < b[0] ? -1 : 1));
  return ordered.flatMap(([words, group]) => {
    const sorted = group.sort((a, b) => ((a.from || "9") < (b.from || "9") ? -1 : 1));
    const list = make(
      "ul",
      { class: "relations" },
      sorted.slice(0, MANY).map((claim) => relationRow(id, claim)),
    );
    const rest = sorted.slice(MANY);
    const kind = kindOf(group[0]);
    return [
      make(
        "h3",
        { class: "verb" },
        sample(kind),
        `${words} (${group.length})`,
        kind === "sequence" && make("span", { class: "plainly" }, "order in time only"),
      ),
      list,
      rest.length ? showAll(list, id, rest) : null,
    ];
  });
}

const rankKind = (claim) => KINDS.indexOf(kindOf(claim));

function showAll(list, id, rest) {
  const button = make("button", { type: "button", class: "link" }, `Show ${rest.length} more`);
  button.addEventListener("click", () => {
    const rows = rest.map((claim) => relationRow(id, claim));
    list.append(...rows);
    rows[0].querySelector("button").focus();
    button.remove();
  });
  return button;
}

function relationRow(id, claim) {
  const other = claim.subject === id ? claim.object : claim.subject;
  const line = lineBetween(id, other).id;
  const evidence = make(
    "button",
    {
      type: "button",
      class: "open",
      "aria-label": `Evidence: ${sentence(claim)}`,
      onclick: () => open({ line }, { focus: true }),
    },
    "Evidence",
  );
  return make(
    "li",
    {},
    glyph(THINGS.get(other).type),
    make("span", {}, goTo(other)),
    evidence,
    make("span", { class: "note" }, claim.when, cautions(claim)),
  );
}

/* A line */
function linePage() {
  const line = LINES.get(state.line);
  const claims = shownClaims(line);
  const [first, second] = line.ends;
  return [
    backButton(),
    make("p", { class: "type" }, "What is claimed of"),
    make("h2", { tabindex: "-1", class: "pair" }, goTo(first), " – ", goTo(second)),
    make(
      "p",
      { class: "small sum" },
      `${plural(claims.length, "claim")} by ${plural(new Set(claims.map((c) => c.source)).size, "source")}.`,
    ),
    ...claims.map((claim) => claimCard(claim, true)),
  ];
}
