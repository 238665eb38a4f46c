/* The evidence panel: where to start, one thing with all that is said of it, or one line with all its claims. */

const MANY = 10;
const panel = $("panel");

/* Open a thing, a line, a group, a story or a trace ({} closes all). Keyboard and search users are taken along. */
function open(what, how = {}) {
  const from = what.from === undefined && !isTrace() ? state.from : "";
  change({ ...NOTHING_OPEN, from, ...what }, { move: true, ...how });
}

/* One step back in the browser's own history, so that its button and ours agree. */
function back() {
  if (history.state?.depth) history.back();
  else open({}, { focus: true });
}

watch((patch, how) => {
  const drawn = opens(patch) || filters(patch) || patch.theme !== undefined;
  if (!drawn) return;
  document.body.dataset.open = isOpen() || state.things.length ? "yes" : "no";
  panel.replaceChildren(...[storyBar(), ...panelPage()].flat().filter(Boolean));
  if (!opens(patch)) return;
  panel.scrollTop = 0;
  const heading = panel.querySelector("h2");
  if (how.focus) heading.focus({ preventScroll: innerWidth > 860 });
  if (!how.silent) say(`${heading.textContent}. ${(panel.querySelector(".sum") || heading).textContent}`);
});

function panelPage() {
  if (isTrace()) return tracePage();
  if (state.thing) return thingPage();
  if (state.line) return linePage();
  if (state.group) return groupPage();
  if (state.things.length) return thingsPage();
  return startPage();
}

const heading = (text) => make("h2", { tabindex: "-1" }, text);
const backButton = () =>
  state.story || !isOpen() ? null : button(history.state?.depth ? "← Back" : "← Start", back, { class: "back" });

const goTo = (id) => button(nameOf(id), () => open({ thing: id }, { focus: true }), { class: "link" });
const thingRow = (id, note) =>
  make("li", {}, glyph(THINGS.get(id).type), make("span", {}, goTo(id)), null, make("span", { class: "note" }, note));

/* Groups */
function groupPage() {
  const group = GROUPS.get(state.group);
  const members = group.things.filter((id) => shown.things.has(id));
  const note = (id) => `${PAGE.types[THINGS.get(id).type].label}, ${plural(linksOf(id), "relation")}`;
  const list = make(
    "ul",
    { class: "relations" },
    members.slice(0, 25).map((id) => thingRow(id, note(id))),
  );
  return [
    backButton(),
    make("p", { class: "type" }, group.home < 0 ? "Of no source" : `Mostly from ${PAGE.sources[group.home].title}`),
    heading(PAGE.columns[group.column]),
    make("p", { class: "small sum" }, `${plural(members.length, "thing")}, those with most relations first.`),
    list,
    members.length > 25 ? showAll(list, members.slice(25), (id) => thingRow(id, note(id))) : null,
  ];
}

function thingsPage() {
  const ids = state.things.filter((id) => shown.things.has(id));
  return [
    heading(`${plural(ids.length, "thing")} in this view`),
    make(
      "ul",
      { class: "relations" },
      ids.map((id) => thingRow(id, PAGE.types[THINGS.get(id).type].label)),
    ),
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
    traceButtons(thing.id),
    thingLinks(thing),
    thing.aliases && make("p", { class: "small" }, `Also called ${thing.aliases.join(", ")}`),
    thing.description && make("p", {}, thing.description),
    make(
      "p",
      { class: "small sum" },
      `${plural(claims.length, "relation")} and ${plural(facts.length, "figure or fact", "figures and facts")} shown.`,
    ),
    thing.beyond &&
      make("p", { class: "small" }, `Also related to ${plural(thing.beyond, "thing")} left out of this page.`),
    keptOrNot(thing),
    ...caveatsOf(thing.id),
    ...factsOf(facts),
    ...relationsOf(thing.id, claims),
  ];
}

/* Of a promise that nobody has looked into, the page says so, lest silence be read as an answer. */
function keptOrNot({ id, type, beyond }) {
  if (PAGE.types[type].rung !== "commitment" || beyond) return null;
  const others = LINES_OF.get(id).flatMap((line) => line.ends);
  if (others.some((end) => THINGS.get(end).type === "StatusAssessment")) return null;
  return make("p", { class: "reason" }, "Whether it was kept is not assessed in this record: nobody has looked.");
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
      rest.length ? showAll(list, rest, (claim) => relationRow(id, claim)) : null,
    ];
  });
}

const rankKind = (claim) => KINDS.indexOf(kindOf(claim));

function showAll(list, rest, row) {
  const more = button(`Show ${rest.length} more`, () => {
    const rows = rest.map(row);
    list.append(...rows);
    rows[0].querySelector("button").focus();
    more.remove();
  });
  more.className = "link";
  return more;
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
    claims.length === 0 && make("p", {}, "Filters leave out every claim of this line."),
    ...claims.map((claim) => claimCard(claim, true)),
  ];
}
