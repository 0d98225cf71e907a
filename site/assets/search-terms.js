/* What a text is found by, and where it is looked up: the same as ledger/board/search/terms.py and places.py. */

const HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const ONE_HAN = new RegExp(`[${HAN}]`, "u");
const ONE_LETTER = /[\p{L}\p{N}]/u;
const RUN = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE = 32;
const HEAD = 3;

export function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

/* Runs of Chinese characters, and of other letters and digits, in their order. */
export function runs(text) {
  return folded(text).match(RUN) || [];
}

export function isHan(run) {
  return ONE_HAN.test(run);
}

export function terms(text) {
  return new Set(runs(text).flatMap(termsOf));
}

/* The terms of one run: pairs of neighbours, or all of it. */
export function termsOf(run) {
  const characters = [...run];
  if (!isHan(run) || characters.length === 1) return [run];
  return characters.slice(1).map((next, at) => characters[at] + next);
}

/* The number of the file in which a term stands. */
export function shardOf(term, shards) {
  const hash = [...term].slice(0, HEAD).reduce((sum, each) => (sum * 31 + each.codePointAt(0)) % 2 ** 32, 0);
  return hash % shards;
}

/* Numbers of documents from their differences. */
export function unpacked(text) {
  const places = [];
  let place = 0;
  let weight = 1;
  for (const each of text) {
    const digit = DIGITS.indexOf(each);
    place += (digit % BASE) * weight;
    weight *= BASE;
    if (digit < BASE) {
      places.push(place);
      weight = 1;
    }
  }
  return places;
}

/* A text as its runs between blanks, to look for phrases in. */
export function flat(text) {
  return ` ${runs(text).join(" ")} `;
}

/* The same, with the place in the text from which, and up to which, each unit of it comes. */
export function charted(text) {
  let made = " ";
  let before = 0;
  let place = 0;
  const from = [0];
  const to = [0];
  const add = (unit) => {
    made += unit;
    from.push(place);
    to.push(place);
  };
  for (const character of text) {
    for (const each of folded(character)) {
      const kind = ONE_HAN.test(each) ? 1 : ONE_LETTER.test(each) ? 2 : 0;
      if (kind !== before && !made.endsWith(" ")) add(" ");
      if (kind) [...Array(each.length).keys()].forEach((at) => add(each[at]));
      if (kind) to.fill(place + character.length, -each.length);
      before = kind;
    }
    place += character.length;
  }
  add(" ");
  return { made, from, to };
}

/* What a phrase (its runs) looks like in a flat text: words whole, the last one from three letters on by its beginning. */
export function needle(phrase) {
  const last = phrase[phrase.length - 1];
  const open = isHan(last) || begins(last);
  return (isHan(phrase[0]) ? "" : " ") + phrase.join(" ") + (open ? "" : " ");
}

/* Whether a word at the end of a phrase stands for all that begin like it. */
export function begins(word) {
  return !isHan(word) && [...word].length >= HEAD && !/^\p{N}+$/u.test(word);
}
