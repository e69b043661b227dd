// Has the calculator kept for when there is no network: on its own site only, never inside another page or another
// program. What is newer on the server is told above the page and taken when the reader says so.
(function () {
  "use strict";
  var asked = new URLSearchParams(location.search);
  var place = document.getElementById("newer");
  if (window.top !== window || asked.has("embed") || !place || window.canbaoInside) return;
  if (!navigator.serviceWorker || !window.caches) return;
  var workers = navigator.serviceWorker;
  // The reader's own visit comes first.
  var PAUSE = 2000;
  // The last entry stands in the address by then, and is opened from it again.
  var WRITTEN = 800;

  function tell(words, take) {
    place.textContent = "";
    place.className = "banner";
    var line = document.createElement("p");
    line.textContent = words;
    place.appendChild(line);
    if (take) {
      var button = document.createElement("button");
      button.type = "button";
      button.id = "take-newer";
      button.className = "button";
      button.textContent = "换成新的";
      button.addEventListener("click", take);
      place.appendChild(button);
    }
  }

  function date(text) {
    var parts = text.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  function heard(event) {
    var told = event.data || {};
    if (told.canbao === "newer") {
      var days = told.next === told.now ? "" : "：新的核对到" + date(told.next) + "，现在用的是" + date(told.now) + "的";
      tell("收录的政策有更新" + days + "。换成新的会重新打开这一页，您填的都还在。", function () {
        setTimeout(function () {
          workers.controller.postMessage({ canbao: "take" });
        }, WRITTEN);
      });
    } else if (told.canbao === "alone") {
      tell("现在没有网络，用的是这台设备上存的规定，核对到" + date(told.now) + "。有了网络再打开一次，看看有没有更新。");
    } else if (told.canbao === "taken") {
      location.reload();
    }
  }

  function announce(worker) {
    tell("这个页面有新的版本。换成新的会重新打开这一页，您填的都还在。", function () {
      workers.addEventListener("controllerchange", function () {
        location.reload();
      });
      setTimeout(function () {
        worker.postMessage({ canbao: "release" });
      }, WRITTEN);
    });
  }

  function watch(registration) {
    if (registration.waiting && workers.controller) announce(registration.waiting);
    registration.addEventListener("updatefound", function () {
      var worker = registration.installing;
      worker.addEventListener("statechange", function () {
        if (worker.state === "installed" && workers.controller) announce(worker);
      });
    });
    return workers.ready;
  }

  // The packs that came before anybody kept them.
  function keep(registration) {
    var files = performance.getEntriesByType("resource").map(function (entry) {
      return /packs\/([^/]+\.[0-9a-f]{16}\.[a-z.]*json)$/.exec(entry.name);
    }).filter(Boolean);
    registration.active.postMessage({ canbao: "keep", files: files.map(function (found) {
      return found[1];
    }) });
  }

  // A device that keeps nothing keeps nothing.
  function nothing() {}

  // A way out for who is helped over the telephone: …/?offline=off
  function forget() {
    return Promise.all([workers.getRegistration(), caches.keys()]).then(function (both) {
      var registration = both[0];
      if (!registration) return;
      return Promise.all(both[1].filter(function (name) {
        return name.startsWith("canbao " + registration.scope + " ");
      }).map(function (name) {
        return caches.delete(name);
      })).then(function () {
        return registration.unregister();
      });
    }).then(function () {
      tell("这台设备上存的规定和页面都清掉了。下次有网络时打开，就是最新的。");
    });
  }

  workers.addEventListener("message", heard);
  if (asked.get("offline") === "off") {
    forget().catch(nothing);
    return;
  }
  if (workers.controller) workers.controller.postMessage({ canbao: "check" });
  window.addEventListener("load", function () {
    setTimeout(function () {
      workers.addEventListener("controllerchange", function () {
        workers.ready.then(keep).catch(nothing);
      });
      workers.register("sw.js").then(watch).then(keep).catch(nothing);
    }, PAUSE);
  });
})();
