"use strict";
(() => {
  const table = document.getElementById("all");
  if (!table) return;
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], find = document.getElementById("find");
  const picks = document.getElementById("picks"), count = document.getElementById("count");
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const rows = [...body.rows].map((row, at) => ({
    row, at, card: document.getElementById(row.dataset.id), text: row.textContent.toLowerCase(),
    cells: [...row.cells].map(cell => cell.textContent.trim()), keys: [...row.cells].map(cell => cell.dataset.sort),
  }));
  const selects = heads.flatMap((head, at) => {
    if (!("pick" in head.dataset)) return [];
    const words = [...new Set(rows.map(one => one.cells[at]))].filter(one => one && one !== "—").sort(collator.compare);
    if (words.length < 2) return [];
    const label = document.createElement("label"), select = document.createElement("select");
    select.append(new Option(picks.dataset.all, ""), ...words.map(one => new Option(one, one)));
    label.append(head.textContent + " ", select);
    picks.append(label);
    select.addEventListener("change", show);
    return [{at, select}];
  });
  function show() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of rows) {
      const fits = words.every(word => one.text.includes(word)) &&
        selects.every(({at, select}) => !select.value || one.cells[at] === select.value);
      shown += fits;
      if (one.row.hidden === fits) one.row.hidden = !fits;
      if (one.card && one.card.hidden === fits) one.card.hidden = !fits;
    }
    count.value = count.dataset.wording.replace("{shown}", shown).replace("{all}", rows.length);
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
    body.append(...sorted.map(one => one.row), ...rows.filter(one => !known(one)).map(one => one.row));
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
  find.addEventListener("input", show);
  document.getElementById("reset").addEventListener("click", () => {
    find.value = "";
    selects.forEach(({select}) => { select.value = ""; });
    show();
  });
  // A link to a card that the filter hides shows all again.
  addEventListener("hashchange", () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.hidden) { document.getElementById("reset").click(); card.scrollIntoView(); }
  });
  document.querySelector(".tools").hidden = false;
  show();
})();
