"use strict";
// Filters by layer, a card for the fact under the pointer or in focus, and lines to the facts that it refers to.
(() => {
  const copy = document.querySelector(".copy");
  const lines = document.querySelector(".lines");
  const facts = document.querySelector(".facts");
  const card = document.querySelector(".card");
  const told = card.querySelector(".told");
  const pieces = [...copy.querySelectorAll("mark")];
  const listed = new Map([...document.querySelectorAll(".facts li")].map((item) => [item.id, item]));
  const named = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const layersOf = new Map(pieces.map((piece) => [piece, piece.className.split(" ")]));
  const begunIn = new Map(pieces.filter((piece) => piece.id).map((piece) => [piece, piece.dataset.begun ? named(piece, "begun") : layersOf.get(piece)]));
  const marksOf = new Map();
  for (const piece of pieces)
    for (const id of named(piece, "facts")) marksOf.has(id) ? marksOf.get(id).push(piece) : marksOf.set(id, [piece]);
  const isShown = (id) => listed.has(id) && !listed.get(id).closest("section").hidden;
  let shown = "";
  let from = null;

  function filter() {
    const off = new Set([...document.querySelectorAll(".filters input:not(:checked)")].map((box) => box.value));
    for (const section of document.querySelectorAll(".facts section")) section.hidden = off.has(section.dataset.layer);
    for (const piece of pieces) {
      const on = layersOf.get(piece).filter((layer) => !off.has(layer));
      piece.className = on.length ? on.join(" ") : "off";
      if (begunIn.has(piece)) piece.tabIndex = on.length ? 0 : -1;
    }
    for (const [piece, layers] of begunIn) describe(piece, layers.filter((layer) => !off.has(layer)));
    clear();
  }

  // A letter for eyes, the names for screen readers; a mark in which nothing begins that is shown is only text.
  function describe(piece, begun) {
    piece.dataset.label = [...new Set(begun.map((layer) => layer[0].toUpperCase()))].join("");
    for (const [name, value] of [["role", "button"], ["aria-description", begun.join(", ")]])
      begun.length ? piece.setAttribute(name, value) : piece.removeAttribute(name);
  }

  function clear() {
    shown = "";
    for (const lit of document.querySelectorAll(".lit, .linked")) lit.classList.remove("lit", "linked");
    lines.replaceChildren();
    card.hidden = true;
  }

  function show(id) {
    if (!id || !isShown(id)) return clear();
    if (id === shown) return;
    clear();
    shown = id;
    const item = listed.get(id);
    item.classList.add("lit");
    told.replaceChildren(...[...item.children].map((part) => part.cloneNode(true)));
    for (const part of told.querySelectorAll("[id], a")) part.removeAttribute("id"), part.removeAttribute("href");
    card.hidden = false;
    place();
    for (const piece of marksOf.get(id) || []) piece.classList.add("lit");
    const links = named(item, "links").filter(isShown);
    for (const other of links) for (const piece of marksOf.get(other) || []) piece.classList.add("linked");
    join(id, links);
  }

  // The card is less than half as high as the screen, and leaves the half alone in which the mark stands that it tells of.
  function place() {
    if (!from || card.hidden) return;
    const box = from.getBoundingClientRect();
    card.classList.toggle("above", box.top + box.bottom > window.innerHeight && box.top < window.innerHeight);
  }

  // From each fact to the nearest mark of each that it refers to.
  function join(id, links) {
    const from = (marksOf.get(id) || [])[0];
    if (!from) return;
    const frame = copy.getBoundingClientRect();
    const middle = (piece) => {
      const box = piece.getClientRects()[0] || piece.getBoundingClientRect();
      return { x: box.left - frame.left + Math.min(box.width / 2, 40), y: box.top - frame.top + box.height / 2 };
    };
    const start = middle(from);
    for (const other of links) {
      const ends = (marksOf.get(other) || []).filter((piece) => !named(piece, "facts").includes(id)).map(middle);
      if (!ends.length) continue;
      const far = (end) => Math.hypot(end.x - start.x, end.y - start.y);
      const end = ends.reduce((one, two) => (far(two) < far(one) ? two : one));
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const bend = Math.min(60, 12 + far(end) / 6);
      path.setAttribute("d", `M${start.x},${start.y} Q${(start.x + end.x) / 2},${(start.y + end.y) / 2 - bend} ${end.x},${end.y}`);
      lines.append(path);
    }
  }

  // A mark may belong to several facts that can be seen: the last to begin, which is the first listed, is meant.
  const meant = (piece) => named(piece, "facts").find(isShown);
  function showAt(event) {
    const piece = event.target.closest(".copy mark");
    const item = event.target.closest(".facts li");
    from = piece || item || from;
    if (piece) show(meant(piece));
    else if (item) show(item.id);
  }
  for (const part of [copy, facts]) {
    for (const name of ["pointerover", "focusin", "click"]) part.addEventListener(name, showAt);
    // A finger that is lifted leaves as well; what it showed stays until it taps elsewhere.
    part.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && clear());
  }
  card.querySelector(".close").addEventListener("click", clear);
  document.addEventListener("click", (event) => event.target.closest(".copy mark, .facts li, .card") || clear());
  for (const box of document.querySelectorAll(".filters input")) box.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  copy.addEventListener("keydown", (event) => {
    if ((event.key !== "Enter" && event.key !== " ") || !event.target.matches("mark")) return;
    event.preventDefault();
    showAt(event);
  });
  document.addEventListener("scroll", place, { capture: true, passive: true });
  window.addEventListener("resize", clear);
  // Not every browser unfolds by style what is printed.
  const folded = [...document.querySelectorAll("details")];
  window.addEventListener("beforeprint", () => folded.forEach((part) => ((part.dataset.open = part.open), (part.open = true))));
  window.addEventListener("afterprint", () => folded.forEach((part) => (part.open = part.dataset.open === "true")));
  document.documentElement.classList.add("live");
  filter();
})();
