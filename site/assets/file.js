/* The form that files a work log: a draft kept in this browser, checks as one types, and the file itself. */

import { letters } from "./canonical.js";
import { findings, rulesOn } from "./log-checks.js";
import { addedTo, entryLines, newMonth, pathOf, readMonth, sendTo } from "./log-file.js";

const ZH = {
  count: (now, least, most) => `${now} 字（要 ${least}${most ? ` 到 ${most}` : ""} 字，标点不算）`,
  need: "要先填好：",
  missing: { person: "人员编号", date: "日期", text: "内容", days: "至少一天" },
  unknown: "编号写作 p 加四到六位数字，如 p0042",
  nobody: "台账里没有这个编号",
  fine: "没有发现问题。",
  fix: "怎么改：",
  other: "改好上面的问题，这里就出现文件。",
  remove: "去掉",
  change: "修改",
  path: "文件",
  content: "文件内容",
  lines: "要加的几行",
  link: "点“提交”，仓库的网页会打开，文件名和内容都已填好，按页面提示提交即可。",
  paste: "内容较长，链接放不下：点“提交”会先复制内容，再打开仓库的网页（文件名已填好），粘贴后按提示提交。",
  bare: "点“提交”会先复制内容，再打开仓库的网页，粘贴后按提示提交。",
  edit: "点“提交”会先复制整个文件，再打开这个文件的编辑页：全选，粘贴，按提示提交。",
  append: "点“提交”会先复制这几行，再打开这个文件的编辑页：粘贴到末尾（日期要从早到晚），按提示提交。",
  issue: "点“提交”会先复制内容，再打开新建工单的网页：粘贴后提交，由联络员代为入账。",
  nowhere: "复制或下载后，发给单位的联络员代为提交。",
  append_by_hand: "把这几行加在文件末尾（日期要从早到晚）。复制后发给单位的联络员也可以。",
  known: "本站已有这个月的文件，新写的日子会放进去；其中已有：",
  wrong: "粘贴的不是这个人这个月的文件，或者不完整。",
  big: "文件超过了大小限制。",
  copied: "已复制。",
  by_hand: "浏览器不让复制：请长按上面的文字，自己复制。",
  board: "本站",
  days: (count) => `（${count} 天）`,
};
const EN = {
  count: (now, least, most) => `${now} letters (${least}${most ? ` to ${most}` : " or more"}; punctuation is not counted)`,
  need: "Still to be filled in: ",
  missing: { person: "person", date: "day", text: "text", days: "one day at least" },
  unknown: "an id is p and four to six digits, such as p0042",
  nobody: "the ledger has nobody with this id",
  fine: "Nothing was found to be wrong.",
  fix: "How to mend it: ",
  other: "Mend what is told above and the file appears here.",
  remove: "Remove",
  change: "Change",
  path: "File",
  content: "Content of the file",
  lines: "Lines to add",
  link: "“Submit” opens the repository's page with the name and the content filled in; go on as it says.",
  paste: "The content is too long for a link. “Submit” copies it and opens the repository's page with the name filled in: paste, then go on as it says.",
  bare: "“Submit” copies the content and opens the repository's page: paste, then go on as it says.",
  edit: "“Submit” copies the whole file and opens the page that edits it: select all, paste, then go on as it says.",
  append: "“Submit” copies these lines and opens the page that edits the file: paste them at its end (days run from early to late), then go on as it says.",
  issue: "“Submit” copies the content and opens a new issue: paste and send it; the contact files it for you.",
  nowhere: "Copy or download it and give it to the contact of your unit.",
  append_by_hand: "Add these lines at the end of the file (days run from early to late), or copy them to the contact of your unit.",
  known: "This board has the month's file and puts the new day into it. Days in it: ",
  wrong: "What was pasted is not the file of this person and month, or not all of it.",
  big: "The file is larger than a record may be.",
  copied: "Copied.",
  by_hand: "The browser does not let this page copy: press long on the text above and copy it.",
  board: "this board",
  days: (count) => ` (${count} ${count === 1 ? "day" : "days"})`,
};
const LANG = document.documentElement.lang === "en" ? "en" : "zh";
const SAY = LANG === "en" ? EN : ZH;
const form = document.getElementById("sj-file");
const place = new URL(form.dataset.settings, location.href);
const KEY = "shaiji.file:" + place.pathname;
const at = (id) => document.getElementById("sj-" + id);
const files = new Map();
let settings;
let kept = [];

/* Today by the legal time of China, which every day of a ledger goes by. */
function today() {
  return new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
}

function node(tag, words, kind) {
  const made = document.createElement(tag);
  made.textContent = words || "";
  if (kind) made.className = kind;
  return made;
}

/* The id that was typed, or that of the only person of that name. */
function person() {
  const typed = at("person").value.trim();
  const named = Object.keys(settings.people).filter((id) => settings.people[id].name === typed);
  return named.length === 1 ? named[0] : typed.split(" ")[0].toLowerCase();
}

