// Draws each chart from the option that the server put beside it, in place of
// the picture that the server drew. The option is finished: no number, date, text or colour is made here.
(function () {
  "use strict";

  var dark = matchMedia("(prefers-color-scheme: dark)");

  // optionOf takes the option of the theme in use; a page that follows the
  // reader's system brings one for light and one for dark.
  function optionOf(name) {
    var given = document.querySelectorAll('script[data-option-of="' + CSS.escape(name) + '"]');
    var chosen = given[0];
    given.forEach(function (script) {
      if (given.length > 1 && script.dataset.theme === (dark.matches ? "dark" : "light")) {
        chosen = script;
      }
    });
    return JSON.parse(chosen.textContent);
  }

  function draw(box) {
    var locale = document.documentElement.lang === "ko" ? "KO" : "EN";
    var chart = echarts.init(box, null, { renderer: "svg", locale: locale });
    function show() {
      chart.setOption(optionOf(box.dataset.chart), { notMerge: true });
    }
    show();
    box.querySelectorAll(".still").forEach(function (still) { still.remove(); });
    new ResizeObserver(function () { chart.resize(); }).observe(box);
    dark.addEventListener("change", show);
  }

  function drawAll() {
    document.querySelectorAll(".chart[data-chart]").forEach(draw);
  }

  // Texts are measured once, at the first drawing: the face must be there. A
  // chart in another face is better than none.
  document.fonts.load('13px "Jipyo Sans"', "가").then(drawAll, drawAll);
})();
