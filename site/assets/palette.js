/* Before the page is drawn: light or dark, as the reader chose last or as the system asks for. */

(function () {
  var chosen = (__md_get("__palette") || {}).color;
  if (!chosen) return;
  if (chosen.media === "(prefers-color-scheme)") {
    var media = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    var option = document.querySelector("[data-md-color-media='(prefers-color-scheme: " + media + ")']");
    chosen = {
      media: option.getAttribute("data-md-color-media"),
      scheme: option.getAttribute("data-md-color-scheme"),
      primary: option.getAttribute("data-md-color-primary"),
      accent: option.getAttribute("data-md-color-accent"),
    };
  }
  Object.keys(chosen).forEach(function (name) {
    document.body.setAttribute("data-md-color-" + name, chosen[name]);
  });
})();
