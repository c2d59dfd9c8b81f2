"use strict";
// The search box, and the filter of the timeline. Pages are whole without this script.
(() => {
  const root = document.body.dataset.root;
  const MOST = 12;
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  // The index comes when it is first wanted: it is larger than any page.
  let index = null;
  const load = () => (index ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = root + "assets/search-index.js";
    script.onload = () => done(window.parleyIndex.map((row) => ({ row, title: plain(row[1]), all: plain(row[0] + " " + row[1] + " " + row[2]) })));
    script.onerror = failed;
    document.head.append(script);
  }));

  // Every word must begin a word of the entry; words of the title count for more, and kinds come in the order of the index.
  const find = (entries, query) => {
    const wanted = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!wanted.length) return [];
    const begins = (text, word) => new RegExp("(^|[^\\p{L}\\p{N}])" + word, "u").test(text);
    const found = [];
    for (const entry of entries) {
      if (!wanted.every((word) => entry.all.includes(word) && begins(entry.all, word))) continue;
      found.push([wanted.filter((word) => begins(entry.title, word)).length, entry.row]);
    }
    return found.sort((a, b) => b[0] - a[0]).map(([, row]) => row);
  };

  const item = ([kind, title, line, address]) => {
    const link = document.createElement("a");
    link.href = root + address;
    const name = document.createElement("strong");
    name.textContent = title;
    const below = document.createElement("span");
    below.className = "kind";
    below.textContent = kind + (line ? " · " + line : "");
    link.append(name, document.createElement("br"), below);
    const entry = document.createElement("li");
    entry.append(link);
    return entry;
  };
  const list = (rows) => {
    const all = document.createElement("ul");
    all.append(...rows.map(item));
    return all;
  };
  const note = (text) => Object.assign(document.createElement("p"), { textContent: text });

  const box = document.getElementById("search");
  const found = document.getElementById("found");
  const show = async () => {
    const query = box.value.trim();
    if (!query) return void (found.hidden = true);
    const rows = find(await load(), query);
    if (query !== box.value.trim()) return;
    found.replaceChildren(rows.length ? list(rows.slice(0, MOST)) : note("Nothing found."));
    if (rows.length > MOST) found.append(note("Enter shows all " + rows.length.toLocaleString("en") + "."));
    found.hidden = false;
  };
  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  box.addEventListener("input", () => show().catch(() => {}));
  const links = () => [...found.querySelectorAll("a")];
  box.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { found.hidden = true; box.focus(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [box, ...links()];
    const next = all[all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next && !found.hidden) { next.focus(); event.preventDefault(); }
  });
  document.addEventListener("click", (event) => { if (!box.form.contains(event.target)) found.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { box.focus(); event.preventDefault(); }
  });

  // The page of results.
  const results = document.getElementById("results");
  const asked = new URLSearchParams(location.search).get("q");
  if (results && asked) {
    box.value = asked;
    load().then((entries) => {
      const rows = find(entries, asked);
      document.getElementById("listed").hidden = true;
      results.replaceChildren(note(rows.length ? rows.length.toLocaleString("en") + " found" : "Nothing found."), list(rows.slice(0, 500)));
    }).catch(() => {});
  }

  // The timeline: only the meetings of one status.
  for (const filters of document.querySelectorAll("[data-filter=meetings]")) {
    const rows = [...document.querySelectorAll("ul.meetings > li")];
    const statuses = [...new Set(rows.map((row) => row.dataset.status))];
    if (statuses.length < 2) continue;
    for (const status of statuses) {
      const label = document.createElement("label");
      const check = Object.assign(document.createElement("input"), { type: "checkbox", checked: true, value: status });
      const name = Object.assign(document.createElement("span"), { className: "status " + status, textContent: status });
      label.append(check, " ", name);
      filters.append(label);
    }
    filters.addEventListener("change", () => {
      const shown = new Set([...filters.querySelectorAll(":checked")].map((check) => check.value));
      for (const row of rows) row.hidden = !shown.has(row.dataset.status);
      // A month or a year of which nothing is left goes with its heading.
      for (const month of document.querySelectorAll("ul.meetings")) {
        month.hidden = !month.querySelector("li:not([hidden])");
        if (month.previousElementSibling?.tagName === "H3") month.previousElementSibling.hidden = month.hidden;
      }
      for (const year of document.querySelectorAll("main section")) year.hidden = !year.querySelector("ul.meetings:not([hidden])");
    });
    filters.hidden = false;
  }
})();
