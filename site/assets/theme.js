/* What the theme's scripts expect to find, in a file of its own: what readers chose, kept by the board's folder. */

var __md_scope = new URL("..", document.currentScript.src);

/* To the theme's scripts every alternate is the board in another language, whose map they ask for: a feed is none. */
document.querySelectorAll("link[type='application/atom+xml']").forEach(function (feed) { feed.rel = "alternate feed"; });

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
