package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/jipyo/jipyo/dashboard"
)

// withRanges adds, behind the series of the lines, the open conflicts from
// their lowest to their highest value, under the name of the line, so that the
// legend shows and hides both.
func (d drawing) withRanges(series charts.MultiSeries) []any {
	list := make([]any, 0, len(series))
	for _, s := range series {
		list = append(list, s)
	}
	for i, line := range d.fig.Lines {
		if len(open(line)) == 0 {
			continue
		}
		if line.Shape == dashboard.ShapeBar {
			list = append(list, d.floatingBars(i, line)...)
		} else {
			list = append(list, d.whiskers(i, line)...)
		}
	}
	return list
}

// open are the points of a line that have a range in place of a value.
func open(line dashboard.Line) []dashboard.Point {
	var points []dashboard.Point
	for _, p := range line.Points {
		if p.Low != nil && p.High != nil {
			points = append(points, p)
		}
	}
	return points
}

// stackOf names the stack that keeps the bars of a line in one place.
func stackOf(n int) string { return "line-" + strconv.Itoa(n) }

// floatingBars stacks each range on an unseen bar up to its low end, in the
// place where the line's own bar would stand.
func (d drawing) floatingBars(n int, line dashboard.Line) []any {
	var base, ranges []datum
	for _, p := range open(line) {
		base = append(base, datum{Value: []any{d.place(p), *p.Low}})
		ranges = append(ranges, datum{
			Name: p.Label, Value: []any{d.place(p), *p.High - *p.Low},
			Label:   d.newLabel(dashboard.Mark(p.Note)+"\n"+p.Short, "top"),
			Tooltip: &formatted{Formatter: literal(p.Tooltip)},
		})
	}
	bar := func(data []datum, style map[string]any) map[string]any {
		return map[string]any{
			"type": "bar", "name": line.Name, "stack": stackOf(n), "barMaxWidth": "44", "data": data, "itemStyle": style,
		}
	}
	unseen := bar(base, map[string]any{"opacity": 0})
	unseen["silent"] = true
	seen := bar(ranges, map[string]any{"color": d.colours.line(n), "borderColor": d.colours.text, "borderWidth": 1})
	seen["barMinHeight"] = 5
	return []any{unseen, seen}
}

// whiskers draws each range as a vertical line with caps, and its label at the
// upper one.
func (d drawing) whiskers(n int, line dashboard.Line) []any {
	var ranges, tops []datum
	for _, p := range open(line) {
		tip := &formatted{Formatter: literal(p.Tooltip)}
		ranges = append(ranges, datum{Name: p.Label, Value: []any{d.place(p), *p.Low, *p.High}, Tooltip: tip})
		tops = append(tops, datum{
			Name: p.Label, Value: []any{d.place(p), *p.High}, Tooltip: tip,
			Label: d.newLabel(dashboard.Mark(p.Note)+"\n"+p.Short, "top"),
		})
	}
	colour := map[string]any{"color": d.colours.line(n)}
	return []any{
		map[string]any{
			"type": "custom", "renderItem": "range", "name": line.Name, "data": ranges, "itemStyle": colour, "z": 3,
			"encode":      map[string]any{"x": 0, "y": []int{1, 2}},
			"itemPayload": map[string]any{"cap": 7, "lineWidth": 3},
		},
		map[string]any{
			"type": "scatter", "name": line.Name, "data": tops, "itemStyle": colour,
			"symbol": "rect", "symbolSize": []int{14, 3}, "z": 3,
		},
	}
}
