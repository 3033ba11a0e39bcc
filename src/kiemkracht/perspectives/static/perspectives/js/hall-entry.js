// Typing in a card: 1, 2, 3 and 0 answer the present statement and go to the next one; Backspace
// puts the last answer back as it was. Without script the same form works with Tab and arrows.

const form = document.querySelector("[data-entry]");
const rows = [...(form?.querySelectorAll("[data-row]") ?? [])];
const done = [];
let at = 0;

const chosen = (row) => row.querySelector("input:checked");

function stand(index) {
  at = Math.max(0, Math.min(index, rows.length));
  rows.forEach((row, number) => row.toggleAttribute("data-here", number === at));
  const target = rows[at] ? chosen(rows[at]) ?? rows[at].querySelector("input") : form.querySelector("button");
  target.focus({ preventScroll: true });
  (rows[at] ?? target).scrollIntoView({ block: "center", behavior: "instant" });
}

function answer(key) {
  const input = rows[at]?.querySelector(`[data-key="${key}"]`);
  if (!input) return;
  done.push([at, chosen(rows[at])]);
  input.checked = true;
  stand(at + 1);
}

function undo() {
  const last = done.pop();
  if (!last) return;
  const [index, before] = last;
  const now = chosen(rows[index]);
  if (before) before.checked = true;
  else if (now) now.checked = false;
  stand(index);
}

if (form && rows.length) {
  form.querySelector("[data-keys]").hidden = false;
  const button = form.querySelector("[data-undo]");
  button.hidden = false;
  button.addEventListener("click", undo);
  form.addEventListener("focusin", (event) => {
    const index = rows.indexOf(event.target.closest("[data-row]"));
    if (index >= 0 && index !== at) {
      at = index;
      rows.forEach((row, number) => row.toggleAttribute("data-here", number === at));
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if ("0123".includes(event.key)) answer(event.key);
    else if (event.key === "Backspace") undo();
    else return;
    event.preventDefault();
  });
  stand(0);
}
