// The page stands as text before its program is here. What a reader does on it until then is kept, in order, and done
// again as soon as the program has drawn the page itself.
(function () {
  "use strict";
  var root = document.getElementById("app");
  var text = root && root.querySelector(".page");
  if (!text) return;

  // Who comes back to something sees that it is being opened, and cannot begin anew meanwhile; what was touched before this
  // script came gives way to it. The key is that of src/app/store.rs, which writes there; a test holds both together.
  function comes() {
    if (location.hash.length > 1) return true;
    try {
      return !!localStorage.getItem("canbao.case");
    } catch (error) {
      return false;
    }
  }
  if (comes()) {
    text.classList.add("is-opening");
    text.querySelector("#answer .lead").textContent = "正在打开您填过的内容……";
    return;
  }

  var done = [];
  var at = null;
  var isComposing = false;
  var PATIENCE = 15000;

  // What was done before this script came, or is shown again by a browser that remembers it.
  [].forEach.call(text.querySelectorAll("input[id], select[id]"), function (control) {
    var isTicked = control.type === "radio" || control.type === "checkbox";
    var usual = control.tagName === "SELECT" ? control.querySelector("[selected]") : control;
    var isUsual = isTicked ? control.checked === control.defaultChecked || (control.type === "radio" && !control.checked)
      : control.tagName === "SELECT" ? !usual || control.value === usual.value
      : control.type === "file" || control.value === control.defaultValue;
    if (!isUsual) keep(control, control.type === "text" ? "input" : "change");
  });

  function keep(control, type) {
    done.push({ id: control.id, type: type, value: control.value, checked: control.checked });
  }

  function note(event) {
    var control = event.target.closest("button, input, select");
    if (!control || !control.id || control.type === "file") return;
    if ((event.type === "click") !== (control.tagName === "BUTTON")) return;
    var last = done[done.length - 1];
    if (last && last.id === control.id && last.type === event.type && event.type === "input") done.pop();
    keep(control, event.type);
  }
  ["click", "input", "change"].forEach(function (type) {
    text.addEventListener(type, note);
  });
  text.addEventListener("compositionstart", function () {
    isComposing = true;
  });
  text.addEventListener("compositionend", function () {
    isComposing = false;
  });
  text.addEventListener("focusin", function (event) {
    at = event.target;
  });
  // Being taken away is no leaving.
  text.addEventListener("focusout", function () {
    setTimeout(function () {
      if (text.isConnected && !text.contains(document.activeElement)) at = null;
    });
  });

  // An open list of choices, or a word half composed, is not taken from under the reader's hand: the program asks
  // before it draws.
  window.canbaoFree = function () {
    return new Promise(function (resolve) {
      var control = document.activeElement;
      var isOpen = control && control.tagName === "SELECT" && text.contains(control);
      if (!isOpen && !isComposing) return resolve();
      ["change", "focusout", "compositionend"].forEach(function (type) {
        text.addEventListener(type, function () {
          // After what keeps the choice.
          setTimeout(resolve);
        });
      });
    });
  };

  function apply(step) {
    var control = document.getElementById(step.id);
    if (!control) return false;
    if (step.type === "click") {
      control.click();
      return true;
    }
    if (control.type === "radio" || control.type === "checkbox") control.checked = step.checked;
    else control.value = step.value;
    // A list whose choices are still on their way cannot take one.
    if (control.value !== step.value) return false;
    control.dispatchEvent(new Event(step.type, { bubbles: true }));
    return true;
  }

  function again(since) {
    if (done.length && apply(done[0])) done.shift();
    if (done.length && Date.now() - since < PATIENCE) {
      setTimeout(again, 20, since);
      return;
    }
    var control = at && at.id && document.getElementById(at.id);
    if (control && document.activeElement === document.body) {
      control.focus();
      if (control.type === "text") control.setSelectionRange(control.value.length, control.value.length);
    }
  }

  var opened = text.querySelectorAll("details");
  new MutationObserver(function (_, watching) {
    if (text.isConnected || !root.querySelector(".page")) return;
    watching.disconnect();
    var details = root.querySelectorAll("details");
    for (var index = 0; index < opened.length; index += 1) {
      if (opened[index].open && details[index]) details[index].open = true;
    }
    again(Date.now());
  }).observe(root, { childList: true });
})();
