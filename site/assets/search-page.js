/* A page that was found, taken apart: where in it a phrase stands, and the words around it. */

import { charted, flat, needle } from "./search-terms.js";

const LEFT_OUT = "script, style, template, noscript, nav, .sj-record, .sj-tongue, [data-search-exclude]";
const BLOCKS = "p, li, dt, dd, tr, h1, h2, h3, h4, h5, h6, summary, figcaption, caption, legend, label, div, article";
const AHEAD = 24;
const WIDTH = { zh: 96, en: 180 };

/* The blocks of a page in their order: words, the heading of the second level and the anchor above them. */
export function blocksOf(markup) {
  const article = new DOMParser().parseFromString(markup, "text/html").querySelector("article");
  const found = new Map();
  let section = "";
  let heading = "";
  let anchor = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return keep(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return;
    if (node.id && node.localName !== "h1") anchor = node.id;
    if (node.localName === "h2") {
      section = node.id;
      heading = node.textContent.trim();
    }
    node.childNodes.forEach(walk);
  };
  const keep = (node) => {
    const words = node.data.trim();
    if (!words) return;
    const block = node.parentElement.closest(BLOCKS);
    if (!found.has(block)) found.set(block, { section, heading, anchor, pieces: [], top: block.localName === "h1",
      head: block.localName === "h2", weak: /^h[2-6]$/.test(block.localName) || !!block.closest("thead") });
    found.get(block).pieces.push(words);
  };
  if (article) walk(article);
  return [...found.values()].map((block) => ({ ...block, words: block.pieces.join(" ") }));
}

/* Of some blocks the one that says most of what is asked for, and how many say any; null when not all is said. Where
   the title says all of it no block is named. */
export function placeIn(blocks, title, phrases) {
  const needles = phrases.map(needle);
  const missing = new Set(needles.filter((each) => !flat(title).includes(each)));
  const titled = !missing.size;
  let best = null;
  let count = 0;
  blocks.forEach((block) => {
    const made = flat(block.words);
    const here = needles.filter((each) => made.includes(each));
    here.forEach((each) => missing.delete(each));
    if (!here.length || block.top) return;
    count += 1;
    const said = 2 * here.length - (block.weak ? 1 : 0);
    if (!best || said > best.said) best = { ...block, said };
  });
  return missing.size ? null : titled ? { block: null, count: 0 } : { block: best, count };
}

/* Words with what is asked for marked. */
export function marked(words, phrases) {
  const made = document.createDocumentFragment();
  let done = 0;
  ranges(words, phrases).forEach(([from, to]) => {
    if (from < done) return;
    const mark = document.createElement("mark");
    mark.textContent = words.slice(from, to);
    made.append(words.slice(done, from), mark);
    done = to;
  });
  made.append(words.slice(done));
  return made;
}

/* The words around the first place. */
export function around(words, phrases, lang) {
  const [first] = ranges(words, phrases);
  const start = first ? first[0] - AHEAD : 0;
  const from = start < AHEAD / 2 ? 0 : start + words.slice(start, first[0]).match(/^([!-~]*\s)?/)[0].length;
  const cut = words.slice(from, from + WIDTH[lang]);
  return (from ? "…" : "") + cut + (from + cut.length < words.length ? "…" : "");
}

function ranges(words, phrases) {
  const { made, from, to } = charted(words);
  const found = [];
  phrases.map(needle).forEach((wanted) => {
    for (let at = made.indexOf(wanted); at >= 0; at = made.indexOf(wanted, at + 1)) {
      const first = wanted.startsWith(" ") ? at + 1 : at;
      const last = at + wanted.trimEnd().length - 1;
      found.push([from[first], to[last]]);
    }
  });
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
