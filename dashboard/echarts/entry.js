// The part of ECharts that the figures use, and no more: each line here is code
// that every visitor downloads. One bundle serves the browser and the server's
// own renderer, so the same option gives the same picture in both.
import { getInstanceByDom, init, registerCustomSeries, registerLocale, setPlatformAPI, use, version } from 'echarts/core';
import langKO from 'echarts/i18n/langKO-obj.js';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent,
} from 'echarts/components';
import LRU from 'zrender/lib/core/LRU.js';
import ZRText from 'zrender/lib/graphic/Text.js';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  BarChart, CustomChart, LineChart, ScatterChart,
  AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent,
  CanvasRenderer, SVGRenderer,
]);

// ECharts picks only English or Chinese by itself: pass locale 'KO' to init.
registerLocale('KO', langKO);

// Options are plain JSON and hold no functions, so the one custom series is
// registered here and asked for by name:
//   {"type":"custom","renderItem":"range","encode":{"x":0,"y":[1,2]},"data":[[x,low,high],…],
//    "itemPayload":{"cap":5,"lineWidth":2}}
// It draws a vertical bar with caps from low to high in the series colour; cap
// is half the width of a cap, lineWidth the stroke, both in px. A null or "-"
// in low or high draws nothing.
registerCustomSeries('range', (params, api) => {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(0), api.value(2)])[1];
  if (![x, low, high].every(Number.isFinite)) return null;

  const { cap = 5, lineWidth = 2 } = params.itemPayload;
  const style = { stroke: api.visual('color'), lineWidth, fill: 'none' };
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
  return {
    type: 'group',
    children: [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)],
  };
});

// A richText tooltip takes no font from the option, and "sans-serif" draws
// boxes where the system has no Korean face.
const makeFont = ZRText.makeFont;
ZRText.makeFont = (style) => makeFont(style) || '13px Jipyo Sans, Pretendard GOV, Noto Sans KR, sans-serif';

// Widths of texts are kept in a plain object by text: "__proto__" would change
// every object of the page, and "constructor" has no width.
const { get, put } = LRU.prototype;
LRU.prototype.get = function (key) { return get.call(this, '~' + key); };
LRU.prototype.put = function (key, value) { return put.call(this, '~' + key, value); };

export { getInstanceByDom, init, setPlatformAPI, version };
