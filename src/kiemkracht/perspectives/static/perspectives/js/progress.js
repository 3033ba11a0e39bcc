// Looks every two seconds how a computation stands, until it is done. Without script there is a
// link to look again.

const PAUSE_MS = 2000;
const LONGEST = 90;

async function look(times) {
  const box = document.querySelector("[data-busy]");
  if (!box || times > LONGEST) return;
  const answer = await fetch(box.dataset.busy, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = parsed.querySelector(".mv-progress");
  if (!fresh) return;
  if (fresh.textContent !== box.textContent) box.replaceWith(document.adoptNode(fresh));
  setTimeout(look, PAUSE_MS, times + 1);
}

setTimeout(look, PAUSE_MS, 1);
