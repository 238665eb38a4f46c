/* Where the page comes from the record's own server: the pages behind things and claims, other cuts, and a search that
   reaches what is not drawn here. A page from a file has none of it. */

const SERVED = PAGE.about.served;
const path = (id) => id.split("/").map(encodeURIComponent).join("/");
const cutAround = (id, depth = 2) => `/map?${new URLSearchParams({ around: id, depth })}`;
const link = (href, ...text) => make("a", { href }, ...text);

function thingLinks({ id, beyond }) {
  if (!SERVED) return null;
  const other = PAGE.about.around !== id && PAGE.about.things > PAGE.things.length;
  const words = beyond ? "Draw all that it is related to" : "Draw what is around it";
  return make("p", { class: "small links" }, link(`/page/${path(id)}`, "Its page"), other && link(cutAround(id), words));
}

const claimLink = (id) => (SERVED ? link(`/page/${path(id)}`, id) : id);

/* What the map shows, and on a cut the ways to a narrower, a wider and the whole one. */
function notes() {
  const { around, depth } = PAGE.about;
  const told = [make("span", {}, PAGE.about.notes.join(" "))];
  if (SERVED && (around || PAGE.about.picked)) {
    const steps = [1, 2, 3, 4].map((n) =>
      n === depth ? make("b", { "aria-current": "true" }, n) : link(cutAround(around, n), n),
    );
    const ways = [around && make("span", { class: "steps" }, "Steps away: ", ...steps), link("/map", "Whole map")];
    told.push(make("span", { class: "links" }, ...ways));
  }
  return told;
}

/* Set where the page can ask its server for things by name that are not on it. */
let seekBeyond = () => {};
