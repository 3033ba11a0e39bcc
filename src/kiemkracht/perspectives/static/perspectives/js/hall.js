// A big screen, or a telephone, that hears how the evening goes: a stream of server-sent events,
// and asking every few seconds when no stream can be had. The screen also walks through its scenes.

const ASK_MS = 3000;
const root = document.querySelector("[data-hall]");
const scenes = () => [...document.querySelectorAll("[data-scene]")];
const isScreen = Boolean(root?.dataset.scenes);
let asking = 0;
let etag = "";

function show(name) {
  if (!scenes().some((scene) => scene.dataset.scene === name)) return;
  for (const scene of scenes()) scene.hidden = scene.dataset.scene !== name;
  for (const link of document.querySelectorAll("[data-to]")) {
    if (link.dataset.to === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  history.replaceState(null, "", `?deel=${name}`);
}

function step(by) {
  const all = scenes();
  const here = all.findIndex((scene) => !scene.hidden);
  show(all[(here + by + all.length) % all.length].dataset.scene);
}

async function refreshScenes() {
  const here = scenes().find((scene) => !scene.hidden)?.dataset.scene ?? "";
  const answer = await fetch(`${root.dataset.scenes}?deel=${here}`);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = scenes().find((scene) => !scene.hidden)?.dataset.scene ?? here;
  document.querySelector("[data-live]").replaceChildren(...fresh.body.children);
  show(now);
}

function setState(state) {
  if (state === root.dataset.state) return;
  const before = root.dataset.state;
  root.dataset.state = state;
  for (const line of root.querySelectorAll("[data-when]")) line.hidden = line.dataset.when !== state;
  if (isScreen) return refreshScenes();
  const turn = document.getElementById("beurt");
  if (turn) turn.hidden = state !== "open";
  // What can be done, or said, only while it is open: adding a statement, and the mark that says so.
  for (const part of document.querySelectorAll("[data-while-open]")) part.hidden = state !== "open";
  if (before !== "open" && state === "open" && !turn?.querySelector("form")) location.reload();
}

function apply(figures) {
  for (const place of document.querySelectorAll("[data-figure]")) {
    const number = figures[place.dataset.figure];
    if (number === undefined) continue;
    const text = number === null ? place.dataset.few : String(number);
    if (place.textContent !== text) place.textContent = text;
  }
  setState(figures.state);
  if (isScreen && String(figures.run) !== root.dataset.run) {
    root.dataset.run = String(figures.run);
    refreshScenes();
  }
}

// Beside the stream the figures can be had once, which costs the house next to nothing; where no
// stream is served at all (another web server) a page of the room gives them.
async function ask() {
  try {
    const headers = etag ? { "If-None-Match": etag } : {};
    let answer = await fetch(`${root.dataset.stream}/nu`, { headers });
    if (answer.status === 404) answer = await fetch(root.dataset.poll, { headers });
    if (answer.ok) {
      etag = answer.headers.get("ETag") ?? "";
      apply(await answer.json());
    }
  } catch { /* no network for a moment: the next time perhaps */ }
}

function listen() {
  const source = new EventSource(root.dataset.stream);
  source.onmessage = (event) => {
    clearInterval(asking);
    asking = 0;
    apply(JSON.parse(event.data));
  };
  source.onerror = () => {
    asking ||= setInterval(ask, ASK_MS);
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 10 * ASK_MS);
  };
}

if (root) {
  listen();
  if (isScreen) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.("a, button") && event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      const by = { " ": 1, ArrowRight: 1, PageDown: 1, n: 1, ArrowLeft: -1, PageUp: -1, p: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      step(by);
    });
    for (const link of document.querySelectorAll("[data-to]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        show(link.dataset.to);
      });
    }
  }
}
