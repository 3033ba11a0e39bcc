// Looks every two seconds how a computation stands; when it is done the page loads again, so that
// its result is there. Without script there is a link to look again.

const PAUSE_MS = 2000;
const LONGEST = 120;

async function look(times) {
  const box = document.querySelector("[data-busy]");
  if (!box || times > LONGEST) return;
  const answer = await fetch(box.dataset.busy, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!parsed.querySelector("[data-busy]")) {
    location.reload();
    return;
  }
  setTimeout(look, PAUSE_MS, times + 1);
}

setTimeout(look, PAUSE_MS, 1);
