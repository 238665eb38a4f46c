/** What can be done with one claim: cite it, or say that it is wrong. */

import { citation } from "../core/citation.js";
import type { Claim } from "../core/record.js";
import { correction } from "../core/sharing.js";
import { copyText } from "./clipboard.js";
import { PAGE, RECORD, lineBetween } from "./data.js";
import { button, make } from "./elements.js";

/** The address at which a claim is read: the line that it stands on, or the thing that it is about. */
export function claimAddress(claim: Claim): string {
  const line = lineBetween(claim.subject, claim.object)?.id;
  const opened = line === undefined ? { thing: claim.subject || claim.object } : { line };
  return `${location.href.split("#")[0] ?? ""}#${new URLSearchParams(opened).toString()}`;
}

/** The buttons below a claim. */
export function claimTools(claim: Claim): HTMLElement {
  const told = make("span", { class: "small told", role: "status" });
  const cite = () => void copyText(citation(RECORD, claim.id), told, "Citation");
  return make(
    "p",
    { class: "claim-tools" },
    button("Copy citation", cite, { class: "link" }),
    button("Is this wrong?", () => tellWrong(correction(RECORD, claim.id, claimAddress(claim)), claim.id, told), {
      class: "link",
    }),
    told,
  );
}

/** Write to whoever keeps the data where they say how to be reached; else hand over what to send them. */
export function tellWrong(text: string, about: string, told: HTMLElement): void {
  const { contact } = PAGE.about;
  if (!contact)
    return void copyText(text, told, "A note with what this is about", "Send it to whoever gave you this page.");
  if (!contact.startsWith("mailto:")) return void copyText(text, told, "A note", `Send it to ${contact}`);
  location.href = `${contact}?${new URLSearchParams({ subject: about, body: text }).toString().replaceAll("+", "%20")}`;
}
