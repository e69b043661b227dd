// Writes down what a host page hears, from its widgets and from anybody.
var told = [], messages = [], shift = 0, shifted = [];
['result', 'resize'].forEach(function (name) {
  document.addEventListener(name, function (event) {
    if (event.target.localName === 'canbao-calculator') told.push([event.target.id, name, event.detail]);
  }, true);
});
addEventListener('message', function (event) {
  messages.push([event.origin, event.data]);
  if (event.data && event.data.type === 'hello') window.port = event.ports[0];
});
if (window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).indexOf('layout-shift') >= 0) {
  new PerformanceObserver(function (list) {
    list.getEntries().forEach(function (entry) { 
      shift += entry.value;
      entry.sources.forEach(function (it) {
        shifted.push([it.node && (it.node.id || it.node.nodeName), it.previousRect.y, it.currentRect.y]);
      });
    });
  }).observe({ type: 'layout-shift', buffered: true });
}
