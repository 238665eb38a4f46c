/* Where to start: questions, each a row of views with a caption; two things to trace; the most connected things. */

function startPage() {
  const { about } = PAGE;
  const count = (number, word) => make("span", {}, make("b", {}, number.toLocaleString("en")), word);
  return [
    heading("Start with a question"),
    make(
      "p",
      { class: "sum" },
      "Choose a question, a name or a shape. Every line opens to the claims behind it, and every claim to its place in a source.",
    ),
    make("ul", { class: "questions" }, PAGE.stories.map(question)),
    make("h3", {}, "Or trace how one thing led to another"),
    traceForm(state.from),
    make("h3", {}, "Or begin with"),
    make(
      "ul",
      { class: "relations" },
      about.starts.map(({ thing, why }) => thingRow(thing, `${why}, ${plural(linksOf(thing), "relation")}`)),
    ),
    scene.mode === "groups" && groupList(),
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

const question = (story) =>
  make(
    "li",
    {},
    button(story.question, () => showView(story.id, 0, { focus: true }), { class: "question" }),
    make("span", { class: "small" }, `${plural(story.views.length, "view")}`),
  );

/* The groups of the map for those who do not see it. */
function groupList() {
  const rows = [...scene.groups].map((id) => GROUPS.get(id.slice(6)));
  return make(
    "details",
    {},
    make("summary", {}, `The ${rows.length} groups on the map`),
    make(
      "ul",
      {},
      rows.map((group) =>
        make(
          "li",
          {},
          button(
            `${groupTitle(group)} (${scene.places.get(`group ${group.key}`).count})`,
            () => open({ group: group.key }, { focus: true }),
            { class: "link" },
          ),
        ),
      ),
    ),
  );
}

/* What a view of a story opens. */
function viewPatch(story, at) {
  const view = STORIES.get(story).views[at];
  const ids = view.things.map((n) => PAGE.things[n].id);
  const what = {
    thing: () => ({ thing: ids[0] }),
    line: () => ({
      line: lineBetween(ids[0], ids[1])?.id || "",
      ...(lineBetween(ids[0], ids[1]) ? {} : { things: ids }),
    }),
    trace: () => ({ from: ids[0], to: ids[1] }),
    things: () => ({ things: ids }),
  };
  return { ...NOTHING_OPEN, ...what[view.shape](), story, at };
}

const showView = (story, at, how = {}) => change(viewPatch(story, at), { move: true, ...how });

function storyBar() {
  if (!state.story) return null;
  const story = STORIES.get(state.story);
  const last = story.views.length - 1;
  const turn = (by, text, name) =>
    button(text, () => turnTo(state.at + by), { class: name, disabled: !story.views[state.at + by] });
  return make(
    "section",
    { class: "story", "aria-label": story.title },
    make("p", { class: "type" }, story.question),
    make("p", { class: "caption sum" }, story.views[state.at].caption),
    make("progress", { value: state.at + 1, max: last + 1, "aria-label": `View ${state.at + 1} of ${last + 1}` }),
    make(
      "p",
      { class: "actions" },
      turn(-1, "← Before", "before"),
      make("span", { class: "small" }, `${state.at + 1} of ${last + 1}`),
      turn(1, "Next →", "next"),
      button("Leave", () => open({}, { focus: true }), { class: "link" }),
    ),
  );
}

/* One view on or back; whoever was on a button stays on it, or on the other one at either end. */
function turnTo(at) {
  const story = STORIES.get(state.story);
  if (!story || !story.views[at]) return say("No further view");
  const way = at > state.at ? ["next", "before"] : ["before", "next"];
  showView(state.story, at, { silent: true });
  const [first, other] = way.map((name) => panel.querySelector(`.${name}`));
  (first.disabled ? other : first).focus();
  say(`View ${at + 1} of ${story.views.length}. ${story.views[at].caption}`);
}

/* Arrow keys turn the views of a story wherever they do nothing else. */
panel.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by || !state.story || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input")) return;
  event.preventDefault();
  turnTo(state.at + by);
});
