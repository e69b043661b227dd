// The widget for portals: <canbao-calculator area="331100" module="waiting"></canbao-calculator>. A classic script that
// a page of any origin loads; it draws nothing itself but a frame of the calculator, and speaks with that frame alone.
// Messages, version 1, are described in docs/embed.md: what the frame says counts only with its window, its origin and
// its instance's id; what the host sets goes through a channel that the frame itself has opened. Nothing is ever sent
// to "*". The script is read by any browser since 2009, so that an old one can be told politely.
(function () {
  "use strict";
  var NAME = "canbao-calculator";
  var VERSION = 1;
  var LEAST = 240;
  var MOST = 30000;
  var USUAL = 900;
  var SETTINGS = ["area", "module", "mode", "theme", "accent", "lang"];
  var script = document.currentScript || document.querySelector('script[src*="canbao.js"]');
  if (!script || !script.src) return;
  var folder = script.src.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
  var count = 0;

  function settings(element) {
    return SETTINGS.map(function (name) {
      var value = element.getAttribute(name);
      return value ? "&" + name + "=" + encodeURIComponent(value) : "";
    }).join("");
  }

  // Where nothing can be embedded, a link leads to the calculator; a host's own words in the element stay.
  function link(element) {
    if (element.firstChild && element.textContent.trim()) return;
    var way = document.createElement("a");
    way.href = folder + "index.html?" + settings(element).slice(1);
    way.target = "_blank";
    way.rel = "noopener";
    way.textContent = "打开参保明白账";
    element.appendChild(way);
  }

  if (!window.customElements || !window.MessageChannel || !window.Reflect) {
    var all = function () {
      [].forEach.call(document.getElementsByTagName(NAME), link);
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
    else all();
    return;
  }
  if (customElements.get(NAME)) return;

  // Nobody can guess it, so that only this page and its frame know which messages are theirs.
  function instance() {
    count += 1;
    return [].reduce.call(crypto.getRandomValues(new Uint32Array(4)), function (id, word) {
      return id + "-" + word.toString(36);
    }, "c" + count);
  }

  function least(element) {
    var asked = Number(element.getAttribute("height"));
    return asked >= LEAST && asked <= MOST ? Math.ceil(asked) : USUAL;
  }

  // A frame that its host keeps apart from every origin calls itself "null"; its window and its id still tell it.
  function origin(element) {
    var sandbox = element.getAttribute("sandbox");
    var is_apart = sandbox !== null && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox);
    return is_apart ? "null" : new URL(folder).origin;
  }

  function open(element) {
    var id = instance();
    var frame = document.createElement("iframe");
    var sandbox = element.getAttribute("sandbox");
    var own = { frame: frame, port: null, late: {} };
    var from = origin(element);
    own.heard = function (event) {
      var told = event.data;
      if (event.source !== frame.contentWindow || event.origin !== from) return;
      if (!told || told.canbao !== VERSION || told.id !== id) return;
      if (told.type === "hello" && event.ports[0]) greet(own, id, event.ports[0]);
      else if (told.type === "resize") resize(element, frame, told.height);
      else if (told.type === "result") {
        element.dispatchEvent(new CustomEvent("result", { detail: told.result || null, bubbles: true }));
      }
    };
    own.set = function (name, value) {
      own.late[name] = value;
      if (own.port) own.port.postMessage({ canbao: VERSION, id: id, type: "set", name: name, value: value });
    };
    window.addEventListener("message", own.heard);
    frame.title = element.getAttribute("title") || "参保明白账";
    frame.setAttribute("allow", "clipboard-write");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    // Set one by one: a host's policy may forbid a style attribute.
    frame.style.display = "block";
    frame.style.width = "100%";
    frame.style.border = "0";
    frame.style.height = least(element) + "px";
    frame.src = folder + "index.html?embed=" + VERSION + "&id=" + id + "&host=" + encodeURIComponent(location.origin) +
      settings(element);
    if (!element.style.display) element.style.display = "block";
    element.textContent = "";
    element.appendChild(frame);
    // A script that runs while the host is still being read finds the element before its content.
    if (document.readyState === "loading") alone(element, frame);
    return own;
  }

  // Nothing stands beside the frame: what comes later goes before it is painted.
  function alone(element, frame) {
    var observer = new MutationObserver(function () {
      while (frame.parentNode === element && element.lastChild !== frame) element.removeChild(element.lastChild);
    });
    observer.observe(element, { childList: true });
    document.addEventListener("DOMContentLoaded", function () {
      observer.disconnect();
    });
  }

  // The frame opens a new channel whenever it loads; what was set since its address was made is told again.
  function greet(own, id, port) {
    own.port = port;
    Object.keys(own.late).forEach(function (name) {
      own.set(name, own.late[name]);
    });
  }

  // Room that was reserved is not given back: what stands below the widget would jump.
  function resize(element, frame, told) {
    if (typeof told !== "number" || !(told > 0 && told <= MOST)) return;
    var height = Math.max(least(element), Math.ceil(told));
    if (frame.style.height === height + "px") return;
    frame.style.height = height + "px";
    element.dispatchEvent(new CustomEvent("resize", { detail: { height: height } }));
  }

  function Calculator() {
    return Reflect.construct(HTMLElement, [], Calculator);
  }
  Calculator.prototype = Object.create(HTMLElement.prototype, { constructor: { value: Calculator } });
  Object.setPrototypeOf(Calculator, HTMLElement);
  Calculator.observedAttributes = SETTINGS;

  // What each element has; nothing that another script could reach through the element.
  var owned = new WeakMap();

  Calculator.prototype.connectedCallback = function () {
    if (!owned.has(this)) owned.set(this, open(this));
  };
  Calculator.prototype.disconnectedCallback = function () {
    var own = owned.get(this);
    if (!own) return;
    owned.delete(this);
    window.removeEventListener("message", own.heard);
    if (own.port) own.port.close();
    if (own.frame.parentNode === this) this.removeChild(own.frame);
  };
  Calculator.prototype.attributeChangedCallback = function (name, before, value) {
    var own = owned.get(this);
    if (own && before !== value) own.set(name, value || "");
  };
  customElements.define(NAME, Calculator);
})();
