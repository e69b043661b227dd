// Starts the page's program and fetches its later parts when it asks for them. A classic script, so that old web views
// run it too; the build puts it behind wasm-bindgen's own script, into one file, and fills in the parts' names.
(function () {
  "use strict";
  var files = ["@parts@"];
  var asked = [];
  var program = wasm_bindgen({ module_or_path: fetch(files[0]) });

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
