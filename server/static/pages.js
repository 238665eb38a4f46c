"use strict";
// The page works without this: it only saves a reach for the mouse.
const query = document.getElementById("query");
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) query.form.requestSubmit(query.form.querySelector("button"));
});
