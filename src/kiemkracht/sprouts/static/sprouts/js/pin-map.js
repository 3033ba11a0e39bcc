// Lets a visitor point at the map instead of choosing from the list. Without script the list does
// the same; the map then stays hidden, so nobody meets something that does nothing.

const SVG_POINT = (svg, event) => {
  const matrix = svg.getScreenCTM();
  return matrix && new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
};

function start(box) {
  const form = box.closest("form");
  const svg = box.querySelector("svg");
  const pin = box.querySelector("[data-pin]");
  const away = box.querySelector("[data-pin-away]");
  const x = form.elements.namedItem("x");
  const y = form.elements.namedItem("y");
  const list = form.elements.namedItem("community");

  const show = () => {
    const stands = x.value !== "" && y.value !== "";
    pin.setAttribute("visibility", stands ? "visible" : "hidden");
    if (stands) pin.setAttribute("transform", `translate(${x.value} ${y.value})`);
    away.hidden = !stands;
  };

  svg.addEventListener("click", (event) => {
    const point = SVG_POINT(svg, event);
    if (!point) return;
    x.value = Math.min(1000, Math.max(0, point.x)).toFixed(1);
    y.value = Math.min(700, Math.max(0, point.y)).toFixed(1);
    const slug = event.target.dataset.slug;
    if (slug && [...list.options].some((option) => option.value === slug)) list.value = slug;
    show();
  });

  away.addEventListener("click", () => {
    x.value = "";
    y.value = "";
    show();
  });

  box.hidden = false;
  show();
}

for (const box of document.querySelectorAll("[data-pin-map]")) start(box);
