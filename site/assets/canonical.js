/* The canonical form of a record (docs/canonical-form.md), as `shaiji fmt` writes it, and its measures of text. */

const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)$/i;
const MONTH = /^[0-9]{4}-[0-9]{2}$/;
/* What numbers, times and dates are written with. */
const NUMERAL = /^[0-9][0-9A-Fa-fOoTtWwXxZz_.,:+\-/ ]*$/;

/* Whether a text stands without quotes. */
export function isPlain(text) {
  if (!/^(?:[^\x00-\x7f]|[0-9A-Za-z])/.test(text)) return false;
  if (/\n| [#:]|: |[ :]$/.test(text)) return false;
  return /^[^\x00-\x7f]/.test(text) || (!WORDS.test(text) && (MONTH.test(text) || !NUMERAL.test(text)));
}

/* Whether a text is written as a literal block: of several lines, all of them clean. */
export function isBlock(text) {
  if (!text.includes("\n") || /^[ \n]/.test(text) || text.endsWith("\n\n")) return false;
  return !text.split("\n").some((line) => line.endsWith(" "));
}

export function quoted(text) {
  return '"' + text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n") + '"';
}

/* The canonical YAML of a map; its keys keep their order. */
export function emit(map) {
  const lines = [];
  if (!isFull(map)) return "{}\n";
  writeMap(map, "", "", lines);
  return lines.join("\n") + "\n";
}

function writeMap(map, margin, lead, lines) {
  for (const [key, item] of Object.entries(map)) {
    const head = lead + (isPlain(key) ? key : quoted(key)) + ":";
    lead = margin;
    if (!isFull(item)) {
      lines.push(head + " " + leaf(item, margin));
    } else {
      lines.push(head);
      if (Array.isArray(item)) writeList(item, margin, margin, lines);
      else writeMap(item, margin + "  ", margin + "  ", lines);
    }
  }
}

function writeList(list, margin, lead, lines) {
  for (const item of list) {
    if (!isFull(item)) lines.push(lead + "- " + leaf(item, margin));
    else if (Array.isArray(item)) writeList(item, margin + "  ", lead + "- ", lines);
    else writeMap(item, margin + "  ", lead + "- ", lines);
    lead = margin;
  }
}

function isFull(item) {
  return typeof item === "object" && Object.keys(item).length > 0;
}

function leaf(item, margin) {
  if (typeof item === "string") return written(item, margin);
  if (typeof item === "object") return Array.isArray(item) ? "[]" : "{}";
  return String(item);
}

function written(text, margin) {
  if (isPlain(text)) return text;
  if (!isBlock(text)) return quoted(text);
  const ends = text.endsWith("\n");
  const body = ends ? text.slice(0, -1) : text;
  return [ends ? "|" : "|-", ...body.split("\n").map((line) => line && margin + "  " + line)].join("\n");
}

/* The letters and numbers of a text in compatibility form: texts are measured and compared by them. */
export function letters(text) {
  return [...text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "")];
}
