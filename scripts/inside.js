// Whether the page stands in another program's own browser, which can neither print nor save a file, and keeps nothing
// for later: told by what the browser calls itself, for a bridge to the program may be missing or late.
(function () {
  "use strict";
  var name = navigator.userAgent;
  var isOwn = /; wv\)| QQ\/|Weibo|baiduboxapp/i.test(name);
  var isIos = /iPhone|iPad|iPod/.test(name) && !/Safari\//.test(name);
  window.canbaoInside = /MicroMessenger|miniProgram/i.test(name) ? "wechat"
    : /AlipayClient/i.test(name) ? "alipay"
    : /DingTalk/i.test(name) ? "dingtalk"
    : isOwn || isIos ? "other" : "";
})();
