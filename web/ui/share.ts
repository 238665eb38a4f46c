/** The menu by which a view is handed on: its link, its citation, code to embed it, pictures of it. */

import { citation } from "../core/citation.js";
import { embedAddress, embedCode, viewCitation, viewCorrection } from "../core/sharing.js";
import { tellWrong } from "./claim_tools.js";
import { copyText } from "./clipboard.js";
import { PAGE, RECORD } from "./data.js";
import { $ } from "./elements.js";
import { pictureTitle, save, saveAsPng } from "./saving.js";
import { lineNamed, shownClaims } from "./shown.js";
import { socialPicture } from "./social_picture.js";
import { state } from "./state.js";

const FILE_NOTE = "It leads to a file on this device: others need the file too, or its address on the web.";
const isFile = (): boolean => location.protocol === "file:";
const told = (): HTMLElement => $("share-told");

/* A file is named as it lies beside the page that shows it. */
const pageAddress = (): string => (isFile() ? (location.href.split("/").at(-1) ?? "") : location.href);

function copyLink(): void {
  void copyText(location.href, told(), "Link", isFile() ? FILE_NOTE : "");
}

/* What is open is cited: each claim of a line, else the view. */
function copyCitation(): void {
  const claims = state.line ? shownClaims(lineNamed(state.line)) : [];
  const texts = claims.map(({ id }) => citation(RECORD, id));
  const view = viewCitation(RECORD, pictureTitle(), $("start").textContent ?? "", location.href);
  void copyText(texts.length ? texts.join("\n\n") : view, told(), texts.length > 1 ? "Citations" : "Citation");
}

function copyEmbed(): void {
  const address = embedAddress(pageAddress(), Boolean(PAGE.about.served));
  const note = isFile() ? "Put the file of this page beside the page that shows it." : "";
  void copyText(embedCode(address, pictureTitle()), told(), "Code", note);
}

async function saveSocial(): Promise<void> {
  await saveAsPng(socialPicture(), 1, "view.png");
}

const saveSocialSvg = (): void =>
  save(new Blob([new XMLSerializer().serializeToString(socialPicture())], { type: "image/svg+xml" }), "view.svg");

/** Make the menu work. */
export function startSharing(): void {
  const does = (id: string, action: () => void) => $(id).addEventListener("click", action);
  does("copy-link", copyLink);
  does("copy-citation", copyCitation);
  does("copy-embed", copyEmbed);
  does("save-card", () => void saveSocial());
  does("save-card-svg", saveSocialSvg);
  does("tell-wrong", () => tellWrong(viewCorrection(RECORD, pictureTitle(), location.href), pictureTitle(), told()));
  $("share").addEventListener("toggle", () => told().replaceChildren());
}
