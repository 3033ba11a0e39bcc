// Counts down how much still fits in a text, below the field. Without script the limit stands
// there; with script the words follow the typing, and are read out only near the end.

const NEAR = 20;

function words(note, left) {
  if (left < 0) return note.dataset.over.replace("{n}", String(-left));
  if (left === 1) return note.dataset.one;
  return note.dataset.many.replace("{n}", String(left));
}

function follow(note) {
  const field = document.getElementById(note.dataset.count);
  if (!field || note.dataset.following) return;
  note.dataset.following = "yes";
  const limit = Number(note.dataset.limit);
  const show = () => {
    // A server counts a line end as two characters, and a letter outside the BMP as one.
    const length = [...field.value.replace(/\r?\n/g, "\r\n")].length;
    const left = limit - length;
    note.textContent = words(note, left);
    note.classList.toggle("kk-field__count--near", left <= NEAR);
    note.setAttribute("aria-live", left <= NEAR ? "polite" : "off");
  };
  field.addEventListener("input", show);
  show();
}

function followAll(root) {
  for (const note of root.querySelectorAll("[data-count]")) follow(note);
}

followAll(document);
document.addEventListener("htmx:after:swap", () => followAll(document));
