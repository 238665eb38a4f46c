/* Tracing in the panel: choose two things, then the verdict, the steps with their evidence, and where it stops. */

function traceButtons(id) {
  const from = state.from && state.from !== id;
  return make(
    "p",
    { class: "actions" },
    from
      ? button(`Trace from ${shortly(nameOf(state.from))} to here`, () =>
          open({ from: state.from, to: id }, { focus: true }),
        )
      : button(state.from === id ? "Tracing from here: now choose where to" : "Trace from here", () => startTrace(id), {
          "aria-pressed": String(state.from === id),
        }),
    from && button("Start from here instead", () => startTrace(id), { class: "link" }),
  );
}

const shortly = (name) => (name.length > 34 ? `${name.slice(0, 32).trimEnd()}…` : name);

function startTrace(id) {
  change({ from: state.from === id ? "" : id }, { silent: true });
  say(state.from ? `Tracing from ${nameOf(id)}. Choose where to, by search or on the map.` : "No longer tracing.");
  panel.querySelector(".actions button").focus();
}

/* The form with which two things are chosen. */
function traceForm(from = "", to = "") {
  const chosen = { from, to };
  const done = () => chosen.from && chosen.to && open({ from: chosen.from, to: chosen.to }, { focus: true });
  const end = (name, label) => {
    const field = make("input", {
      id: `trace-${name}`,
      type: "search",
      value: chosen[name] && nameOf(chosen[name]),
      ...COMBOBOX,
      "aria-controls": `${name}-hits`,
    });
    const hits = make("ul", {
      id: `${name}-hits`,
      class: "hits",
      role: "listbox",
      "aria-label": `Things to trace ${name}`,
      hidden: true,
    });
    combobox(field, hits, (id) => {
      field.value = nameOf(id);
      chosen[name] = id;
      say(`${label} ${nameOf(id)}`);
      if (!done() && name === "from") $("trace-to").focus();
    });
    return make("div", { class: "search" }, make("label", { for: `trace-${name}` }, label), field, hits);
  };
  const swap = button("Swap", () => open({ from: chosen.to, to: chosen.from }, { focus: true }));
  return make(
    "div",
    { class: "tracing", role: "group", "aria-label": "Trace between two things" },
    end("from", "From"),
    end("to", "To"),
    from && to && swap,
  );
}

function tracePage() {
  const trace = traceOf(state.from, state.to);
  const path = trace.pathways[state.pathway];
  const found = `${trace.exact ? "" : "at least "}${plural(trace.found, "pathway")}`;
  return [
    backButton(),
    make("p", { class: "type" }, "Pathway"),
    make("h2", { tabindex: "-1", class: "pair" }, "From ", nameOf(state.from), " to ", nameOf(state.to)),
    !state.story &&
      make(
        "details",
        { class: "other" },
        make("summary", {}, "Trace between two other things"),
        traceForm(state.from, state.to),
      ),
    make(
      "ul",
      { class: "verdict sum" },
      findingsOf(trace, path).map((found) => make("li", {}, sentenceOf(found))),
    ),
    ...(path ? pathwayParts(trace, path, found) : []),
    claimsFiltered() &&
      make("p", { class: "small" }, "Traced through all claims of this page, whatever the filters are set to."),
    make(
      "p",
      { class: "small" },
      `The same answer in a terminal, with robustness and gatekeepers: civicgraph trace ${state.from} ${state.to}`,
    ),
  ];
}

function pathwayParts(trace, path, found) {
  const gaps = gapsOf(trace, path);
  return [
    trace.pathways.length > 1 && pathwayPicker(trace, found),
    make("h3", {}, "Steps"),
    make("ol", { class: "steps" }, path.steps.map(stepItem)),
    make("h3", {}, "Over time"),
    lanesFigure(path),
    gaps.length > 0 && make("h3", {}, "What is missing"),
    make(
      "ul",
      { class: "verdict" },
      gaps.map((found) => make("li", {}, sentenceOf(found))),
    ),
    ...cautionParts(path),
  ];
}

function pathwayPicker(trace, found) {
  const name = (n) => `${n + 1}`;
  return make(
    "div",
    { class: "picker", role: "group", "aria-label": "Which pathway" },
    make("span", { class: "small" }, `${titled(found)}. Best first:`),
    trace.pathways.map((_, n) =>
      button(name(n), () => change({ pathway: n }, { focus: true }), {
        "aria-pressed": String(n === state.pathway),
        "aria-label": `Pathway ${n + 1}`,
      }),
    ),
  );
}

function stepItem(step, n) {
  const claims = [...step.claims, ...step.disputing];
  const weak = isBreak(step);
  const told = whoTells(step);
  return make(
    "li",
    { class: weak ? "step weak" : "step" },
    make("span", { class: "number", "aria-hidden": "true" }, n + 1),
    make(
      "div",
      {},
      make("p", { class: "sentence" }, goTo(step.start), ` `, make("b", {}, step.phrase), ` `, goTo(step.end)),
      tags(step.lead),
      told && make("p", { class: "small" }, sentenceOf(told)),
      weak && make("p", { class: "breaks" }, `Breaks here: ${sayingOf(weaknessOf(step))}.`),
      step.disputing.length > 0 &&
        make("p", { class: "breaks" }, `Disputed by ${namesOf(once(step.disputing, (claim) => claim.voice))}.`),
      make(
        "p",
        { class: "small" },
        step.lead.when,
        step.chronology === "possible" && n ? ", an order that is possible, not certain" : "",
      ),
      make(
        "details",
        {},
        make("summary", {}, `Evidence of step ${n + 1} (${plural(claims.length, "claim")})`),
        claims.map((claim) => claimCard(claim, true)),
      ),
    ),
  );
}

/* Cautions on the steps themselves in full, those on the things passed folded away. */
function cautionParts(path) {
  const near = caveatsOfPath(path, false);
  const far = caveatsOfPath(path, true).filter((caveat) => !near.includes(caveat));
  if (!near.length && !far.length) return [];
  const more = make(
    "details",
    {},
    make("summary", {}, `${plural(far.length, "more caution")} on the things passed`),
    far.map(caveatCard),
  );
  return [
    make("h3", {}, "What the record cautions"),
    ...folded(near.map(caveatCard), "caution on these steps", "cautions on these steps"),
    far.length > 0 && more,
  ];
}
