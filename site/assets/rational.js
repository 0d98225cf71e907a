/* Exact numbers, and the operations of a derivation (scoring/operations.py) by name: values are texts as the data
   keep them, "87.35", "2/3", "yes", or nothing. No floating point touches a value. */

const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:\/([0-9]+))?$/;
const MOST_PLACES = 6;

function divisor(a, b) {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

function ratio(top, bottom) {
  if (bottom === 0n) throw new RangeError("division by zero");
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const common = divisor(top, bottom) || 1n;
  return { top: top / common, bottom: bottom / common };
}

export function isNumber(text) {
  return typeof text === "string" && NUMBER.test(text);
}

export function parse(text) {
  const found = typeof text === "string" && NUMBER.exec(text);
  if (!found) throw new TypeError(`not a number: ${text}`);
  const [, sign, whole, places = "", under = "1"] = found;
  const top = BigInt(whole + places) * (sign ? -1n : 1n);
  return ratio(top, 10n ** BigInt(places.length) * BigInt(under));
}

/* The value with so many decimal places; nothing when it has more. */
export function decimal(value, places) {
  const units = ratio(value.top * 10n ** BigInt(places), value.bottom);
  if (units.bottom !== 1n) return null;
  const digits = String(units.top < 0n ? -units.top : units.top).padStart(places + 1, "0");
  const whole = places ? digits.slice(0, -places) + "." + digits.slice(-places) : digits;
  return (units.top < 0n ? "-" : "") + whole;
}

/* The exact number as the data write it: a decimal when it ends within six places, else a fraction. */
export function exact(value) {
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    const found = decimal(value, places);
    if (found !== null) return found;
  }
  return `${value.top}/${value.bottom}`;
}

const ZERO = { top: 0n, bottom: 1n };
const ONE = { top: 1n, bottom: 1n };
const add = (a, b) => ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const negative = (a) => ratio(-a.top, a.bottom);
const multiply = (a, b) => ratio(a.top * b.top, a.bottom * b.bottom);
const divide = (a, b) => ratio(a.top * b.bottom, a.bottom * b.top);
const subtract = (a, b) => add(a, negative(b));
const sign = (a, b) => {
  const difference = subtract(a, b).top;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};
const total = (numbers) => numbers.reduce(add, ZERO);
const count = (number) => ({ top: BigInt(number), bottom: 1n });

function floor(top, bottom) {
  const cut = top / bottom;
  return top % bottom !== 0n && top < 0n ? cut - 1n : cut;
}

const MODES = {
  half_up: (top, bottom) => {
    const size = (2n * (top < 0n ? -top : top) + bottom) / (2n * bottom);
    return top < 0n ? -size : size;
  },
  half_even: (top, bottom) => {
    const low = floor(top, bottom);
    const rest = 2n * (top - low * bottom);
    const up = rest > bottom || (rest === bottom && low % 2n !== 0n);
    return low + (up ? 1n : 0n);
  },
  floor,
  ceiling: (top, bottom) => -floor(-top, bottom),
};

function rounded([value, places, mode]) {
  if (!Object.hasOwn(MODES, mode)) throw new TypeError(`no way of rounding: ${mode}`);
  const scale = 10n ** parse(places).top;
  const number = parse(value);
  return ratio(MODES[mode](number.top * scale, number.bottom), scale);
}

const numbers = (values) => values.map(parse);
const least = (list) => list.reduce((a, b) => (sign(a, b) <= 0 ? a : b));
const greatest = (list) => list.reduce((a, b) => (sign(a, b) >= 0 ? a : b));
const every = (values, at) => values.filter((_, index) => index % 2 === at);
const yes = (truth) => (truth ? "yes" : "no");
const compare = (holds) => (values) => {
  const [left, right] = numbers(values);
  return yes(holds(sign(left, right)));
};

function two(values) {
  if (values.length !== 2) throw new TypeError("two values are needed");
  return numbers(values);
}

function weightedMean(values) {
  const weights = numbers(every(values, 0));
  const terms = numbers(every(values, 1));
  if (weights.length !== terms.length) throw new TypeError("a weight without a value");
  return divide(total(weights.map((weight, at) => multiply(weight, terms[at]))), total(weights));
}

function choose(values) {
  for (let at = 0; at + 1 < values.length; at += 2) if (values[at] === "yes") return values[at + 1];
  return values[values.length - 1];
}

function lowest([order, ...grades]) {
  const ids = order.split(" ");
  if (grades.some((grade) => !ids.includes(grade))) throw new TypeError("a grade that is not in the order");
  return grades.reduce((a, b) => (ids.indexOf(b) > ids.indexOf(a) ? b : a));
}

function enough(values) {
  const [sure, possible, needed] = numbers(values);
  if (sign(sure, needed) >= 0) return "yes";
  return sign(add(sure, possible), needed) >= 0 ? "unknown" : "no";
}

export const same = (a, b) => (isNumber(a) && isNumber(b) ? sign(parse(a), parse(b)) === 0 : a === b);

const OPERATIONS = {
  same: (values) => values[0],
  sum: (values) => total(numbers(values)),
  product: (values) => numbers(values).reduce(multiply, ONE),
  quotient: (values) => divide(...two(values)),
  difference: (values) => subtract(...two(values)),
  negative: (values) => negative(parse(values[0])),
  mean: (values) => divide(total(numbers(values)), count(values.length)),
  weighted_mean: weightedMean,
  minimum: (values) => least(numbers(values)),
  maximum: (values) => greatest(numbers(values)),
  clamp: (values) => {
    const [value, low, high] = numbers(values);
    return least([greatest([value, low]), high]);
  },
  round: rounded,
  count: (values) => count(values.length),
  choose,
  lowest,
  at_least: compare((order) => order >= 0),
  at_most: compare((order) => order <= 0),
  above: compare((order) => order > 0),
  below: compare((order) => order < 0),
  equal: (values) => yes(same(values[0], values[1])),
  any: (values) => (values.includes("yes") ? "yes" : values.includes("unknown") ? "unknown" : "no"),
  all: (values) => (values.includes("no") ? "no" : values.includes("unknown") ? "unknown" : "yes"),
  not: ([value]) => ({ yes: "no", no: "yes" })[value] || "unknown",
  enough,
  zero: () => ZERO,
  nothing: () => null,
};

export const operations = Object.keys(OPERATIONS);

/* The value of an operation over its inputs, written as the data write it. */
export function evaluate(operation, values) {
  if (!Object.hasOwn(OPERATIONS, operation)) throw new TypeError(`no such operation: ${operation}`);
  const found = OPERATIONS[operation](values);
  return found !== null && typeof found === "object" ? exact(found) : found;
}
