// Keeps a form from being sent twice by an eager finger. The server counts a repeat once anyway;
// this spares the visitor the doubt. Buttons wake up again when the page comes back, or after a
// while, for a form that answers with a file instead of a page.

const ASLEEP_MS = 8000;
const asleep = new Set();

function sleep(form) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.setAttribute("aria-disabled", "true");
    asleep.add(button);
  }
  setTimeout(wake, ASLEEP_MS);
}

function wake() {
  for (const button of asleep) button.removeAttribute("aria-disabled");
  asleep.clear();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (event.submitter?.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    return;
  }
  // After this turn, so that we know whether htmx took the form over: that has its own queue.
  setTimeout(() => { if (!event.defaultPrevented) sleep(form); });
});

addEventListener("pageshow", wake);
