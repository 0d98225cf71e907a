/* The search: looks a question up in the index, a few small files, and shows the words around what it finds. */

import { begins, flat, needle, runs, shardOf, termsOf, unpacked } from "./search-terms.js";
import { around, blocksOf, marked, placeIn } from "./search-page.js";

const SAY = {
  zh: {
    looking: "正在查找……",
    short: "一个字太短，请至少输入两个字。",
    none: (words) => `没有找到“${words}”。可以少写几个字，或者换个说法。`,
    all: (count) => `找到 ${count} 处。`,
    about: (count) => `约 ${count} 处。`,
    failed: "没有读到索引，可能是网络断了。请再试一次，或者从下面的目录找。",
    unread: "这一页没有读到。",
    every: "全部",
    others: (count) => `这里还有 ${count} 处`,
    foreign: "英文页",
  },
  en: {
    looking: "Searching …",
    short: "One character is too few: give at least two.",
    none: (words) => `Nothing found for “${words}”. Try fewer words, or other ones.`,
    all: (count) => `${count} found.`,
    about: (count) => `About ${count} found.`,
    failed: "The index could not be read; perhaps there is no network. Try again, or use the lists below.",
    unread: "This page could not be read.",
    every: "All",
    others: (count) => `${count} more here`,
    foreign: "in Chinese",
  },
};
const LANG = document.documentElement.lang === "en" ? "en" : "zh";
const LANGS = ["zh", "en"];
const say = SAY[LANG];
const BATCH = 10;
const at = (name) => document.getElementById(`sj-search${name}`);
const form = at("");
const index = new URL(form.dataset.index, location.href);
const asked = new URLSearchParams(location.search);

