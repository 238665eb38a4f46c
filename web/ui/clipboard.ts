/** Copying a text; where the browser does not allow it, the text is shown, selected, for the reader to copy. */

import { make, say } from "./elements.js";

/** Copy a text and tell so in a place of the page. */
export async function copyText(text: string, told: HTMLElement, name: string, note = ""): Promise<void> {
  const done = await hasCopied(text);
  const words = done ? `${name} copied.` : "Copy it from here:";
  told.replaceChildren(make("span", {}, [words, note].filter(Boolean).join(" ")), done ? "" : shownText(text, name));
  told.querySelector("textarea")?.select();
  say(words);
}

async function hasCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const shownText = (text: string, name: string): HTMLElement =>
  make("textarea", { readonly: true, rows: 4, "aria-label": name }, text);