function current() {
  const date = at("date").value;
  const theme = at("theme") ? at("theme").value : "";
  return { date, filed: today(), theme, text: at("text").value.replaceAll("\r\n", "\n").trim() };
}

function month() {
  const days = [current().date, ...kept.map((entry) => entry.date)].filter(Boolean);
  return (days[0] || today()).slice(0, 7);
}

function log() {
  return { person: person(), unit: at("unit").value, month: month() };
}

/* The unit in which the person has a post on the day, when the board knows. */
function setUnit() {
  const posts = (settings.people[person()] || {}).posts || [];
  const day = at("date").value || today();
  const post = posts.find(([, from, to]) => from <= day && (!to || day <= to)) || posts[posts.length - 1];
  if (post && [...at("unit").options].some((option) => option.value === post[0])) at("unit").value = post[0];
}

/* Whether the board has the file of this month: yes, no, or not known where logs are not shown. */
function known() {
  const { unit, month } = log();
  const months = (settings.people[person()] || {}).months || [];
  if (months.some(([own, each]) => own === unit && each === month)) return true;
  return settings.months_shown ? false : null;
}

async function fetchMonth(path) {
  if (files.has(path)) return;
  files.set(path, null);
  const found = await fetch(new URL(path, place)).catch(() => null);
  if (found && found.ok) files.set(path, await found.text());
  show();
}

function state() {
  return form.elements.state.value || "new";
}

/* The month's file as it is now, from the board or as pasted; nothing when nobody knows it. */
function present(path) {
  if (state() === "new") return { file: null };
  const pasted = at("paste").value;
  const file = pasted.trim() ? pasted : files.get(path) || null;
  const read = file && readMonth(file);
  const own = read && read.head.person === log().person && read.head.month === month();
  return { file, read: own ? read : null, wrong: Boolean(file) && !own };
}

/* The rule of a finding in words, with what it found. */
function told(finding) {
  const rule = settings.messages[finding.rule];
  const args = finding.args;
  const filled = (words) => words.replace(/\{(\w+)\}/g, (_, key) => (args[key] === undefined ? "…" : args[key]));
  const line = node("li");
  line.dataset.severity = rule.severity;
  const link = node("a", finding.rule);
  link.href = form.dataset.checks + "#" + finding.rule;
  line.append(link, " ", node("span", filled(rule.message[LANG])), node("small", SAY.fix + filled(rule.fix[LANG])));
  return line;
}

function showFindings(entry, before) {
  const typed = at("person").value.trim();
  const lines = [];
  if (typed && !new RegExp(settings.fields.person.pattern).test(person())) lines.push(node("li", SAY.unknown));
  else if (typed && Object.keys(settings.people).length && !settings.people[person()]) lines.push(node("li", SAY.nobody));
  const found = entry.text ? findings(settings, log(), entry, before, today()) : [];
  at("told").replaceChildren(...lines, ...found.map(told));
  if (entry.text && !lines.length && !found.length) at("told").append(node("li", SAY.fine, "sj-fine"));
  at("text").setAttribute("aria-invalid", String(found.some((each) => /^[LDSY]0/.test(each.rule) && isError(each))));
  return lines.length > 0 || found.some(isError);
}

function isError(finding) {
  return settings.messages[finding.rule].severity === "error";
}

function missing(entry) {
  const parts = SAY.missing;
  const lacking = at("person").value.trim() ? [] : [parts.person];
  if (!kept.length || entry.text) {
    if (!entry.date) lacking.push(parts.date);
    if (!entry.text) lacking.push(parts.text);
  }
  return lacking;
}

/* The days of the month that are already told of: kept in this browser, or in the file. */
function others(read) {
  const there = read ? read.days.map((day) => ({ date: day.date, text: day.text, where: SAY.board })) : [];
  return [...there, ...kept.map((entry) => ({ ...entry, where: entry.date }))];
}

function show() {
  save();
  const entry = current();
  const rules = rulesOn(settings, entry.date || today());
  at("count").textContent = SAY.count(letters(entry.text).length, rules.least, rules.most);
  showKept();
  const path = pathOf(settings.path, log());
  const has = known();
  if (has !== null && !form.dataset.chosen) form.elements.state.value = has ? "old" : "new";
  if (!form.elements.state.value) form.elements.state.value = "new";
  if (has && state() === "old") fetchMonth(path);
  const now = present(path);
  at("paste-box").hidden = state() === "new" || (has && files.get(path) && !at("paste").value);
  if (now.read) dropKept(now.read);
  const wrong = showFindings(entry, others(now.read));
  showFile(entry, path, now, wrong);
}

/* What was sent and has arrived on the board needs to be kept no longer. */
function dropKept(read) {
  const there = (entry) => read.days.some((day) => day.date === entry.date && day.text === entry.text);
  const left = kept.filter((entry) => !there(entry));
  if (left.length === kept.length) return;
  kept = left;
  save();
  showKept();
}

