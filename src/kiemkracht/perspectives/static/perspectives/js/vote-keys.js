// Voting with the keys 1, 2 and 3, only on the statement in view and never while typing.
// After a vote the focus goes to the next statement, so that it is read out.

const TYPING = "input, textarea, select, [contenteditable]";

function showHints() {
  for (const hint of document.querySelectorAll("[data-key-hint], .mv-key")) hint.hidden = false;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  const button = document.querySelector(`[data-vote-keys] [data-key="${CSS.escape(event.key)}"]`);
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  button.click();
});

document.addEventListener("htmx:after:swap", () => {
  showHints();
  const next = document.getElementById("stelling");
  if (next && !next.contains(document.activeElement)) next.focus({ preventScroll: true });
});

if (matchMedia("(any-pointer: fine)").matches) showHints();
