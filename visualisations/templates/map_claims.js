/* How a claim is told: its sentence, what qualifies it, who says so, and its places in the sources. */

function sentence(claim) {
  return sentenceParts(claim).join(" ");
}

const sentenceParts = (claim) => [
  (claim.disputes ? "Disputed: " : "") + subjectOf(claim),
  verb({ ...claim, disputes: false }, claim.subject),
  objectOf(claim),
];

const codeOf = (list, name) => PAGE.codes[list][name] || { label: name };
const tag = (mark, words, { warn = false, title } = {}) =>
  make("span", { class: warn ? "tag warn" : "tag", title }, make("span", { "aria-hidden": "true" }, mark), words);

/* What keeps a claim from being a plain statement of something done. */
function cautions(claim) {
  const { style } = PAGE;
  const wording = codeOf("wording", claim.wording);
  return [
    claim.disputes && tag(style.disputeMark, "disputes this", { warn: true }),
    isPromise(claim) &&
      tag(style.promiseMark, phraseOf("how.not-done", { what: PAGE.phrases[`undone.${claim.modality}`] }), {
        warn: true,
        title: codeOf("modality", claim.modality).definition,
      }),
    claim.wording !== "stated" && tag(style.wordings[claim.wording], wording.label, { title: wording.definition }),
  ];
}

function tags(claim) {
  const kind = kindOf(claim);
  const stated =
    claim.wording === "stated" &&
    tag(PAGE.style.wordings.stated, codeOf("wording", "stated").label, {
      title: codeOf("wording", "stated").definition,
    });
  return make(
    "span",
    { class: "tags" },
    stated,
    cautions(claim),
    tag(sample(kind), kind === "sequence" ? "order in time only" : codeOf("kind", kind).label, {
      title: codeOf("kind", kind).definition,
    }),
  );
}

function claimCard(claim, headed) {
  const voice = VOICES.get(claim.voice);
  const detail = (name, ...text) => [make("dt", {}, name), make("dd", {}, ...text)];
  const inferred = claim.wording === "inferred";
  const opinion = claim.wording === "opinion" ? "Opinion of" : "Said by";
  return make(
    "article",
    { class: "claim" },
    headed && spoken(claim),
    headed && tags(claim),
    make(
      "dl",
      {},
      detail("When", claim.when),
      inferred && detail("Said by", PAGE.phrases["speaker.inferred"]),
      !inferred &&
        voice &&
        detail(opinion, voice.description ? `${voice.name} (${voice.description})` : voice.name),
      !headed && claim.wording === "stated" && detail("Wording", codeOf("wording", "stated").label),
      !inferred && voice && voice.stakes && detail("A party to", voice.stakes.join(", ")),
    ),
    claim.reason && make("p", { class: "reason" }, make("b", {}, "Our reason: "), claim.reason),
    claim.evidence.map((place) => quote(place, claim.source)),
    ...caveatsOf(claim.id),
    make("p", { class: "id" }, claimLink(claim.id)),
  );
}

function spoken(claim) {
  const [subject, words, object] = sentenceParts(claim);
  return make("p", { class: "sentence" }, `${subject} `, make("b", {}, words), ` ${object}`);
}

function quote(place, ownSource) {
  const id = place.source || ownSource;
  const source = SOURCES.get(id) || {};
  const spot = [place.page && `page ${place.page}`, place.line && `line ${place.line} of the text`]
    .filter(Boolean)
    .join(", ");
  const issued = [source.publisher, source.published].filter(Boolean).join(", ");
  return make(
    "blockquote",
    {},
    make("p", {}, place.summary),
    make("p", { class: "small" }, `“${place.anchor}”${spot ? ` (${spot})` : ""}`),
    make("p", { class: "small" }, make("cite", {}, titleOfSource(id)), issued ? `. ${issued}` : "", "; ", readAt(source)),
  );
}

/* What the record cautions about a thing or a claim. Of many cards two are shown and the rest folded. */
function caveatsOf(id) {
  return folded((CAVEATS_OF.get(id) || []).map(caveatCard), "caution", "cautions");
}

function folded(cards, one, many) {
  const rest = cards.splice(cards.length > 3 ? 2 : 3);
  const summary = make("summary", {}, `${rest.length} more ${rest.length === 1 ? one : many}`);
  return [...cards, rest.length && make("details", {}, summary, rest)];
}

const caveatCard = (caveat) =>
  make(
    "div",
    { class: "caveat", role: "note" },
    make("b", {}, `Caution, ${codeOf("caveat", caveat.type).label}: `),
    caveat.summary,
    caveat.evidence.map((place) =>
      make(
        "p",
        { class: "small" },
        `“${place.anchor}” `,
        make("cite", {}, titleOfSource(place.source || caveat.source)),
      ),
    ),
  );