function node(name, words = "", style = "") {
  const made = document.createElement(name);
  made.append(words);
  if (style) made.className = style;
  return made;
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/* Words between blanks are looked for each by itself, each as its runs. */
const phrasesOf = (words) => words.split(/\s+/).map(runs).filter((phrase) => phrase.length);

/* The terms of each phrase; single characters only where there is nothing else to go by. */
function wanted(phrases) {
  const all = phrases.map((phrase) => phrase.flatMap((run, place) => termsOf(run).map((term) => (
    { term, begins: place === phrase.length - 1 && begins(run) }
  ))));
  const longer = all.map((terms) => terms.filter(({ term }) => [...term].length > 1)).filter((terms) => terms.length);
  return longer.length ? longer : all;
}

/* Where a term stands, by the file that has it. */
function placesOf({ term, begins: open }, held) {
  const names = open ? Object.keys(held).filter((each) => each.startsWith(term)) : [term];
  return new Set(names.flatMap((each) => unpacked(Object.hasOwn(held, each) ? held[each] : "")));
}

/* The documents in which all terms stand. A section has what its page says ahead of all sections, but not that alone. */
async function lookup(phrases, { shards, sections }) {
  const files = new Map(phrases.flat().map(({ term }) => [shardOf(term, shards), null]));
  await Promise.all([...files.keys()].map(async (shard) => {
    const file = `${String(shard).padStart(3, "0")}.json`;
    files.set(shard, await (await read(new URL(file, index))).json());
  }));
  const found = phrases.map((terms) => terms.map((each) => placesOf(each, files.get(shardOf(each.term, shards)))));
  const every = new Set(found.flatMap(([places]) => [...places]));
  return [...every].filter((document) => {
    const page = document - (document % sections);
    const here = found.map((terms) => terms.every((places) => places.has(document)));
    return here.includes(true) && found.every((terms, at) => here[at] || terms.every((places) => places.has(page)));
  });
}

/* Documents as things to show, what fits best first. */
function sorted(documents, listing, phrases) {
  const needles = phrases.map(needle);
  const whole = `${needles.map((each) => each.trim()).join(" ")}`;
  const numbers = listing.folders.flatMap(([first, count]) => [...Array(count).keys()].map((place) => first + place));
  const rows = new Map(listing.pages.map((row, place) => [numbers[place], row]));
  const hits = documents.map((document) => {
    const page = Math.floor(document / listing.sections);
    const [address, kind, titles, anchors] = rows.get(page);
    const flats = titles.map(flat);
    const section = document % listing.sections;
    const fits = section ? 0 : flats.some((each) => each.trim() === whole) ? 2
      : flats.some((each) => needles.every((wanted) => each.includes(wanted))) ? 1 : 0;
    return { page, address, kind, titles, fits, anchor: section ? anchors[section - 1] : "", cut: anchors.length > 0 };
  });
  const later = (a, b) => (a < b ? 1 : a > b ? -1 : 0);
  return hits.sort((a, b) => b.fits - a.fits || a.kind - b.kind || later(a.anchor, b.anchor)
    || (listing.kinds[a.kind][3] ? b.page - a.page : a.page - b.page));
}

/* A page in a language, read once. */
const pages = new Map();
function pageOf(hit, lang) {
  const address = new URL(`../${lang === LANGS[0] ? "" : `${lang}/`}${hit.address}`, index).href;
  if (!pages.has(address)) pages.set(address, read(address).then((answer) => answer.text()).then(blocksOf));
  return pages.get(address).then((blocks) => ({ address, blocks }));
}

/* Where in its page a hit stands, in the reader's language or else the other; null where it does not: then its
   parts had met by chance. */
async function placed(hit, phrases) {
  for (const lang of [LANG, ...LANGS.filter((each) => each !== LANG)]) {
    const { address, blocks } = await pageOf(hit, lang);
    const own = hit.cut ? blocks.filter((block) => block.section === hit.anchor || (!hit.anchor && block.head)) : blocks;
    const title = hit.titles[LANGS.indexOf(lang)] || hit.titles[0];
    const place = placeIn(own, title, phrases);
    if (place) return { ...hit, ...place, title, lang, address, first: own.find((block) => !block.top && block.words.length > 6) };
  }
  return null;
}

function shown(hit, phrases, listing) {
  const item = node("li");
  const link = node("a");
  const block = hit.block || hit.first;
  const anchor = hit.anchor || (hit.block || {}).anchor;
  link.href = hit.address + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  link.append(marked(hit.title, phrases));
  const notes = [listing.kinds[hit.kind][1 + LANGS.indexOf(LANG)]];
  if (hit.anchor || (hit.block && !hit.cut && !hit.block.head)) notes.push((block || {}).heading);
  if (hit.lang !== LANG) notes.push(say.foreign);
  item.append(link, node("small", notes.filter(Boolean).join(" · ")));
  if (hit.unread) item.append(node("p", say.unread));
  if (block) {
    const line = node("p");
    line.append(marked(around(block.words, phrases, hit.lang), phrases));
    if (hit.count > 1) line.append(" ", node("small", say.others(hit.count - 1)));
    item.append(line);
  }
  item.lang = hit.lang;
  return item;
}

/* Ways to the hits of one kind alone, where there are several kinds. */
function ways(hits, listing) {
  const counts = new Map();
  hits.forEach((hit) => counts.set(hit.kind, (counts.get(hit.kind) || 0) + 1));
  if (counts.size < 2) return;
  const way = (folder, name, count) => {
    const link = node("a", `${name} ${count}`);
    const there = new URLSearchParams({ q: asked.get("q"), ...(folder ? { in: folder } : {}) });
    link.href = `?${there}`;
    if ((asked.get("in") || "") === folder) link.setAttribute("aria-current", "true");
    return link;
  };
  at("-kinds").replaceChildren(way("", say.every, hits.length), ...[...counts].sort((a, b) => a[0] - b[0]).map(
    ([kind, count]) => way(listing.kinds[kind][0], listing.kinds[kind][1 + LANGS.indexOf(LANG)], count)
  ));
  at("-kinds").hidden = false;
}

async function search(words) {
  const phrases = phrasesOf(words);
  const tell = (what) => { at("-told").textContent = what; };
  if ([...phrases.flat().join("")].length < 2) return tell(say.short);
  tell(say.looking);
  const listing = await (await read(new URL("pages.json", index))).json();
  const all = sorted(await lookup(wanted(phrases), listing), listing, phrases);
  ways(all, listing);
  const hits = all.filter((hit) => !asked.get("in") || listing.kinds[hit.kind][0] === asked.get("in"));
  let next = 0;
  let there = 0;
  async function more() {
    const before = there;
    at("-more").hidden = true;
    while (there < before + BATCH && next < hits.length) {
      const some = hits.slice(next, next + BATCH + before - there);
      next += some.length;
      const found = await Promise.all(some.map((hit) => placed(hit, phrases).catch(() => (
        { ...hit, title: hit.titles[LANGS.indexOf(LANG)] || hit.titles[0], lang: LANG, unread: true,
          address: new URL(`../${LANG === LANGS[0] ? "" : `${LANG}/`}${hit.address}`, index).href }
      ))));
      const items = found.filter(Boolean).map((hit) => shown(hit, phrases, listing));
      at("-hits").append(...items);
      there += items.length;
    }
    at("-more").hidden = next >= hits.length;
    tell(next < hits.length ? say.about(hits.length) : there ? say.all(there) : say.none(words));
    if (before && there > before) at("-hits").children[before].querySelector("a").focus();
  }
  at("-more").addEventListener("click", more);
  await more();
}

const words = (asked.get("q") || "").trim();
at("-words").value = words;
document.querySelectorAll(".sj-tongue a").forEach((way) => { way.search = location.search; });
form.hidden = false;
if (words) {
  document.title = `${words} · ${document.title}`;
  search(words).catch(() => { at("-told").textContent = say.failed; });
} else {
  at("-words").focus();
}
