/* What the theme's scripts expect to find, in a file of its own: what readers chose, kept by the board's folder. */

var __md_scope = new URL("..", document.currentScript.src);

/* To the theme's scripts every alternate is the board in another language, whose map they ask for: a feed is none. */
document.querySelectorAll("link[type='application/atom+xml']").forEach(function (feed) { feed.rel = "alternate feed"; });

/* They also ask for the index of the search on every page, megabytes of it. It is sent for when somebody searches. */
(function () {
  var open = XMLHttpRequest.prototype.open;
  var send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.open = function (method, address) {
    this.waits = /\/search_index\.json$/.test(String(address));
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function (body) {
    var request = this;
    var opened = document.getElementById("__search");
    if (!this.waits || !opened || opened.checked) return send.call(request, body);
    opened.addEventListener("change", function () { send.call(request, body); }, { once: true });
  };
})();

function __md_hash(text) {
  return Array.from(text).reduce(function (sum, each) { return (sum << 5) - sum + each.charCodeAt(0); }, 0);
}

function __md_get(name, storage, scope) {
  return JSON.parse((storage || localStorage).getItem((scope || __md_scope).pathname + "." + name));
}

function __md_set(name, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || __md_scope).pathname + "." + name, JSON.stringify(value));
  } catch (refused) { /* A reader who keeps nothing is asked again. */ }
}
