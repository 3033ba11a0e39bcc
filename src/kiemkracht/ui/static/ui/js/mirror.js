// The mirror of language: beside a text on its own page, and behind a small door under every long
// field. The server looks; here words are put in place when the writer chooses them. Without this
// script the page works with a button, and the doors stay away.

const PAUSE_MS = 900;
const FEWEST = 3;

// The server counts characters, the browser units of 16 bits: an emoji is one, or two.
function unitsUpTo(text, characters) {
  let units = 0;
  for (const sign of text) {
    if (characters-- <= 0) break;
    units += sign.length;
  }
  return units;
}

function token(form) {
  const own = form?.querySelector("[name=csrfmiddlewaretoken]");
  return (own ?? document.querySelector("[name=csrfmiddlewaretoken]"))?.value ?? "";
}

class Glass {
  constructor({ field, glass, said, url }) {
    Object.assign(this, { field, glass, said, url, before: [], asked: 0, seen: null });
    glass.addEventListener("click", (event) => this.choose(event));
  }

  follow() {
    this.field.addEventListener("input", () => this.later());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE_MS);
  }

  async look() {
    clearTimeout(this.timer);
    const text = this.field.value;
    if (!this.isOpen() || text === this.seen) return;
    const asked = ++this.asked;
    const body = new FormData();
    body.append("text", text);
    body.append("fragment", "1");
    this.glass.setAttribute("aria-busy", "true");
    try {
      const headers = { "X-CSRFToken": token(this.field.form) };
      const answer = await fetch(this.url, { method: "POST", body, headers, credentials: "same-origin" });
      const words = await answer.text();
      if (asked === this.asked && answer.ok) this.show(text, words);
    } catch {
      this.glass.removeAttribute("data-mirror-filled");  // no network: the text stays as it is
    } finally {
      if (asked === this.asked) this.glass.removeAttribute("aria-busy");
    }
  }

  show(text, words) {
    const page = new DOMParser().parseFromString(words, "text/html");
    this.glass.replaceChildren(...page.body.childNodes);
    this.seen = text;
    this.wake();
  }

  // What was a list to read becomes a row of buttons.
  wake() {
    for (const other of this.glass.querySelectorAll("span[data-other]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = other.className;
      button.dataset.other = "";
      button.textContent = other.textContent;
      other.replaceWith(button);
    }
  }

  isOpen() {
    return !this.glass.hidden;
  }

  choose(event) {
    const button = event.target.closest("button[data-other]");
    if (!button) return;
    const place = button.closest("[data-start]");
    if (this.put(place.dataset, button.textContent)) this.tell(place.dataset.done, button.textContent);
    this.look().then(() => this.glass.focus({ preventScroll: true }));
  }

  put({ words, start, end, tailStart, tailEnd }, other) {
    const text = this.field.value;
    const [from, to, tailFrom, tailTo] = [start, end, tailStart, tailEnd].map((each) => unitsUpTo(text, Number(each)));
    // Typed on meanwhile: look again first.
    if (text !== this.seen || text.slice(from, to) !== words) return false;
    this.before.push(text);
    let changed = text;
    const loose = tailTo > 0 && tailFrom >= to;
    if (loose) changed = changed.slice(0, tailFrom).replace(/\s+$/, "") + changed.slice(tailTo);
    // “doet … mee” comes in two pieces; the loose one goes where the old one stood.
    const [head, tail] = other.split(" … ");
    changed = changed.slice(0, from) + head + changed.slice(to);
    if (tail) {
      const at = loose ? tailFrom - 1 + head.length - (to - from) : from + head.length;
      changed = `${changed.slice(0, at)} ${tail}${changed.slice(at)}`;
    }
    this.write(changed);
    return true;
  }

  write(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  tell(words, other) {
    if (!this.said) return;
    this.said.textContent = `${words.replace("{other}", other)} `;
    const back = document.createElement("button");
    back.type = "button";
    back.className = "kk-mirror__back";
    back.textContent = this.said.dataset.back;
    back.addEventListener("click", () => {
      this.write(this.before.pop());
      this.said.textContent = "";
      this.field.focus();
      this.look();
    });
    this.said.append(back);
  }
}

function openDoor(door) {
  const field = document.getElementById(door.dataset.mirrorOf);
  if (!field || door.dataset.awake) return;
  door.dataset.awake = "yes";
  const [button, glass] = [door.querySelector("button"), door.querySelector("section")];
  const words = button.querySelector("[data-open]");
  const shut = words.textContent;
  const mirror = new Glass({ field, glass, said: door.querySelector("[data-mirror-said]"), url: door.dataset.mirrorUrl });
  mirror.follow();
  button.addEventListener("click", () => {
    glass.hidden = !glass.hidden;
    button.setAttribute("aria-expanded", String(!glass.hidden));
    words.textContent = glass.hidden ? shut : words.dataset.open;
    mirror.look();
  });
  door.hidden = false;
}

function openPage(page) {
  const field = page.querySelector("textarea");
  const glass = page.querySelector("[data-mirror-glass]");
  const mirror = new Glass({ field, glass, said: page.querySelector("[data-mirror-said]"), url: page.dataset.mirrorUrl });
  mirror.seen = "mirrorFilled" in glass.dataset ? field.value : null;
  mirror.wake();
  mirror.follow();
  const print = page.querySelector("[data-mirror-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  if (mirror.seen === null && field.value.trim().length >= FEWEST) mirror.look();
}

function wakeAll() {
  for (const door of document.querySelectorAll("[data-mirror-of]")) openDoor(door);
}

wakeAll();
for (const page of document.querySelectorAll("[data-mirror-page]")) openPage(page);
document.addEventListener("htmx:after:swap", wakeAll);
