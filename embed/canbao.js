// The widget for portals: <canbao-calculator area="331100" module="waiting"></canbao-calculator>. A classic script that
// a page of any origin loads; it draws nothing itself but a frame of the calculator, and speaks with that frame alone.
// Messages, version 1 (docs/embed.md): every one carries the version and the instance's id; both sides check origin,
// source and id, and nothing is ever sent to "*".
(function () {
  "use strict";
  var VERSION = 1;
  var LEAST = 240;
  var MOST = 20000;
  var SETTINGS = ["area", "module", "mode", "theme", "accent", "lang"];
  var here = document.currentScript && document.currentScript.src;
  if (!here || !window.customElements || customElements.get("canbao-calculator")) return;
  var base = new URL(".", here);
  var count = 0;

  function instance() {
    var words = new Uint32Array(2);
    crypto.getRandomValues(words);
    count += 1;
    return "c" + count + "-" + words[0].toString(36) + words[1].toString(36);
  }

  // What the host asked for, as the address of the frame; the person's own entries are never part of it.
  function address(element, id) {
    var url = new URL("index.html", base);
    url.searchParams.set("embed", String(VERSION));
    url.searchParams.set("id", id);
    url.searchParams.set("host", location.origin);
    SETTINGS.forEach(function (name) {
      var value = element.getAttribute(name);
      if (value) url.searchParams.set(name, value);
    });
    return url.href;
  }

  class Calculator extends HTMLElement {
    static get observedAttributes() {
      return SETTINGS;
    }

    connectedCallback() {
      if (this.frame) return;
      this.instance = instance();
      this.heard = this.heard.bind(this);
      window.addEventListener("message", this.heard);
      this.frame = document.createElement("iframe");
      this.frame.title = this.getAttribute("title") || "参保明白账";
      this.frame.setAttribute("allow", "clipboard-write");
      this.frame.referrerPolicy = "strict-origin";
      this.frame.style.cssText = "display:block;width:100%;border:0;min-height:" + LEAST + "px";
      this.frame.height = this.getAttribute("height") || "640";
      this.frame.src = address(this, this.instance);
      this.appendChild(this.frame);
    }

    disconnectedCallback() {
      if (!this.frame) return;
      window.removeEventListener("message", this.heard);
      this.removeChild(this.frame);
      this.frame = null;
    }

    attributeChangedCallback(name, before, value) {
      if (!this.frame || before === value || !this.frame.contentWindow) return;
      var message = { canbao: VERSION, id: this.instance, type: "set", name: name, value: value };
      this.frame.contentWindow.postMessage(message, base.origin);
    }

    heard(event) {
      var told = event.data;
      if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== base.origin) return;
      if (!told || told.canbao !== VERSION || told.id !== this.instance) return;
      if (told.type === "resize" && told.height > 0) {
        this.frame.height = String(Math.min(MOST, Math.max(LEAST, Math.ceil(told.height))));
        this.dispatchEvent(new CustomEvent("resize", { detail: { height: Number(this.frame.height) } }));
      } else if (told.type === "result") {
        this.dispatchEvent(new CustomEvent("result", { detail: told.result, bubbles: true }));
      }
    }
  }

  customElements.define("canbao-calculator", Calculator);
})();
