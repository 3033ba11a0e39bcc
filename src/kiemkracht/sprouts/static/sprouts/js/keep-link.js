// Copies or prints the private link. Without script the link stands there to be copied by hand.

for (const row of document.querySelectorAll("[data-keep]")) {
  const link = document.querySelector("[data-link]");
  const said = row.querySelector("[data-said]");

  row.querySelector("[data-copy]").addEventListener("click", async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = row.dataset.copied;
    } catch {
      // The clipboard is closed to us; the link is selected, so Ctrl-C does it.
      link.focus();
    }
  });

  row.querySelector("[data-print]").addEventListener("click", () => window.print());
  row.hidden = false;
}
