/* Recomputes a result in the reader's browser from the published derivation, step by step. */

import { decimal, evaluate, isNumber, parse } from "./rational.js";

const ZH = {
  working: "正在读取…",
  absent: "没有找到这份数据：请核对考核期和编号。",
  unread: "数据读不出来，或者格式不对。",
  all: (count) => `${count} 步全部重算，与公布的一致。`,
  some: (wrong, count) => `${count} 步中有 ${wrong} 步与公布的不一致，见下面标出的步骤。`,
  score: (score) => `重算的得分是 ${score}，与公布的得分逐位相同。`,
  differs: (mine, theirs) => `重算的得分是 ${mine}，公布的得分是 ${theirs}，不一致！`,
  bare: "本站不公开这个得分的计算步骤，这里没有可以重算的。",
  only: "本站不公开得分，只重算公开的步骤。",
  same: "重算一致",
  wrong: (mine, theirs) => `不一致：算得 ${mine}，公布 ${theirs}`,
  broken: (why) => `算不出来：${why}`,
  step: (number) => `第 ${number} 步`,
  missing: "引用的步骤不在前面",
  page: "看这个结果的说明",
  yes: { yes: "是", no: "否", unknown: "未知" },
  nothing: "无",
  words: {
    round: ([value, places, mode]) => `${value} 取 ${places} 位小数（${ZH.modes[mode] || mode}）`,
    clamp: ([value, low, high]) => `${value} 限制在 ${low} 到 ${high} 之间`,
    count: (values) => `${values.length} 项`,
    choose: (values) => `按条件取值：${values.join("；")}`,
    lowest: (values) => `取最低的：${values.slice(1).join("、")}`,
    enough: ([sure, possible, needed]) => `确定 ${sure}，可能还有 ${possible}，需要 ${needed}`,
    any: (values) => `有一项“是”：${values.join("、") || "无"}`,
    all: (values) => `每项都“是”：${values.join("、") || "无"}`,
    not: ([value]) => `相反：${value}`,
    minimum: (values) => `最小的：${values.join("、")}`,
    maximum: (values) => `最大的：${values.join("、")}`,
    zero: () => "没有，计 0",
  },
  modes: { half_up: "四舍五入", half_even: "四舍六入五成双", floor: "向下", ceiling: "向上" },
};
const EN = {
  working: "Reading …",
  absent: "There are no such data: check the period and the id.",
  unread: "The data cannot be read, or have another form.",
  all: (count) => `All ${count} steps were computed again and are the same as published.`,
  some: (wrong, count) => `${wrong} of ${count} steps differ from what is published; they are marked below.`,
  score: (score) => `The score computed here is ${score}, the same digits as published.`,
  differs: (mine, theirs) => `The score computed here is ${mine}; published is ${theirs}. They differ!`,
  bare: "This board does not show how this score comes about; there is nothing to compute.",
  only: "This board does not show the score; the steps it shows are computed.",
  same: "same",
  wrong: (mine, theirs) => `different: ${mine} here, ${theirs} published`,
  broken: (why) => `cannot be computed: ${why}`,
  step: (number) => `step ${number}`,
  missing: "it refers to a step that does not come before it",
  page: "Read what the result means",
  yes: { yes: "yes", no: "no", unknown: "unknown" },
  nothing: "none",
  words: {
    round: ([value, places, mode]) => `${value} rounded to ${places} places (${EN.modes[mode] || mode})`,
    clamp: ([value, low, high]) => `${value} kept between ${low} and ${high}`,
    count: (values) => `${values.length} counted`,
    choose: (values) => `chosen by condition: ${values.join("; ")}`,
    lowest: (values) => `the lowest of ${values.slice(1).join(", ")}`,
    enough: ([sure, possible, needed]) => `${sure} sure, ${possible} more possible, ${needed} needed`,
    any: (values) => `any is yes: ${values.join(", ") || "none"}`,
    all: (values) => `all are yes: ${values.join(", ") || "none"}`,
    not: ([value]) => `not: ${value}`,
    minimum: (values) => `least of ${values.join(", ")}`,
    maximum: (values) => `greatest of ${values.join(", ")}`,
    zero: () => "none, counts 0",
  },
  modes: { half_up: "half up", half_even: "half to even", floor: "down", ceiling: "up" },
};
const LANG = document.documentElement.lang === "en" ? "en" : "zh";
const SAY = LANG === "en" ? EN : ZH;
const BETWEEN = { sum: " + ", product: " × ", quotient: " ÷ ", difference: " − ", at_least: " ≥ ", at_most: " ≤ ", above: " > ", below: " < ", equal: " = " };
const form = document.getElementById("sj-again");
const at = (id) => document.getElementById("sj-again-" + id);

function node(tag, words, kind) {
  const made = document.createElement(tag);
  made.textContent = words || "";
  if (kind) made.className = kind;
  return made;
}

/* Works a derivation out from its leaves: each step with its own value and what was published. */
function recompute(sections) {
  const known = new Map();
  return sections.map((section) => ({ ...section, steps: section.steps.map((step) => worked(step, known)) }));
}

function worked(step, known) {
  const done = { step, values: [] };
  try {
    done.values = step.inputs.map((input) => {
      if (!("step" in input)) return input.value;
      if (!known.has(input.step)) throw new RangeError(SAY.missing);
      return known.get(input.step);
    });
    done.mine = evaluate(step.operation, done.values);
    done.same = done.mine === step.value && step.inputs.every((input, index) => input.value === done.values[index]);
  } catch (error) {
    done.broken = error.message;
    done.mine = step.value;
    done.same = false;
  }
  known.set(step.step, done.mine);
  return done;
}

