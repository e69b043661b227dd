// Starts the page's program and fetches its later parts when it asks for them. A classic script, so that old web views
// run it too; the build puts it behind wasm-bindgen's own script, into one file, and fills in the parts' names.
(function () {
  "use strict";
  var files = ["@parts@"];
  var asked = [];
  if (!window.WebAssembly || !window.fetch) {
    return tell("这个浏览器太旧了，算不了。请换一个新的浏览器打开，或者打医保热线12393，带身份证、户口本到医保窗口问。");
  }
  var program = wasm_bindgen({ module_or_path: fetch(files[0]) });
  program.catch(function () {
    tell("页面没有取全，可能是网络断了。请刷新再试；还不行，请打医保热线12393。");
  });

  // What the reader can do, where the page cannot be drawn.
  function tell(text) {
    var place = document.querySelector("#answer .lead");
    if (place) place.textContent = text;
  }

  function bytes(file) {
    return fetch(file).then(function (response) {
      if (!response.ok) throw new Error(file + ": " + response.status);
      return response.arrayBuffer();
    });
  }

  // A later part comes after the earlier ones and shares the first one's memory and table. One that did not come may
  // be asked for again.
  function part(number) {
    if (number < 1) return program;
    if (!asked[number]) {
      asked[number] = Promise.all([bytes(files[number]), program, part(number - 1)]).then(function (came) {
        return WebAssembly.instantiate(came[0], { first: came[1] });
      });
      asked[number].catch(function () {
        asked[number] = null;
      });
    }
    return asked[number];
  }

  if (files.length > 1) window.canbaoPart = part;
})();
