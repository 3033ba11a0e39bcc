// Adds an empty row to a list in the writing desk. Without this script the button next to it
// keeps the text and comes back with an empty row.
for (const list of document.querySelectorAll("[data-rows]")) {
  const button = list.querySelector("[data-more]");
  const pattern = list.querySelector("template");
  const total = list.querySelector("input[name$='-TOTAL_FORMS']");
  const most = Number(list.querySelector("input[name$='-MAX_NUM_FORMS']").value);
  button.addEventListener("click", (event) => {
    const number = Number(total.value);
    if (number >= most) return;
    event.preventDefault();
    const row = pattern.content.cloneNode(true);
    for (const part of row.querySelectorAll("[id], [name], [for], [aria-describedby], [data-count]")) {
      for (const name of ["id", "name", "for", "aria-describedby", "data-count"]) {
        if (part.hasAttribute(name)) {
          part.setAttribute(name, part.getAttribute(name).replaceAll("__prefix__", String(number)));
        }
      }
    }
    for (const title of row.querySelectorAll("[data-number]")) title.textContent = String(number + 1);
    list.querySelector(".kd-rows").append(row);
    total.value = String(number + 1);
    list.querySelector(".kd-rows > :last-child :is(input, textarea)").focus();
  });
}