/* A value as people read it; a grade or another id by its name where the data give one. */
function said(value, source) {
  if (value === null || value === undefined) return SAY.nothing;
  if (source && source.said && source.value === value) return source.said[LANG];
  return SAY.yes[value] || value;
}

function formula(done) {
  const { operation, inputs } = done.step;
  const values = done.values.map((value, index) => said(value, inputs[index]));
  if (operation === "weighted_mean") {
    const pairs = values.flatMap((value, index) => (index % 2 ? [] : [`${value} × ${values[index + 1]}`]));
    return `(${pairs.join(" + ")}) ÷ (${values.filter((_, index) => index % 2 === 0).join(" + ")})`;
  }
  if (operation === "mean") return `(${values.join(" + ")}) ÷ ${values.length}`;
  if (operation === "negative") return `−(${values[0]})`;
  if (operation in BETWEEN) return values.map((value) => (value.startsWith("-") ? `(${value})` : value)).join(BETWEEN[operation]);
  return (SAY.words[operation] || ((all) => all.join(", ")))(values);
}

function shown(done) {
  const { step } = done;
  const line = node("li", "", done.same ? "" : "sj-differs");
  line.value = step.step;
  line.id = "step-" + step.step;
  const head = node("div");
  head.append(node("span", String(step.step), "sj-no"), node("span", step.text[LANG], "sj-what"));
  const sum = node("div", "", "sj-sum");
  sum.append(formula(done) + " = ", node("strong", said(done.mine, step)));
  const verdict = node("div", done.same ? SAY.same : done.broken ? SAY.broken(done.broken) : SAY.wrong(said(done.mine), differing(done)), "sj-verdict");
  const inputs = node("ul");
  inputs.append(...step.inputs.map((input, index) => shownInput(input, done.values[index])));
  line.append(head, sum, verdict);
  if (step.inputs.length) line.append(inputs);
  return line;
}

/* What was published: the step's own value or, when that agrees, the input that does not. */
function differing(done) {
  if (done.mine !== done.step.value) return said(done.step.value);
  return said(done.step.inputs.find((input, index) => input.value !== done.values[index]).value);
}

function shownInput(input, value) {
  const line = node("li");
  if ("step" in input) {
    const link = node("a", SAY.step(input.step), "sj-from");
    link.href = "#step-" + input.step;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("step-" + input.step).scrollIntoView();
    });
    line.append(node("b", said(value)), " ", link);
    return line;
  }
  line.append((input.text ? input.text[LANG] : "") + " ", node("b", said(value, input)));
  (input.records || []).forEach((record) => line.append(" ", node("code", record, "sj-record")));
  return line;
}

/* The score that follows, with as many places as the published one; nothing when either is not shown. */
function scoreOf(sections, published) {
  const own = sections.find((section) => section.key === "score");
  const last = own && own.steps[own.steps.length - 1];
  if (!last || !isNumber(last.mine) || typeof published !== "string") return null;
  const places = (published.split(".")[1] || "").length;
  return decimal(parse(last.mine), places) || last.mine;
}

function verdicts(sections, result) {
  const steps = sections.flatMap((section) => section.steps);
  const wrong = steps.filter((step) => !step.same).length;
  if (!steps.length) return [[SAY.bare, true]];
  const lines = [[wrong ? SAY.some(wrong, steps.length) : SAY.all(steps.length), !wrong]];
  const published = result.score === undefined ? null : result.score;
  const mine = scoreOf(sections, published);
  if (mine !== null) lines.push(mine === published ? [SAY.score(mine), true] : [SAY.differs(mine, published), false]);
  else if (result.score === undefined) lines.push([SAY.only, true]);
  return lines;
}

function show(found) {
  const sections = recompute(found.sections);
  const who = found.result.name ? `${found.result.name} ${found.subject}` : found.subject;
  const lines = verdicts(sections, found.result).map(([words, good]) => node("p", words, good ? "sj-right" : "sj-wrong"));
  const link = node("a", SAY.page);
  link.href = new URL((LANG === "en" ? "en/" : "") + found.page, new URL(form.dataset.root, location.href));
  const told = node("p");
  told.append(link);
  at("told").replaceChildren(node("h2", `${who} · ${found.round}`), ...lines, told);
  at("steps").replaceChildren(...sections.flatMap((section) => {
    const list = node("ol", "", "sj-steps");
    list.append(...section.steps.map(shown));
    return [node("h3", section.title[LANG]), list];
  }));
}

function refuse(words) {
  at("told").replaceChildren(node("p", words, "sj-wrong"));
  at("steps").replaceChildren();
}

async function load() {
  const round = at("round").value;
  const subject = at("subject").value.trim().toLowerCase();
  if (!/^[a-z][a-z0-9-]*$/.test(subject)) return;
  at("told").replaceChildren(node("p", SAY.working));
  at("steps").replaceChildren();
  const address = new URL(`${form.dataset.data}${encodeURIComponent(round)}/${encodeURIComponent(subject)}.json`, location.href);
  const answer = await fetch(address).catch(() => null);
  if (!answer || !answer.ok) return refuse(SAY.absent);
  try {
    show(await answer.json());
  } catch {
    refuse(SAY.unread);
  }
}

/* The result that the address names: ?round/subject, or the same after a #. */
function arrive() {
  const [round, subject] = decodeURIComponent((location.search || location.hash).slice(1)).split("/");
  if (!subject || ![...at("round").options].some((option) => option.value === round)) return;
  at("round").value = round;
  at("subject").value = subject;
  load();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = `?${at("round").value}/${at("subject").value.trim().toLowerCase()}`;
  history.replaceState(null, "", wanted);
  load();
});
form.hidden = false;
arrive();
