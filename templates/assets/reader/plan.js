// A dated plan: what is still to be learnt for some targets, in order, at so many hours a week; and the same as a link
// and as a calendar file. Dates are days since 1970: no time zone has a say.
export const day = (text) => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? "") ?? [];
  const number = Date.UTC(year, month - 1, date) / 864e5;
  return Number.isInteger(number) && dateText(number) === text ? number : null;
};
export const dateText = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

// Everything before the targets that is not known, and the targets; in the graph's order. What only leads to something
// known is not needed either.
export function needed(graph, targets, isKnown) {
  const found = new Set(), stack = targets.filter((node) => !isKnown(node));
  while (stack.length) {
    const node = stack.pop();
    if (found.has(node)) continue;
    found.add(node);
    for (const n of node.requires) if (!isKnown(graph.nodes[n])) stack.push(graph.nodes[n]);
  }
  return [...found].sort((a, b) => a.number - b.number);
}

// Nodes → weeks. A week's time is spread evenly over its seven days; what does not end in a week goes on in the next.
export function schedule(nodes, hours, start) {
  const budget = hours * 60, weeks = [];
  let spent = 0;
  for (const node of nodes) {
    const first = Math.floor((spent * 7) / budget);
    spent += node.minutes;
    const last = Math.max(first, Math.ceil((spent * 7) / budget) - 1), number = Math.floor(first / 7);
    if (weeks.at(-1)?.number !== number + 1) weeks.push({ number: number + 1, from: start + number * 7, to: start + number * 7 + 6, items: [], minutes: 0 });
    weeks.at(-1).items.push({ node, from: start + first, to: start + last });
    weeks.at(-1).minutes += node.minutes;
  }
  return weeks;
}

// ---- The link: #for=lesson:a&know=lesson:b&hours=5&from=2026-06-01

export function readLink(hash) {
  const values = new URLSearchParams(hash.replace(/^#/, "")), problems = [];
  const hours = Number(values.get("hours") ?? 5), from = day(values.get("from") ?? "");
  if (!(hours >= 0.5 && hours <= 100)) problems.push(`“${values.get("hours")}” is no number of hours from ½ to 100: 5 instead`);
  if (values.has("from") && from === null) problems.push(`“${values.get("from")}” is no date: today instead`);
  return { targets: values.getAll("for"), known: values.getAll("know"), usesProgress: values.get("mine") !== "no", hours: hours >= 0.5 && hours <= 100 ? hours : 5, from, problems };
}

export function writeLink({ targets, known, usesProgress, hours, from }) {
  const values = [...targets.map((id) => ["for", id]), ...known.map((id) => ["know", id]), ...(usesProgress ? [] : [["mine", "no"]])];
  values.push(["hours", hours], ...(from === null ? [] : [["from", dateText(from)]]));
  return "#" + values.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2F", "/")}`).join("&");
}

// ---- The calendar (RFC 5545). The same plan is the same file: stamps are of its first day, names of its nodes.

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\0-\x1f\x7f]/g, "");
const plain = (number) => dateText(number).replaceAll("-", "");

// At most 75 octets a line, never through a character.
export function folded(line) {
  let folded = "", size = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (size + octets > 75) (folded += "\r\n "), (size = 1);
    folded += character;
    size += octets;
  }
  return folded;
}

export function calendar(weeks, { title, base, start }) {
  const place = new URL(base), stamp = `DTSTAMP:${plain(start)}T000000Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waymark//Planner//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${escaped(title)}`];
  for (const { number, items } of weeks) {
    for (const { node, from, to } of items) {
      lines.push(
        "BEGIN:VEVENT", `UID:${encodeURIComponent(node.id)}.${encodeURIComponent(place.pathname)}@${place.hostname}`, stamp, `DTSTART;VALUE=DATE:${plain(from)}`,
        `DTEND;VALUE=DATE:${plain(to + 1)}`, `SUMMARY:${escaped(node.title)}`, `DESCRIPTION:${escaped(`Week ${number}, ${node.minutes} minutes\n${new URL(node.url, base).href}`)}`,
        `URL:${new URL(node.url, base).href}`, "TRANSP:TRANSPARENT", "END:VEVENT");
    }
  }
  return [...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
