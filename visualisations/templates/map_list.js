/* The table twin: the same claims under the same filters, for everyone who would rather read than look. */

const PORTION = matchMedia("(max-width: 860px)").matches ? 40 : 200;
const COLUMNS = [
  ["From", subjectOf],
  ["Relation", (claim) => verb(claim, claim.subject)],
  ["To", objectOf],
  ["When", (claim) => claim.from || "9999"],
  ["Wording", (claim) => KINDS.indexOf(kindOf(claim)) + claim.wording],
  ["Source", (claim) => titleOfSource(claim.source)],
];
let sorting = { column: 3, down: false };
let portion = PORTION;

watch((patch, how) => {
  if (patch.view || opens(patch) || filters(patch)) portion = PORTION;
  document.body.dataset.view = state.view;
  $("list").hidden = state.view !== "list";
  $("as-map").setAttribute("aria-pressed", String(state.view === "map"));
  $("as-list").setAttribute("aria-pressed", String(state.view === "list"));
  if (state.view !== "list") return;
  drawList();
  if (patch.view && how.focus) $("list").focus();
});

function drawList() {
  const key = COLUMNS[sorting.column][1];
  const rows = [...shown.claims].map((id) => CLAIMS.get(id)).map((claim) => [key(claim), claim]);
  rows.sort((a, b) => a[0].localeCompare(b[0], "en") || (a[1].id < b[1].id ? -1 : 1));
  if (sorting.down) rows.reverse();
  const own = openClaims();
  if (own.size) rows.sort((a, b) => own.has(b[1].id) - own.has(a[1].id));
  const more = rows.length - portion;
  const from = Math.min(rows.length, portion);
  $("list").replaceChildren(
    make(
      "table",
      {},
      make(
        "caption",
        {},
        `${plural(rows.length, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} on this page pass the filters` +
          (more > 0 ? `, the first ${from} are listed.` : ".") +
          (own.size ? " Those of what is open come first." : ""),
      ),
      make("thead", {}, make("tr", {}, COLUMNS.map(headCell))),
      make(
        "tbody",
        {},
        rows.slice(0, portion).map(([, claim]) => listRow(claim, own.has(claim.id))),
      ),
    ),
    more > 0
      ? make(
          "button",
          {
            type: "button",
            onclick: () => {
              portion += PORTION;
              drawList();
              listFocus(from);
            },
          },
          `Show ${Math.min(PORTION, more)} more`,
        )
      : "",
  );
}

/* The claims of what is open: a thing, a line, a pathway, or all that a view of a story shows. */
function openClaims() {
  if (isTrace()) return new Set(openPathway() ? claimsOfPath(openPathway()).map((claim) => claim.id) : []);
  if (state.line) return new Set(LINES.get(state.line).claims);
  const things = new Set(state.thing ? [state.thing] : state.things);
  return new Set(ALL_CLAIMS.filter((claim) => endsOf(claim).some((id) => things.has(id))).map((claim) => claim.id));
}

const listFocus = (n) => $("list").querySelectorAll("tbody tr")[n].querySelector("button").focus();

function headCell([title], column) {
  const own = sorting.column === column;
  const sort = own ? (sorting.down ? "descending" : "ascending") : "none";
  const arrow = own ? (sorting.down ? " ↓" : " ↑") : "";
  return make(
    "th",
    { scope: "col", "aria-sort": sort },
    make(
      "button",
      {
        type: "button",
        onclick: () => {
          sorting = { column, down: own && !sorting.down };
          drawList();
          $("list").querySelectorAll("th button")[column].focus();
        },
      },
      title + arrow,
    ),
  );
}

function listRow(claim, chosen) {
  const line = lineBetween(claim.subject, claim.object);
  const words = verb(claim, claim.subject);
  const evidence = () => open({ line: line.id }, { focus: true });
  const relation = line ? make("button", { type: "button", class: "link", onclick: evidence }, words) : words;
  const end = (id, text) => (THINGS.has(id) ? goTo(id) : text);
  const cells = [
    end(claim.subject, subjectOf(claim)),
    relation,
    end(claim.object, objectOf(claim)),
    claim.when,
    tags(claim),
    titleOfSource(claim.source),
  ];
  return make(
    "tr",
    { class: chosen ? "current" : undefined },
    cells.map((cell, n) => make("td", { "data-label": COLUMNS[n][0] }, cell)),
  );
}

$("as-map").addEventListener("click", () => change({ view: "map" }));
$("as-list").addEventListener("click", () => change({ view: "list" }));
