/* The filter by time: a histogram of when claims begin, two handles below it, and a day as of which to look. */

const YEARS = ALL_CLAIMS.filter((claim) => claim.bounds?.[0]).map((claim) => Math.floor(claim.bounds[0] / 10000));
const [FIRST, LAST] = YEARS.length ? [Math.min(...YEARS), Math.max(...YEARS, ...lastYears())] : [0, 0];
const UNTIMED = ALL_CLAIMS.filter((claim) => !claim.bounds).length;
const PER_YEAR = Array.from({ length: LAST - FIRST + 1 }, (_, n) => YEARS.filter((year) => year === FIRST + n).length);

function lastYears() {
  return ALL_CLAIMS.filter((claim) => claim.bounds && claim.bounds[3] !== 99999999).map((claim) =>
    Math.floor(claim.bounds[3] / 10000),
  );
}

/* A record may speak of long ago: the handles run over the years that most claims begin in. */
const [since, until, asOf] = [$("since"), $("until"), $("as-of")];
const EARLY = YEARS.length ? [...YEARS].sort((a, b) => a - b)[Math.floor(YEARS.length * 0.04)] : 0;

if (!YEARS.length) $("time").hidden = true;
else {
  for (const [field, value] of [
    [since, EARLY],
    [until, LAST],
  ]) {
    field.min = EARLY;
    field.max = LAST;
    field.value = value;
  }
  since.addEventListener("input", () => moved(since));
  until.addEventListener("input", () => moved(until));
  $("first-year").textContent = EARLY;
  $("last-year").textContent = LAST;
  asOf.addEventListener("change", () => change({ asOf: asOf.value }));
  $("dated").addEventListener("change", (event) => change({ datedOnly: event.target.checked }));
}

function moved(field) {
  if (Number(since.value) > Number(until.value)) (field === since ? until : since).value = field.value;
  const [from, to] = [Number(since.value), Number(until.value)];
  const whole = from === EARLY && to === LAST;
  change({ since: from === EARLY ? 0 : from, until: whole ? 0 : to }, { replace: true });
}

watch((patch) => {
  if (!YEARS.length || !(filters(patch) || patch.theme !== undefined)) return;
  asOf.value = state.asOf;
  since.value = state.since || EARLY;
  until.value = state.until || LAST;
  since.disabled = until.disabled = Boolean(state.asOf);
  $("dated").checked = state.datedOnly;
  const words = `${state.since ? since.value : `Before ${EARLY + 1}`} to ${until.value}`;
  $("span").textContent = state.asOf
    ? `What may have been so on ${state.asOf}.`
    : state.since || state.until
      ? words
      : `All years. ${plural(ALL_CLAIMS.length - UNTIMED, "claim")} of ${ALL_CLAIMS.length.toLocaleString("en")} ${ALL_CLAIMS.length - UNTIMED === 1 ? "is" : "are"} dated.`;
  drawHistogram();
});

function drawHistogram() {
  const counts = PER_YEAR.slice(EARLY - FIRST);
  const [width, height, top] = [210, 44, Math.max(...counts, 1)];
  const wide = width / counts.length;
  const bars = counts.map((count, n) => {
    const year = EARLY + n;
    const off = state.asOf
      ? year !== Number(state.asOf.slice(0, 4))
      : (state.until && year > state.until) || (state.since && year < state.since);
    const tall = count ? Math.max(2, (count / top) * (height - 2)) : 0;
    return drawn("rect", {
      x: n * wide + 0.5,
      y: height - tall,
      width: Math.max(1, wide - 1),
      height: tall,
      class: off ? "bar off" : "bar",
    });
  });
  $("undated-count").textContent = UNTIMED.toLocaleString("en");
  $("histogram").replaceChildren(
    drawn(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": `Claims by the year in which they begin, ${EARLY} to ${LAST}; most in one year: ${top}`,
      },
      ...bars,
    ),
  );
}
