// What the engine lacks of a browser, and the one function that Go calls.
// Nothing waits when a picture is drawn at once, so timers do nothing.
var setTimeout = function () { return 0; };
var clearTimeout = function () {};
var setInterval = setTimeout;
var clearInterval = clearTimeout;

// There is no clock: ECharts measures text less exactly once it finds the
// machine slow, and the same option would give another picture.
Date = (function (RealDate) {
  function Still() {
    return arguments.length ? Reflect.construct(RealDate, arguments) : new RealDate(0);
  }
  Still.prototype = RealDate.prototype;
  Still.UTC = RealDate.UTC;
  Still.parse = RealDate.parse;
  Still.now = function () { return 0; };
  return Still;
})(Date);

// measuredBy gives ECharts the widths of the font that the picture is shown
// in: faces[0] regular and faces[1] bold, each {hangul, other, advances} in em.
function measuredBy(faces) {
  var sizeOf = /([\d.]+)px/;
  var isBold = /\bbold|\b[6-9]00\b/;
  echarts.setPlatformAPI({
    measureText: function (text, font) {
      var size = parseFloat((sizeOf.exec(font) || [0, 12])[1]);
      // ECharts takes the height of a line from the width of this character.
      if (text === '国') return { width: size };
      var face = faces[isBold.test(font) ? 1 : 0];
      var sum = 0;
      for (var i = 0; i < text.length; i++) {
        var code = text.charCodeAt(i);
        if (code >= 0xAC00 && code <= 0xD7A3) sum += face.hangul;
        else if (code >= 0xDC00 && code <= 0xDFFF) continue;
        else {
          var advance = face.advances[code];
          sum += advance === undefined ? face.other : advance;
        }
      }
      return { width: sum * size };
    },
  });
}

// render draws an option, whose key locale is ours: the names of months. The
// painter is asked directly, as the public call adds a style element for
// hovering.
function render(json, width, height) {
  var option = JSON.parse(json);
  var chart = echarts.init(null, null, {
    renderer: 'svg', ssr: true, width: width, height: height, locale: option.locale || 'KO',
  });
  try {
    delete option.locale;
    (option.baseOption || option).animation = false;
    chart.setOption(option);
    return chart.getZr().painter.renderToString({ cssEmphasis: false, cssAnimation: false });
  } finally {
    chart.dispose();
  }
}
