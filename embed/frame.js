// Inside a host's frame: tells the host how tall the page is and what it answers, and takes what the host sets. The page
// itself knows nothing of hosts: it says when it listens (`canbao-ready`), takes settings (`canbao-set`) and tells its
// answer (`canbao-result`), all on its own window.
(function () {
  "use strict";
  var VERSION = 1;
  var root = document.documentElement;
  var asked = {};
  location.search.slice(1).split("&").forEach(function (pair) {
    var at = pair.indexOf("=");
    try {
      if (at > 0) asked[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
    } catch (error) {
      // What cannot be read is told by the page.
    }
  });
  paint(asked.accent);
  if (asked.embed !== String(VERSION)) return;
  root.setAttribute("data-embedded", "");
  var host = origin(asked.host || document.referrer);
  // Without a host's name or an id nothing is told: a message to "*" could be heard by anybody.
  if (!host || !asked.id || window.parent === window) return;

  function origin(address) {
    var found = /^https?:\/\/[^/?#@\s]+/i.exec(address || "");
    return found ? found[0].toLowerCase() : "";
  }

  function tell(message, ports) {
    message.canbao = VERSION;
    message.id = asked.id;
    window.parent.postMessage(message, host, ports || []);
  }

  var is_ready = false;
  var last = { height: 0, result: "null" };

  function measure() {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!is_ready || height === last.height) return;
    last.height = height;
    tell({ type: "resize", height: height });
  }

  // The host answers through this channel; nobody else has its other end.
  window.addEventListener("canbao-ready", function () {
    var channel = new MessageChannel();
    channel.port1.onmessage = function (event) {
      var told = event.data;
      if (!told || told.canbao !== VERSION || told.id !== asked.id || told.type !== "set") return;
      if (typeof told.name !== "string" || typeof told.value !== "string") return;
      if (told.name === "accent") paint(told.value);
      window.dispatchEvent(new CustomEvent("canbao-set", { detail: { name: told.name, value: told.value } }));
    };
    is_ready = true;
    tell({ type: "hello" }, [channel.port2]);
    measure();
  });
  window.addEventListener("canbao-result", function (event) {
    var result = JSON.stringify(event.detail);
    if (result === last.result) return;
    last.result = result;
    tell({ type: "result", result: event.detail });
  });
  if (window.ResizeObserver) new ResizeObserver(measure).observe(root);
  else setInterval(measure, 500);

  // The host's colour, for light and for dark: each as strong as it must be to be read on the page and to carry text.
  function paint(text) {
    var hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text || "");
    var names = ["--host-brand", "--host-soft", "--host-brand-dark", "--host-soft-dark"];
    if (!hex) {
      root.removeAttribute("data-accent");
      return names.forEach(function (name) {
        root.style.removeProperty(name);
      });
    }
    var colour = hex.slice(1).map(function (part) {
      return parseInt(part, 16);
    });
    var light = readable(colour, [255, 255, 255], [0, 0, 0]);
    var dark = readable(colour, [24, 35, 42], [255, 255, 255]);
    [light.brand, light.soft, dark.brand, dark.soft].forEach(function (value, index) {
      root.style.setProperty(names[index], "rgb(" + value.join(",") + ")");
    });
    root.setAttribute("data-accent", "");
  }

  // Mixed with black or white until it stands out from its own pale shade, which is nearest to it of all grounds.
  function readable(colour, ground, to) {
    for (var step = 0; step <= 20; step += 1) {
      var brand = mixed(colour, to, step / 20);
      var soft = mixed(ground, brand, 0.12);
      if (contrast(brand, soft) >= 4.6) return { brand: brand, soft: soft };
    }
    return { brand: to, soft: ground };
  }

  function mixed(one, other, share) {
    return one.map(function (part, index) {
      return Math.round(part + (other[index] - part) * share);
    });
  }

  function contrast(one, other) {
    var lights = [luminance(one), luminance(other)];
    return (Math.max(lights[0], lights[1]) + 0.05) / (Math.min(lights[0], lights[1]) + 0.05);
  }

  function luminance(colour) {
    return [0.2126, 0.7152, 0.0722].reduce(function (sum, weight, index) {
      var part = colour[index] / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }, 0);
  }
})();
