// Browsers refuse windows as narrow as a phone: the page stands in a frame of the size asked for.
var asked = location.search.slice(1).split(',');
var frame = document.createElement('iframe');
frame.id = 'page';
frame.title = 'page';
frame.width = asked[0];
frame.height = asked[1];
frame.src = (asked[2] || 'index') + '.html' + location.hash;
document.body.appendChild(frame);
