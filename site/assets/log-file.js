/* The month's file of a log: made new, or with days put into the one that is there; and where to send it. */

import { emit } from "./canonical.js";

/* So many characters a link may carry: 500 Chinese ones, which cost nine each. */
const LINK = 4500;

/* Where the file lies; what is not chosen yet is left open. */
export function pathOf(template, log) {
  const keys = { year: log.month.slice(0, 4), unit: log.unit, person: log.person, month: log.month };
  return template.replace(/\{(\w+)\}/g, (_, key) => keys[key] || "…");
}

function ordered(entries) {
  return entries.slice().sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function fields(entry) {
  const theme = entry.theme ? { theme: entry.theme } : {};
  return { date: entry.date, filed: entry.filed, ...theme, text: entry.text };
}

/* The whole file of a month that has none yet. */
export function newMonth(log, entries) {
  const listed = ordered(entries).map(fields);
  return emit({ person: log.person, unit: log.unit, month: log.month, entries: listed });
}

/* The lines of some entries alone, to be added to a file. */
export function entryLines(entries) {
  return emit({ entries: ordered(entries).map(fields) }).replace("entries:\n", "");
}

/* A month's file taken apart: what stands above its entries, and each entry with its day, text and lines.
   Nothing when it is not a canonical log. */
export function readMonth(file) {
  const lines = file.replaceAll("\r\n", "\n").replace(/^\n+|\n+$/g, "").split("\n");
  const at = lines.indexOf("entries:");
  if (at < 0) return null;
  const days = [];
  for (const line of lines.slice(at + 1)) {
    const day = /^- date: "([0-9-]{10})"$/.exec(line);
    if (day) days.push({ date: day[1], lines: [line] });
    else if (/^(?:  .*|)$/.test(line) && days.length) days[days.length - 1].lines.push(line);
    else return null;
  }
  const head = Object.fromEntries(lines.slice(0, at).map((line) => line.split(": ")));
  days.forEach((day) => { day.text = textOf(day.lines); });
  return { head, top: lines.slice(0, at + 1), days };
}

function textOf(lines) {
  const at = lines.findIndex((line) => line.startsWith("  text: "));
  if (at < 0) return "";
  const said = lines[at].slice("  text: ".length);
  if (/^\|-?$/.test(said)) return lines.slice(at + 1).map((line) => line.slice(4)).join("\n");
  return said.startsWith('"') ? JSON.parse(said) : said;
}

/* The file with some more days, each at its place. */
export function addedTo(month, entries) {
  const more = entries.map((entry) => ({ date: entry.date, lines: entryLines([entry]).trimEnd().split("\n") }));
  const days = ordered([...month.days, ...more]);
  return [...month.top, ...days.flatMap((day) => day.lines)].join("\n") + "\n";
}

const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

/* Where a forge takes the file: the address, and whether it brings the content with it. */
export function sendTo(forge, path, content, isNew) {
  const { kind, repository, branch } = forge;
  const at = `${encoded(branch)}/${encoded(path)}`;
  const name = encodeURIComponent(path);
  const cut = path.lastIndexOf("/");
  const value = "&value=" + encodeURIComponent(content);
  const fits = value.length <= LINK;
  if (kind === "gitee") return { address: `${repository}/issues/new`, carries: false, issue: true };
  if (kind === "gitlab") {
    const make = `${repository}/-/new/${encoded(branch)}?file_name=${name}`;
    return { address: isNew ? make : `${repository}/-/edit/${at}`, carries: false };
  }
  if (kind === "github") {
    const make = `${repository}/new/${encoded(branch)}?filename=${name}`;
    return isNew ? { address: make + (fits ? value : ""), carries: fits } : { address: `${repository}/edit/${at}`, carries: false };
  }
  const folder = `${encoded(branch)}/${encoded(path.slice(0, cut))}`;
  const make = `${repository}/_new/${folder}?filename=${encodeURIComponent(path.slice(cut + 1))}`;
  return isNew ? { address: make + (fits ? value : ""), carries: fits } : { address: `${repository}/_edit/${at}`, carries: false };
}
