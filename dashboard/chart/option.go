// Package chart turns a figure into an ECharts option. It is the one package
// that knows ECharts; it writes no number and no date, only places texts that
// the figure brings.
package chart

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// fontFamily is unquoted: a quote would end the attribute in the server's SVG.
const fontFamily = "Jipyo Sans, Pretendard GOV, Noto Sans KR, sans-serif"

const fontSize = 13

// Option gives the option of a figure as JSON that is safe inside a script
// element: HTML-escaped, without functions, and the same bytes each time. It
// follows the width of its place by itself, by "media". An unknown theme is
// ErrInvalid.
func Option(fig dashboard.Figure, theme Theme) ([]byte, error) {
	colours, err := paletteOf(theme)
	if err != nil {
		return nil, err
	}
	d := drawing{fig: fig, colours: colours}
	option, err := d.option()
	if err != nil {
		return nil, err
	}
	out, err := json.Marshal(option)
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", fig.ID, err)
	}
	return out, nil
}

// drawing is a figure in its colours, with room left above and below it.
type drawing struct {
	fig     dashboard.Figure
	colours palette
	above   int
	below   int
}

func (d drawing) option() (map[string]any, error) {
	bar := charts.NewBar()
	bar.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithColorsOpts(d.colours.lines),
		charts.WithInitializationOpts(opts.Initialization{Theme: "white"}),
		charts.WithLegendOpts(d.legend()),
		charts.WithTooltipOpts(d.tooltip()),
		charts.WithAriaOpts(d.aria()),
	)
	bar.MultiSeries = d.series()
	bar.Validate()
	return d.complete(bar.JSON(), bar.MultiSeries)
}

// complete adds what the typed options cannot say.
func (d drawing) complete(option map[string]any, series charts.MultiSeries) (map[string]any, error) {
	for _, unused := range []string{"title", "toolbox"} {
		delete(option, unused)
	}
	option["useUTC"] = true
	option["textStyle"] = map[string]any{"fontFamily": fontFamily, "fontSize": fontSize, "color": d.colours.text}
	option["xAxis"] = d.periodAxis()
	values, err := asMap(d.valueAxis())
	if err != nil {
		return nil, err
	}
	values["nameTextStyle"] = map[string]any{"align": "left", "color": d.colours.muted}
	option["yAxis"] = []any{values}
	option["grid"] = d.grid(wideRow)
	option["media"] = d.media()
	tooltip, err := asMap(option["tooltip"])
	if err != nil {
		return nil, err
	}
	// A rich text tooltip is drawn in the chart: no inline style, no markup.
	tooltip["renderMode"], tooltip["confine"] = "richText", true
	tooltip["textStyle"] = map[string]any{"color": d.colours.text}
	option["tooltip"] = tooltip
	option["series"] = d.withRanges(series)
	return option, nil
}

func asMap(v any) (map[string]any, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return m, nil
}

func (d drawing) tooltip() opts.Tooltip {
	return opts.Tooltip{
		Trigger: "item", TriggerOn: "mousemove|click",
		BackgroundColor: d.colours.surface, BorderColor: d.colours.border,
	}
}

// aria gives the figure's own summary in place of a generated one; patterns
// tell bars apart where there are several.
func (d drawing) aria() *opts.Aria {
	bars := 0
	for _, line := range d.fig.Lines {
		if line.Shape == dashboard.ShapeBar {
			bars++
		}
	}
	return &opts.Aria{
		Enabled: opts.Bool(true),
		Label:   &opts.AriaLabel{Enabled: opts.Bool(true), Description: d.fig.Summary},
		Decal:   &opts.AriaDecal{Show: opts.Bool(bars > 1)},
	}
}

// named reports whether the lines need their names: one that stands alone is
// what the title says, unless it is a target or plan.
func (d drawing) named() bool {
	return len(d.fig.Lines) > 1 || len(d.fig.Lines) == 1 && d.fig.Lines[0].Kind != metrics.Actual
}

func (d drawing) legend() opts.Legend {
	return opts.Legend{
		Show: opts.Bool(d.named()), Type: "plain", Bottom: strconv.Itoa(d.below), Left: "center",
		TextStyle: &opts.TextStyle{Color: d.colours.text, FontSize: fontSize},
	}
}

func (d drawing) valueAxis() opts.YAxis {
	return opts.YAxis{
		Type: "value", Name: d.fig.Unit.Caption, NameLocation: "end", NameGap: 14,
		AxisLabel: &opts.AxisLabel{Color: d.colours.muted, Formatter: types.FuncStr("{value}")},
		SplitLine: &opts.SplitLine{LineStyle: &opts.LineStyle{Color: d.colours.border}},
	}
}
