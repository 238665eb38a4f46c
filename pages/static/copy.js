"use strict";
/* A button behind each text that is there to be copied. Without this script the text is selected by hand. */

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const what = text.previousElementSibling?.matches("h3") ? text.previousElementSibling.textContent : "the text above";
  button.type = "button";
  button.className = "quiet copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${what}`);
  button.addEventListener("click", async () => {
    button.textContent = (await copied(text)) ? "Copied" : "Selected: copy it with the keys";
  });
  text.after(button);
}

/* A page that came over plain HTTP, or from a file, may not write to the clipboard: then the text is selected. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(text);
    return document.execCommand("copy");
  }
}
