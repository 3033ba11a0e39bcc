// After an answer the sentence is drawn anew; the focus stays with it, so that a keyboard or a
// screen reader goes on from there.

let answered = "";

document.addEventListener("submit", (event) => {
  answered = event.target.closest(".kk-signal")?.id ?? "";
}, true);

document.addEventListener("htmx:after:swap", () => {
  const find = answered && document.getElementById(answered);
  if (find && !find.contains(document.activeElement)) find.focus({ preventScroll: true });
});
