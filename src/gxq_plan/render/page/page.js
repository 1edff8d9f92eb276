"use strict";
(() => {
  const table = document.getElementById("all");
  if (!table) return;
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], cards = document.querySelector(".cards");
  const find = document.getElementById("find"), picks = document.getElementById("picks");
  const count = document.getElementById("count"), more = document.getElementById("more");
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const rows = [...body.rows].map((row, at) => ({
    row, at, id: row.dataset.id, card: document.getElementById(row.dataset.id), text: row.textContent.toLowerCase(),
    cells: [...row.cells].map(cell => cell.textContent.trim()), keys: [...row.cells].map(cell => cell.dataset.sort),
  }));
  // A browser lays out thousands of rows in seconds, not in the time of a keystroke: of a large plan a page at a time.
  const page = rows.length > 500 ? 30 : Infinity;
  let limit = page, ordered = rows, pinned = null;
  const selects = heads.flatMap((head, at) => {
    if (!("pick" in head.dataset)) return [];
    const words = [...new Set(rows.map(one => one.cells[at]))].filter(one => one && one !== "—").sort(collator.compare);
    if (words.length < 2) return [];
    const label = document.createElement("label"), select = document.createElement("select");
    select.append(new Option(picks.dataset.all, ""), ...words.map(one => new Option(one, one)));
    label.append(head.textContent + " ", select);
    picks.append(label);
    select.addEventListener("change", anew);
    return [{at, select}];
  });
  function fits(one, words) {
    return words.every(word => one.text.includes(word)) &&
      selects.every(({at, select}) => !select.value || one.cells[at] === select.value);
  }
  function show() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = ordered.filter(one => fits(one, words)), listed = found.slice(0, limit);
    body.replaceChildren(...listed.map(one => one.row));
    const kept = [...listed].sort((a, b) => a.at - b.at).map(one => one.card);
    if (cards) cards.replaceChildren(...new Set([pinned, ...kept].filter(Boolean)));
    const said = found.length > limit ? count.dataset.part : count.dataset.whole;
    count.value = said.replace("{listed}", listed.length).replace("{shown}", found.length).replace("{all}", rows.length);
    more.hidden = found.length <= limit;
  }
  function anew() {
    [limit, pinned] = [page, null];
    show();
  }
  function order(at, down) {
    const known = one => one.keys[at] !== undefined || (one.cells[at] && one.cells[at] !== "—");
    const compare = (a, b) => {
      const [x, y] = [a.keys[at], b.keys[at]];
      return (x !== undefined && y !== undefined ? x - y : 0) || collator.compare(a.cells[at], b.cells[at]) || a.at - b.at;
    };
    // What has no figure stands last, whichever way the order runs.
    const sorted = rows.filter(known).sort(compare);
    if (down) sorted.reverse();
    ordered = [...sorted, ...rows.filter(one => !known(one))];
    show();
  }
  heads.forEach((head, at) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(one => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      order(at, down);
    });
  });
  function reset() {
    find.value = "";
    selects.forEach(({select}) => { select.value = ""; });
    anew();
  }
  // A link leads to its card, whatever is filtered or not listed.
  function follow() {
    const id = decodeURIComponent(location.hash.slice(1)), one = rows.find(row => row.id === id);
    if (!one || !one.card || document.contains(one.card)) return;
    reset();
    pinned = one.card;
    show();
    one.card.scrollIntoView();
    one.card.focus();
  }
  function everything() {
    limit = Infinity;
    show();
  }
  find.addEventListener("input", anew);
  document.getElementById("reset").addEventListener("click", reset);
  more.addEventListener("click", () => { limit += page; show(); });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", everything);
  addEventListener("afterprint", anew);
  document.querySelector(".tools").hidden = false;
  show();
  follow();
})();
