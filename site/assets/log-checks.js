/* What can be said of an entry before it is sent: the same rules that `shaiji check` asks, as far as the form
   knows enough. A finding is {rule, args}; rules and their words come with the settings. */

import { letters } from "./canonical.js";

/* What a text may not hold, run by run, with the rule and what to write instead. */
export function blemishes(text, characters) {
  const accepted = new RegExp(`^[${characters}]+$`, "u");
  return [...text.matchAll(new RegExp(`[^${characters}\\n]+`, "gu"))].map((found) => {
    const run = found[0];
    const first = [...run][0];
    const before = [...text.slice(0, found.index)].pop() || "";
    const composed = [run, before + run].map((each) => each.normalize("NFC")).find((each) => accepted.test(each));
    const rule = composed ? "Y013" : ruleOf(first, accepted);
    const instead = composed || (rule === "Y011" ? run.normalize("NFKC") : "");
    const code = "U+" + first.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return { rule, args: { count: [...run].length, code, instead } };
  });
}

function ruleOf(sign, accepted) {
  const nfkc = sign.normalize("NFKC");
  if (sign === "\t") return "Y006";
  if (/[\u115f\u1160\u2800\u3164\uffa0\p{Z}]/u.test(sign)) return "Y009";
  if (/[\p{Cf}\u034f\u180b-\u180f\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/u.test(sign)) return "Y008";
  if (/\p{Cc}/u.test(sign)) return "Y007";
  if (/[\p{Co}\p{Cs}]/u.test(sign)) return "Y010";
  return nfkc !== sign && accepted.test(nfkc) ? "Y011" : "Y012";
}

/* How many of a hundred pairs of neighbouring letters are different ones. */
export function sameness(text) {
  const said = letters(text);
  const pairs = said.length - 1;
  if (pairs <= 0) return 100;
  return Math.floor((new Set(said.slice(1).map((sign, at) => said[at] + sign)).size * 100) / pairs);
}

/* Identity and mobile numbers in their plain guises; the gate knows more. */
export function leaks(text) {
  const plain = text.normalize("NFKC").replace(/(?<=[0-9])[ \-.·_](?=[0-9Xx])/g, "");
  const rows = [...plain.matchAll(/[0-9]+[Xx]?/g)];
  const found = [];
  for (const row of rows) {
    const after = plain.slice(row.index + row[0].length);
    if (isResident(row[0].toUpperCase())) found.push({ rule: "D001", args: {} });
    else if (/^(?:0086|86|0)?1[3-9][0-9]{9}$/.test(row[0]) && !/^\s*(?:\.\d+)?\s*(?:元|万|亿|千|百|吨|%)/.test(after))
      found.push({ rule: "D002", args: {} });
  }
  return found;
}

function isResident(number) {
  if (!/^[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$/.test(number)) return false;
  const total = [...number.slice(0, 17)].reduce((sum, digit, at) => sum + Number(digit) * (2 ** (17 - at) % 11), 0);
  return "10X98765432"[total % 11] === number[17];
}

/* The rules of the policy in force on a day. */
export function rulesOn(settings, day) {
  return settings.rules.filter((rules) => rules.from <= day).pop() || settings.rules[0];
}

/* The last day on which an entry may be filed; nothing beyond the calendars. */
function deadline(settings, rules, day) {
  let due = day;
  if (rules.weekly) {
    const sunday = new Date(Date.parse(day) + ((7 - new Date(day).getUTCDay()) % 7) * 86400000).toISOString().slice(0, 10);
    due = settings.workdays.filter((each) => each >= day && each <= sunday).pop() || day;
  }
  return settings.workdays.filter((each) => each > due)[rules.late - 1] || "";
}

/* Everything that is wrong with an entry. `before` are the other entries of the month, `today` the reader's day. */
export function findings(settings, log, entry, before, today) {
  const rules = rulesOn(settings, entry.date || today);
  return [...dayFaults(settings, rules, log, entry, before, today), ...textFaults(settings, rules, entry, before)];
}

function dayFaults(settings, rules, log, entry, before, today) {
  const day = entry.date;
  if (!day) return [];
  const found = [];
  const years = new Set(settings.workdays.map((each) => each.slice(0, 4)));
  const posts = (settings.people[log.person] || {}).posts;
  if (before.some((each) => each.date === day)) found.push({ rule: "L016", args: { day, before: day } });
  if (day > today) return [...found, { rule: "L009", args: { day, now: today } }];
  if (years.has(day.slice(0, 4)) && !settings.workdays.includes(day)) found.push({ rule: "L003", args: { day } });
  else if (posts && !posts.some(([unit, from, to]) => unit === log.unit && from <= day && (!to || day <= to)))
    found.push({ rule: "L006", args: { day, person: log.person, unit: log.unit } });
  const last = deadline(settings, rules, day);
  if (last && entry.filed > last)
    found.push({ rule: "L011", args: { day, filed: entry.filed, deadline: last, workdays: rules.late } });
  return found;
}

function textFaults(settings, rules, entry, before) {
  const field = settings.fields.text;
  const said = letters(entry.text);
  const length = [...entry.text].length;
  const found = blemishes(entry.text, settings.characters);
  if (length > field.maxLength)
    found.push({ rule: "S007", args: { zh: field.zh, en: field.en, length, min: field.minLength, max: field.maxLength } });
  if (said.length < rules.least) found.push({ rule: "L004", args: { letters: said.length, min: rules.least } });
  else if (rules.most !== null && said.length > rules.most)
    found.push({ rule: "L005", args: { letters: said.length, max: rules.most } });
  const filler = settings.messages.D020.least;
  if (said.length >= rules.least && sameness(entry.text) < filler)
    found.push({ rule: "D020", args: { percent: sameness(entry.text), least: filler } });
  const twin = before.find((each) => each.text && letters(each.text).join("") === said.join(""));
  if (rules.repeat && said.length && twin) found.push({ rule: "L014", args: { day: twin.date, other: twin.where } });
  if (entry.theme && !rules.themes.some((each) => each.id === entry.theme))
    found.push({ rule: "L013", args: { theme: entry.theme, known: rules.themes.map((each) => each.id).join(", ") } });
  return [...found, ...leaks(entry.text)];
}
