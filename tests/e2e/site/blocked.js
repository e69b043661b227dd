// A browser that lets a page store nothing: asking for a store throws, as where a reader has blocked them all.
['localStorage', 'sessionStorage', 'indexedDB', 'caches'].forEach(function (name) {
  Object.defineProperty(window, name, {
    get: function () { throw new DOMException(name + ' is blocked', 'SecurityError'); }
  });
});
Object.defineProperty(document, 'cookie', { get: function () { return ''; }, set: function () {} });
