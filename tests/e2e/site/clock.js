// It is 23 November 2026 in the page, whenever the tests run: the years it offers hang on the day.
(function () {
  var now = Date.UTC(2026, 10, 23, 4), Clock = Date;
  function Stopped() {
    var told = Array.prototype.slice.call(arguments);
    return new (Function.prototype.bind.apply(Clock, [null].concat(told.length ? told : [now])))();
  }
  Stopped.prototype = Clock.prototype;
  Stopped.now = function () { return now; };
  Stopped.UTC = Clock.UTC;
  Stopped.parse = Clock.parse;
  self.Date = Stopped;
})();
