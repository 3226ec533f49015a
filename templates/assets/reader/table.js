// The comparison's table: sort by a column, leave out rows and columns, mark what differs. Without this it is whole.
import { checkbox, count, hook, say, tags } from "./dom.js";
const { button, details, fieldset, div, input, label, legend, span, summary } = tags;

const textOf = (cell) => (cell.querySelector(".cell, a") ?? cell).textContent.replace(/^[^\p{L}\p{N}]+/u, "").trim();

// Yes before partly before no, numbers by size, other words by the alphabet. What nobody knows is null.
export function keyOf(cell) {
  const shown = cell.querySelector(".cell"), rank = ["yes", "partial", "no", "unknown"].findIndex((name) => shown?.classList.contains(`cell-${name}`));
  if (rank >= 0) return rank < 3 ? rank : null;
  const [, number] = /^[^\d-]*(-?\d[\d ,]*(?:\.\d+)?)/.exec(textOf(cell)) ?? [];
  return number ? Number(number.replace(/[ ,]/g, "")) : textOf(cell).toLowerCase();
}

// Unknown is last both ways; numbers stand before words.
export function compare(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  return sign * (typeof a === typeof b ? (a > b) - (a < b) : typeof a === "number" ? -1 : 1);
}

export function start() {
  const region = hook("table"), table = region.querySelector("table"), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], rows = [...body.rows];
  const names = heads.map((head) => head.textContent.trim());

  function sort(column) {
    const isDown = heads[column].getAttribute("aria-sort") === "ascending";
    const keyed = rows.map((row) => [keyOf(row.cells[column]), row]).sort(([a], [b]) => compare(a, b, isDown ? -1 : 1));
    body.append(...keyed.map(([, row]) => row));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", isDown ? "descending" : "ascending");
    say(`Sorted by ${names[column]}, ${isDown ? "descending" : "ascending"}.`);
  }
  heads.forEach((head, column) => head.append(" ", button({ className: "sort", "aria-label": `Sort by ${names[column]}`, onclick: () => sort(column) })));

  const words = input({ type: "search", autocomplete: "off" }), box = (text, isOn = true) => checkbox(text, isOn);
  const wantedRows = rows.map((row) => box(textOf(row.cells[0]))), wantedColumns = names.slice(1).map((name) => box(name)), marks = box("Mark what differs", false), only = box("Only columns that differ", false);
  const isOn = (label) => label.firstChild.checked;
  region.before(details({ className: "table-filter", oninput: show }, summary("Filter and compare"), div({ className: "field" }, label("Rows that mention ", words)),
    fieldset(legend("Rows"), wantedRows), fieldset(legend("Columns"), wantedColumns), fieldset(legend("Differences"), marks, only)));

  function show() {
    rows.forEach((row, i) => (row.hidden = !isOn(wantedRows[i]) || !row.textContent.toLowerCase().includes(words.value.trim().toLowerCase())));
    const shown = rows.filter((row) => !row.hidden);
    heads.forEach((head, column) => {
      const values = shown.map((row) => textOf(row.cells[column])), times = (value) => values.filter((other) => other === value).length;
      const most = [...values].sort((a, b) => times(b) - times(a))[0], isSame = values.every((value) => value === most);
      head.hidden = column > 0 && (!isOn(wantedColumns[column - 1]) || (isOn(only) && isSame));
      for (const row of rows) {
        const cell = row.cells[column], isDifferent = column > 0 && isOn(marks) && !row.hidden && textOf(cell) !== most;
        cell.hidden = head.hidden;
        cell.classList.toggle("is-different", isDifferent);
        cell.querySelector(".differs")?.remove();
        if (isDifferent) cell.append(span({ className: "differs" }, span({ "aria-hidden": "true" }, " ≠"), span({ className: "visually-hidden" }, " (differs)")));
      }
    });
    say(`${count(shown.length, "row")} of ${rows.length}, ${count(heads.filter((head) => !head.hidden).length - 1, "column")} of ${heads.length - 1}.`);
  }
}
