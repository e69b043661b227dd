// The page on which a portal's engineer puts the widget together: what is chosen becomes a snippet, and is shown.
(function () {
  "use strict";
  var SETTINGS = ["area", "mode", "theme", "accent"];
  var folder = location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
  var shown = null;
  var height = 0;

  function at(id) {
    return document.getElementById(id);
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  }

  // Name and value of everything that differs from the usual.
  function chosen() {
    var pairs = SETTINGS.map(function (name) {
      return [name, name === "accent" ? accent() : at(name).value];
    });
    var modules = [].slice.call(document.querySelectorAll("[name=module]:checked")).map(function (box) {
      return box.value;
    });
    pairs.splice(1, 0, ["module", modules.join(",")]);
    return pairs.filter(function (pair) {
      return pair[1] !== "";
    });
  }

  function accent() {
    var text = at("accent").value.trim();
    var is_colour = /^#?[0-9a-f]{6}$/i.test(text);
    at("accent-problem").textContent = text === "" || is_colour ? "" : "颜色要写成六位，例如 #0b5fa5。";
    return is_colour ? "#" + text.replace("#", "").toLowerCase() : "";
  }

  // Room for what is shown before anything is said, so that nothing jumps.
  function reserved() {
    return height || 900;
  }

  function write() {
    var pairs = chosen();
    var attributes = pairs.map(function (pair) {
      return " " + pair[0] + "=\"" + escaped(pair[1]) + "\"";
    }).join("") + " height=\"" + reserved() + "\"";
    var query = pairs.map(function (pair) {
      return "&" + pair[0] + "=" + encodeURIComponent(pair[1]);
    }).join("");
    at("snippet").value = "<script src=\"" + folder + "canbao.js\" defer></" + "script>\n" +
      "<canbao-calculator" + attributes + ">\n" +
      "  <a href=\"" + escaped(folder + "index.html?" + query.slice(1)) + "\">打开参保明白账</a>\n" +
      "</canbao-calculator>";
    at("bare").value = "<iframe src=\"" + escaped(folder + "index.html?embed=1" + query) + "\"\n" +
      "  title=\"参保明白账\" width=\"100%\" height=\"" + reserved() + "\" frameborder=\"0\"></iframe>";
    at("height-hint").textContent = "height 是先留出来的高度。照上面选的、预览这么宽，没有填的时候要 " + reserved() +
      " 像素；填了以后更高，写法一会自动变。";
    return pairs;
  }

  // The first height after a choice is that of a page on which nothing was said.
  function show() {
    height = 0;
    var pairs = write();
    if (shown) shown.parentNode.removeChild(shown);
    shown = document.createElement("canbao-calculator");
    shown.setAttribute("height", "240");
    pairs.forEach(function (pair) {
      shown.setAttribute(pair[0], pair[1]);
    });
    shown.addEventListener("resize", function (event) {
      // Whoever is in the frame has begun to fill it in.
      if (document.activeElement && document.activeElement.parentNode === event.target) return;
      height = event.detail.height;
      write();
    });
    shown.addEventListener("result", function (event) {
      at("heard").textContent = event.detail ? JSON.stringify(event.detail, null, 2) : "现在没有结果";
    });
    at("preview").style.maxWidth = at("width").value ? at("width").value + "px" : "";
    at("preview").appendChild(shown);
  }

  function copy(from) {
    return function () {
      var done = function () {
        at("copied").textContent = "复制好了。";
      };
      var by_hand = function () {
        at(from).focus();
        at(from).select();
        at("copied").textContent = document.execCommand("copy") ? "复制好了。" : "这个浏览器不让复制，请在框里自己复制。";
      };
      if (navigator.clipboard) navigator.clipboard.writeText(at(from).value).then(done, by_hand);
      else by_hand();
    };
  }

  function offer(entries) {
    entries.forEach(function (entry) {
      var option = document.createElement("option");
      option.value = entry.code;
      option.textContent = entry.name + "（" + entry.code + "）";
      at("area").appendChild(option);
    });
  }

  [].forEach.call(document.querySelectorAll("[data-origin]"), function (place) {
    place.textContent = location.origin;
  });
  fetch("packs/index.json").then(function (response) {
    return response.json();
  }).then(offer).catch(function () {
    at("area-hint").textContent = "地区名单没有取到，请刷新再试。";
  });
  at("chooser").addEventListener("change", show);
  at("copy-snippet").addEventListener("click", copy("snippet"));
  at("copy-bare").addEventListener("click", copy("bare"));
  show();
})();
