/* Small conveniences. Without scripts everything stays readable. */

var WORDS = {
  zh: {
    found: function (count) { return "找到 " + count + " 个"; },
    left: function (days) { return days ? "还剩 " + days + " 天" : "今天截止"; },
    over: "已结束",
    wide: "表格，可左右滚动",
    ahead: "尚未开始",
  },
  en: {
    found: function (count) { return count + " found"; },
    left: function (days) { return days ? days + (days === 1 ? " day left" : " days left") : "ends today"; },
    over: "ended",
    wide: "Table, scrolls sideways",
    ahead: "not begun",
  },
};
var words = WORDS[document.documentElement.lang] || WORDS.en;

/* A box that filters the things its data-filter names by substring, and says how many are left. */
document.addEventListener("input", function (event) {
  var box = event.target;
  if (!box.matches || !box.matches("input[data-filter]")) return;
  var wanted = box.value.trim().toLowerCase();
  var found = 0;
  (box.closest("details") || document).querySelectorAll(box.dataset.filter).forEach(function (item) {
    item.hidden = wanted !== "" && item.textContent.toLowerCase().indexOf(wanted) < 0;
    if (item.hidden) return;
    found += 1;
    if (wanted !== "" && item.closest("details")) item.closest("details").open = true;
  });
  var told = box.parentNode.querySelector("output");
  if (told) told.textContent = wanted === "" ? "" : words.found(found);
});

/* Beside the last day of a notice, what is left of the time by the reader's own clock. */
function day(date) {
  var pad = function (number) { return (number < 10 ? "0" : "") + number; };
  return date.getFullYear() + "-" + pad(date.getMonth() + 1) + "-" + pad(date.getDate());
}
document.querySelectorAll("time.sj-until").forEach(function (last) {
  var today = day(new Date());
  var open = last.dataset.from <= today && today <= last.dateTime;
  var left = Math.round((Date.parse(last.dateTime) - Date.parse(today)) / 86400000);
  var mark = document.createElement("span");
  mark.className = open ? "sj-left open" : "sj-left";
  mark.textContent = open ? words.left(left) : last.dateTime < today ? words.over : words.ahead;
  last.after(mark);
});

/* A table or sheet that is wider than its frame can be reached and scrolled by keyboard. */
function frames() {
  document.querySelectorAll(".sj-table, .sj-sheet").forEach(function (frame) {
    var wide = frame.scrollWidth > frame.clientWidth && getComputedStyle(frame).overflowX !== "visible";
    if (wide === frame.hasAttribute("tabindex")) return;
    var set = { tabindex: "0", role: "region", "aria-label": words.wide };
    Object.keys(set).forEach(function (name) {
      if (wide) frame.setAttribute(name, set[name]);
      else frame.removeAttribute(name);
    });
  });
}
frames();
window.addEventListener("resize", frames);
document.addEventListener("toggle", frames, true);

/* Who comes to a section from elsewhere finds what is folded in it open. */
function unfold() {
  var next = null;
  try { next = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (unreadable) { return; }
  while (next) {
    if (next.tagName === "DETAILS") next.open = true;
    next = next.nextElementSibling;
    if (next && /^H[12]$/.test(next.tagName)) return;
  }
}
unfold();
window.addEventListener("hashchange", unfold);
