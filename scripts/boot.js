// Starts the page's program and fetches its later parts when it asks for them. A classic script, so that old web views
// run it too; the build puts it behind wasm-bindgen's own script, into one file, and fills in the parts' names.
(function () {
  "use strict";
  var files = ["@parts@"];
  // What each of them must be, so that none that was changed on its way runs.
  var seals = ["@seals@"];
  var asked = [];
  var plain = document.getElementById("plain");
  if (plain) plain.hidden = true;
  if (!window.WebAssembly || !window.fetch) return tooOld();
  var program = bytes(0).then(start, function (error) {
    incomplete();
    throw error;
  });
  program.catch(function () {});
  ["error", "unhandledrejection"].forEach(function (name) {
    window.addEventListener(name, stopped);
  });

  // A kernel that knows no policy for WebAssembly refuses it where scripts may not be evaluated.
  function start(came) {
    return wasm_bindgen({ module_or_path: came }).catch(function (error) {
      // A fault of the program itself is no fault of the browser's.
      if (error instanceof WebAssembly.RuntimeError) failed();
      else tooOld();
      throw error;
    });
  }

  function failed() {
    tell("页面出了错，打不开。请刷新再试；还不行，请打医保热线12393，也请告诉放这个网页的网站。");
  }

  function incomplete() {
    tell("页面没有取全，可能是网络断了，也可能中途被改动过。请刷新再试；还不行，请打医保热线12393。");
  }

  function tooOld() {
    tell("这个浏览器太旧了，算不了。请换一个新的浏览器打开，或者打医保热线12393，带身份证、户口本到医保窗口问。");
  }

  // A fault stops the program for good, and what stands there is no longer about what is entered: no figure stays in sight.
  function stopped(event) {
    var fault = event.error || event.reason;
    if (!(fault instanceof WebAssembly.RuntimeError) || document.getElementById("stopped")) return;
    var told = document.createElement("main");
    told.id = "stopped";
    told.setAttribute("aria-live", "assertive");
    var title = document.createElement("h1");
    title.textContent = "页面出了错，停住了";
    var words = document.createElement("p");
    words.textContent = "不能再算了。点“刷新”重新打开，您填的大多还在；还不行，请打医保热线12393。";
    var again = document.createElement("button");
    again.type = "button";
    again.textContent = "刷新";
    again.addEventListener("click", function () {
      location.reload();
    });
    var app = document.getElementById("app");
    app.hidden = true;
    app.parentNode.insertBefore(told, app);
    [title, words, again].forEach(function (it) {
      told.appendChild(it);
    });
    window.scrollTo(0, 0);
  }

  // What the reader can do, where the page cannot be drawn: the rules take the place of what would ask.
  function tell(text) {
    var place = document.querySelector("#answer .lead");
    if (place) place.textContent = text;
    var opening = document.querySelector(".is-opening");
    if (opening) opening.classList.remove("is-opening");
    if (!plain) return;
    var answer = document.querySelector("#app .answer");
    if (answer) {
      while (answer.nextElementSibling) answer.parentNode.removeChild(answer.nextElementSibling);
      answer.parentNode.appendChild(plain);
    }
    plain.classList.add("is-told");
    plain.hidden = false;
  }

  function bytes(number) {
    return fetch(files[number], { integrity: seals[number] }).then(function (response) {
      if (!response.ok) throw new Error(files[number] + ": " + response.status);
      return response.arrayBuffer();
    });
  }

  // A later part comes after the earlier ones and shares the first one's memory and table. One that did not come may
  // be asked for again.
  function part(number) {
    if (number < 1) return program;
    if (!asked[number]) {
      asked[number] = Promise.all([bytes(number), program, part(number - 1)]).then(function (came) {
        return WebAssembly.instantiate(came[0], { first: came[1] });
      });
      asked[number].catch(function () {
        asked[number] = null;
        // What reads a link did not come: the page was never drawn, and nobody else can tell.
        if (document.querySelector(".is-opening")) incomplete();
      });
    }
    return asked[number];
  }

  if (files.length > 1) window.canbaoPart = part;
})();
