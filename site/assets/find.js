/* Finding: a box that knows every person and unit, and choices above long tables. Nothing needs this to be read. */

(function () {
  var WORDS = {
    zh: {
      all: "全部",
      rows: function (left, all) { return left === all ? "" : "显示 " + left + " 行，共 " + all + " 行"; },
      none: "没有找到。姓名、编号、单位名称里的任何几个字都可以。",
      more: function (count) { return "还有 " + count + " 个，请再多输入几个字。"; },
      failed: "名单没有读到，请用下面的列表。",
    },
    en: {
      all: "All",
      rows: function (left, all) { return left === all ? "" : left + " of " + all + " rows"; },
      none: "Nothing found. Any characters of a name, an id or a unit will do.",
      more: function (count) { return count + " more: give a few more characters."; },
      failed: "The list could not be read; use the lists below.",
    },
  };
  var words = WORDS[document.documentElement.lang] || WORDS.en;
  var MOST = 12;
  var LONG = 8;

  /* People and units by a part of their name or id. */
  document.querySelectorAll(".sj-seek").forEach(function (place) {
    var box = place.querySelector("input");
    var list = place.querySelector("ul");
    var told = place.querySelector("output");
    var everything = null;
    place.hidden = false;

    function read() {
      everything = everything || fetch(place.dataset.list).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      }).then(function (found) {
        return found.units.map(function (each) {
          return { there: "units/" + each[0] + "/", name: each[1], note: each[0] };
        }).concat(found.people.map(function (each) {
          return { there: "people/" + each[0] + "/", name: each[1], note: each[0] + " · " + each[2] };
        }));
      });
      return everything;
    }

    function shown(each) {
      var item = document.createElement("li");
      var way = document.createElement("a");
      var note = document.createElement("small");
      way.href = place.dataset.root + each.there;
      way.textContent = each.name;
      note.textContent = each.note;
      item.append(way, " ", note);
      return item;
    }

    function seek() {
      var wanted = box.value.trim().toLowerCase();
      read().then(function (all) {
        if (wanted !== box.value.trim().toLowerCase()) return;
        var found = wanted === "" ? [] : all.filter(function (each) {
          return (each.name + " " + each.note).toLowerCase().indexOf(wanted) >= 0;
        });
        list.replaceChildren.apply(list, found.slice(0, MOST).map(shown));
        told.textContent = wanted === "" ? ""
          : found.length === 0 ? words.none : found.length > MOST ? words.more(found.length - MOST) : "";
      }).catch(function () { everything = null; told.textContent = words.failed; });
    }

    box.addEventListener("focus", function () { read().catch(function () { everything = null; }); });
    box.addEventListener("input", seek);
  });

  /* Above a long table, a choice for each column marked with data-choice, of what stands in it. */
  document.querySelectorAll(".sj-table > table").forEach(function (table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    if (rows.length <= LONG) return;
    var bar = document.createElement("div");
    var told = document.createElement("output");
    var choices = [];
    bar.className = "sj-choices";
    told.className = "sj-found";

    function text(row, column) { return row.cells[column].textContent.trim(); }

    function choose() {
      var left = 0;
      rows.forEach(function (row) {
        row.hidden = !choices.every(function (each) {
          return each.box.value === "" || text(row, each.column) === each.box.value;
        });
        if (!row.hidden) left += 1;
      });
      told.textContent = words.rows(left, rows.length);
    }

    heads.forEach(function (head, column) {
      if (!head.hasAttribute("data-choice")) return;
      var values = rows.map(function (row) { return text(row, column); }).filter(function (value, at, all) {
        return value !== "" && all.indexOf(value) === at;
      }).sort(function (a, b) { return a.localeCompare(b, document.documentElement.lang); });
      if (values.length < 2) return;
      var label = document.createElement("label");
      var box = document.createElement("select");
      box.append(new Option(words.all, ""));
      values.forEach(function (value) { box.append(new Option(value, value)); });
      box.addEventListener("change", choose);
      label.append(head.textContent.trim(), box);
      bar.append(label);
      choices.push({ column: column, box: box });
    });
    if (choices.length === 0) return;
    bar.append(told);
    table.parentNode.before(bar);
  });
})();
