// Inside the widget's frame: tells the host how tall the page is and what it answers, and takes what the host sets.
// The page itself knows nothing of hosts: it sets `data-` words on its root, and sends a `canbao-result` event.
(function () {
  "use strict";
  var VERSION = 1;
  var asked = new URLSearchParams(location.search);
  var id = asked.get("id") || "";
  var host = asked.get("host") || origin(document.referrer);
  if (asked.get("embed") !== String(VERSION) || window.parent === window) return;
  document.documentElement.classList.add("is-embedded");
  paint(asked.get("accent"));

  function origin(address) {
    try {
      return new URL(address).origin;
    } catch (_) {
      return "";
    }
  }

  // Without a known host nothing is told: a message to "*" could be heard by anybody.
  function tell(message) {
    if (!/^https?:\/\//.test(host)) return;
    message.canbao = VERSION;
    message.id = id;
    window.parent.postMessage(message, host);
  }

  // Only a colour on which white can be read, or dark text where the page is dark, is taken.
  function paint(text) {
    var hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text || "");
    if (!hex) return;
    var light = [0.2126, 0.7152, 0.0722].reduce(function (sum, weight, index) {
      var part = parseInt(hex[index + 1], 16) / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }, 0);
    if (1.05 / (light + 0.05) < 4.5) return;
    document.documentElement.style.setProperty("--brand-of-host", "#" + hex.slice(1).join(""));
    document.documentElement.classList.add("has-host-brand");
  }

  var last = 0;
  function measure() {
    var height = document.body.getBoundingClientRect().height;
    if (Math.abs(height - last) < 1) return;
    last = height;
    tell({ type: "resize", height: height });
  }

  window.addEventListener("canbao-result", function (event) {
    tell({ type: "result", result: event.detail });
  });
  window.addEventListener("message", function (event) {
    var told = event.data;
    if (event.source !== window.parent || event.origin !== host || !told) return;
    if (told.canbao !== VERSION || told.id !== id || told.type !== "set") return;
    if (told.name === "accent") paint(told.value);
    else window.dispatchEvent(new CustomEvent("canbao-set", { detail: { name: String(told.name), value: told.value } }));
  });
  document.addEventListener("DOMContentLoaded", function () {
    measure();
    if (window.ResizeObserver) new ResizeObserver(measure).observe(document.body);
    else setInterval(measure, 500);
  });
})();