function showFile(entry, path, now, wrong) {
  const lacking = missing(entry);
  const entries = [...kept, ...(entry.text && entry.date ? [entry] : [])];
  const ready = !lacking.length && !wrong && !now.wrong && entries.length > 0;
  const alone = state() === "old" && !now.read;
  const content = !ready ? "" : state() === "new" ? newMonth(log(), entries) : alone ? entryLines(entries) : addedTo(now.read, entries);
  const big = new TextEncoder().encode(content).length > settings.file_bytes;
  at("path").textContent = path;
  at("yaml-name").textContent = alone ? SAY.lines : SAY.content;
  at("yaml").value = big ? "" : content;
  const done = ready && !big;
  ["copy", "save"].forEach((id) => { at(id).disabled = !done; });
  at("save").hidden = alone;
  const how = now.wrong ? SAY.wrong : big ? SAY.big : lacking.length ? SAY.need + lacking.join(LANG === "en" ? ", " : "、") : wrong ? SAY.other : "";
  at("how").textContent = how || offer(path, content, alone);
  at("send").hidden = !done || !settings.forge;
}

/* Points the link to where the forge takes the file, and says in words what happens. */
function offer(path, content, alone) {
  if (!settings.forge) return alone ? SAY.append_by_hand : SAY.nowhere;
  const isNew = state() === "new";
  const way = sendTo(settings.forge, path, content, isNew);
  at("send").href = way.address;
  at("send").dataset.copies = way.carries ? "" : "yes";
  if (way.issue) return SAY.issue;
  if (!isNew) return alone ? SAY.append : SAY.edit;
  return way.carries ? SAY.link : settings.forge.kind === "gitlab" ? SAY.bare : SAY.paste;
}

function showKept() {
  const lines = kept.map((entry) => {
    const line = node("li");
    line.append(node("b", entry.date), " ", node("span", [...entry.text].slice(0, 24).join("") + "…"));
    const change = node("button", SAY.change);
    const remove = node("button", SAY.remove);
    [change, remove].forEach((button) => { button.type = "button"; button.setAttribute("aria-label", button.textContent + " " + entry.date); });
    remove.addEventListener("click", () => { kept = kept.filter((each) => each !== entry); show(); });
    change.addEventListener("click", () => { kept = kept.filter((each) => each !== entry); write(entry); show(); at("text").focus(); });
    line.append(change, remove);
    return line;
  });
  at("kept").replaceChildren(...lines);
}

function write(entry) {
  at("date").value = entry.date;
  if (at("theme")) at("theme").value = entry.theme || "";
  at("text").value = entry.text;
}

/* Keeps the day that is written and makes room for another one of the same month. */
function keep() {
  const entry = current();
  const path = pathOf(settings.path, log());
  if (missing(entry).length || showFindings(entry, others(present(path).read))) return at("text").focus();
  kept = [...kept, entry].sort((a, b) => (a.date < b.date ? -1 : 1));
  write({ date: "", theme: entry.theme, text: "" });
  show();
  at("date").focus();
}

function save() {
  try {
    const draft = { person: at("person").value, unit: at("unit").value, entry: current(), kept };
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch { /* A browser may not let pages keep anything: then there is no draft. */ }
}

function restore() {
  let draft = {};
  try {
    draft = JSON.parse(localStorage.getItem(KEY)) || {};
  } catch { /* As above. */ }
  at("person").value = draft.person || "";
  setUnit();
  if (draft.unit && !(settings.people[person()] || {}).posts) at("unit").value = draft.unit;
  kept = Array.isArray(draft.kept) ? draft.kept : [];
  write(draft.entry && draft.entry.text ? draft.entry : { date: today(), theme: "", text: "" });
}

async function copy() {
  const box = at("yaml");
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    box.focus();
    box.select();
    if (!document.execCommand("copy")) return (at("how").textContent = SAY.by_hand);
  }
  at("how").textContent = SAY.copied + " " + at("how").textContent.replace(SAY.copied + " ", "");
}

function download() {
  const made = node("a");
  made.href = URL.createObjectURL(new Blob([at("yaml").value], { type: "application/yaml" }));
  made.download = at("path").textContent.split("/").pop();
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 10000);
}

function listPeople() {
  const options = Object.entries(settings.people).map(([id, known]) => {
    const option = node("option", known.name ? `${id} ${known.name}` : id);
    option.value = id;
    return option;
  });
  at("people").replaceChildren(...options);
}

function listen() {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target === at("person") || event.target === at("date")) setUnit();
    if ([at("person"), at("date"), at("unit")].includes(event.target)) delete form.dataset.chosen;
    if (event.target.name === "state") form.dataset.chosen = "yes";
    show();
  });
  at("more").addEventListener("click", keep);
  at("copy").addEventListener("click", copy);
  at("save").addEventListener("click", download);
  at("send").addEventListener("click", () => { if (at("send").dataset.copies) copy(); });
  at("clear").addEventListener("click", () => {
    kept = [];
    at("paste").value = "";
    write({ date: today(), theme: "", text: "" });
    show();
  });
}

const answer = await fetch(place);
settings = await answer.json();
listPeople();
restore();
at("date").max = today();
listen();
show();
form.hidden = false;
