"use strict";
// Filters by layer, a card for the fact under the pointer or in focus, and lines to the facts that it refers to.
(() => {
  const copy = document.querySelector(".copy");
  const lines = document.querySelector(".lines");
  const card = document.querySelector(".card");
  const pieces = [...copy.querySelectorAll("mark")];
  const listed = new Map([...document.querySelectorAll(".facts li")].map((item) => [item.id, item]));
  const named = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const marksOf = new Map();
  for (const piece of pieces)
    for (const id of named(piece, "facts")) marksOf.set(id, [...(marksOf.get(id) || []), piece]);
  const isShown = (id) => listed.has(id) && !listed.get(id).closest("section").hidden;
  let shown = "";

  function filter() {
    const off = new Set([...document.querySelectorAll(".filters input:not(:checked)")].map((box) => box.value));
    for (const section of document.querySelectorAll(".facts section")) section.hidden = off.has(section.dataset.layer);
    for (const piece of pieces) {
      const on = named(piece, "layers").filter((layer) => !off.has(layer));
      piece.className = on.length ? on.join(" ") : "off";
      const letters = named(piece, "begun").filter((layer) => !off.has(layer)).map((layer) => layer[0].toUpperCase());
      if (piece.hasAttribute("data-focus")) piece.dataset.label = [...new Set(letters)].join("");
      if (piece.hasAttribute("data-focus")) piece.tabIndex = on.length ? 0 : -1;
    }
    clear();
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
    card.replaceChildren(...[...item.children].map((part) => part.cloneNode(true)));
    for (const part of card.querySelectorAll("[id], a")) part.removeAttribute("id"), part.removeAttribute("href");
    card.hidden = false;
    for (const piece of marksOf.get(id) || []) piece.classList.add("lit");
    const links = named(item, "links").filter(isShown);
    for (const other of links) for (const piece of marksOf.get(other) || []) piece.classList.add("linked");
    join(id, links);
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
  for (const piece of pieces) {
    piece.addEventListener("pointerenter", () => show(meant(piece)));
    piece.addEventListener("focus", () => show(meant(piece)));
    piece.addEventListener("click", () => show(meant(piece)));
  }
  for (const [id, item] of listed) {
    item.addEventListener("pointerenter", () => show(id));
    item.addEventListener("focusin", () => show(id));
  }
  for (const part of [copy, document.querySelector(".facts")]) part.addEventListener("pointerleave", clear);
  for (const box of document.querySelectorAll(".filters input")) box.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  window.addEventListener("resize", clear);
  document.documentElement.classList.add("live");
  filter();
})();
