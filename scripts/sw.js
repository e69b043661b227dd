// Keeps the calculator for when there is no network. It never changes a figure behind the reader's back: the program and
// the list of packs stay as they are until the reader takes newer ones, and the page tells which are there.
"use strict";
var FILES = ["@files@"];
var INDEX = "packs/index.json";
// The list that the server has now, until the reader takes it.
var NEXT = "packs/index.next.json";
// Two copies of the calculator may stand on one site.
var OURS = "canbao " + registration.scope + " ";
var RELEASE = OURS + "@release@";
var PACKS = OURS + "packs";

function inRelease() {
  return caches.open(RELEASE);
}

// The address of a file of ours, as it is kept.
function at(file) {
  return new URL(file, registration.scope).href;
}

self.addEventListener("install", function (event) {
  var requests = FILES.map(function (file) {
    // What carries its content in its name cannot have changed since the page fetched it.
    var isFixed = /[-.][0-9a-f]{16}\./.test(file);
    return new Request(at(file), { cache: isFixed ? "default" : "reload" });
  });
  event.waitUntil(inRelease().then(function (cache) {
    return cache.addAll(requests);
  }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(tidied().then(function () {
    return clients.claim();
  }));
});

// Away with earlier releases, and with packs that the list no longer names.
function tidied() {
  return caches.keys().then(function (names) {
    var old = names.filter(function (name) {
      return name.startsWith(OURS) && name !== RELEASE && name !== PACKS;
    });
    return Promise.all(old.map(function (name) {
      return caches.delete(name);
    }));
  }).then(function () {
    return Promise.all([kept(INDEX).then(text), caches.open(PACKS)]);
  }).then(function (both) {
    return both[1].keys().then(function (requests) {
      return Promise.all(requests.filter(function (request) {
        return both[0].indexOf(request.url.split("/").pop()) < 0;
      }).map(function (request) {
        return both[1].delete(request);
      }));
    });
  });
}

function kept(file) {
  return inRelease().then(function (cache) {
    return cache.match(at(file));
  });
}

function text(response) {
  return response ? response.text() : "";
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  var url = new URL(request.url);
  // Inside other pages there is nobody to take what is newer.
  if (url.searchParams.has("embed")) return;
  var file = (url.origin + url.pathname).slice(registration.scope.length);
  if (file === "index.html" || file === "") file = "./";
  if (file === INDEX) event.respondWith(listFor(event));
  else if (file.startsWith("packs/")) event.respondWith(pack(request));
  else if (FILES.indexOf(file) >= 0) event.respondWith(kept(file).then(orFetched(request)));
});

function orFetched(request) {
  return function (found) {
    return found || fetch(request);
  };
}

function listFor(event) {
  return Promise.resolve(event.clientId && clients.get(event.clientId)).then(function (client) {
    var isEmbedded = client && new URL(client.url).searchParams.has("embed");
    return isEmbedded ? fetch(event.request) : kept(INDEX).then(orFetched(event.request));
  });
}

function pack(request) {
  return caches.open(PACKS).then(function (cache) {
    return cache.match(request.url).then(function (found) {
      return found || fetch(request).then(function (came) {
        // A store that is full keeps nothing; the page has its pack all the same.
        if (came.ok) cache.put(request.url, came.clone()).catch(function () {});
        return came;
      }, function (error) {
        // A pack that is gone is no pack of its seal; it has a successor, which only a newer list names.
        checked().then(toldToAll);
        throw error;
      });
    });
  });
}

function toldToAll(words) {
  return clients.matchAll().then(function (all) {
    all.forEach(function (client) {
      client.postMessage(words);
    });
  });
}

// What the page asks: {canbao: "check" | "take" | "keep" | "release"}.
self.addEventListener("message", function (event) {
  var told = event.data || {};
  var answer = function (words) {
    event.source.postMessage(words);
  };
  if (told.canbao === "check") event.waitUntil(checked().then(answer));
  if (told.canbao === "take") event.waitUntil(taken().then(answer));
  if (told.canbao === "keep") event.waitUntil(Promise.all(told.files.map(keep)));
  if (told.canbao === "release") self.skipWaiting();
});

function keep(file) {
  return pack(new Request(at("packs/" + file)));
}

// Whether the server has a newer list; it is laid beside the one in use.
function checked() {
  return kept(INDEX).then(text).then(function (now) {
    return fetch(at(INDEX), { cache: "no-cache" }).then(function (came) {
      if (!came.ok) throw new Error(String(came.status));
      return came.text();
    }).then(function (next) {
      if (next === now) return { canbao: "same" };
      JSON.parse(next);
      return inRelease().then(function (cache) {
        return cache.put(at(NEXT), new Response(next, { headers: { "Content-Type": "application/json" } }));
      }).then(function () {
        return { canbao: "newer", now: day(now), next: day(next) };
      });
    }).catch(function () {
      return { canbao: "alone", now: day(now) };
    });
  });
}

// The newest day on which an area of a list was checked.
function day(list) {
  return JSON.parse(list).map(function (area) {
    return area.as_of;
  }).sort().pop();
}

function taken() {
  return inRelease().then(function (cache) {
    return cache.match(at(NEXT)).then(function (next) {
      return next && cache.put(at(INDEX), next).then(function () {
        return cache.delete(at(NEXT));
      });
    });
  }).then(function () {
    return { canbao: "taken" };
  });
}
