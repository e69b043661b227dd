// 总开关：把这个文件改名 sw.js 传上去（盖掉原来的），打开过的设备下次联网打开时，存的东西全部清掉，离线功能停用。
"use strict";
self.addEventListener("install", function () {
  self.skipWaiting();
});
self.addEventListener("activate", function (event) {
  var ours = "canbao " + registration.scope + " ";
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.startsWith(ours);
    }).map(function (name) {
      return caches.delete(name);
    }));
  }).then(function () {
    return registration.unregister();
  }).then(function () {
    return clients.matchAll({ type: "window" });
  }).then(function (windows) {
    windows.forEach(function (window) {
      window.navigate(window.url).catch(function () {});
    });
  }));
});
