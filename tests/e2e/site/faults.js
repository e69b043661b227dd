// What goes wrong in the page, for drivers that have no word for the console.
(function () {
  var faults = [], complain = console.error;
  Object.defineProperty(window, 'faults', { value: faults });
  window.addEventListener('error', function (event) { faults.push('error: ' + event.message); });
  window.addEventListener('unhandledrejection', function (event) { faults.push('unhandled: ' + event.reason); });
  console.error = function () {
    faults.push(Array.prototype.map.call(arguments, String).join(' '));
    complain.apply(console, arguments);
  };
})();
