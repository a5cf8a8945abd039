package chart

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// The widths, in pixels, for which the legend's rows are reckoned; and the
// widths up to which the two smaller ones hold.
const (
	wideRow   = 640
	tabletRow = 400
	phoneRow  = 320

	tabletWidth = 480
	phoneWidth  = 400
)

// symbol and gap are what a name takes in the legend beside its text.
const (
	symbol = 30
	gap    = 10
)

// grid leaves room for the unit above and for the legend below.
func (d drawing) grid(width int) map[string]any {
	bottom := 8 + d.below
	if rows := d.legendRows(width); rows > 0 {
		bottom += rows*24 + 4
	}
	return map[string]any{
		"left": 4, "right": 28, "top": 44 + d.above, "bottom": bottom,
		"outerBoundsMode": "same", "outerBoundsContain": "axisLabel",
	}
}

// legendRows reckons how many rows the legend wraps to; 0 for no legend.
func (d drawing) legendRows(width int) int {
	if !d.named() {
		return 0
	}
	rows, used := 1, 0
	for _, line := range d.fig.Lines {
		w := symbol + gap + min(textWidth(line.Name), phoneRow-symbol-gap)
		if used > 0 && used+w > width {
			rows, used = rows+1, 0
		}
		used += w
	}
	return rows
}

// media are the changes for narrower places, the widest first: each of those
// that fit is applied in turn.
func (d drawing) media() []any {
	return []any{
		map[string]any{
			"query":  map[string]any{"maxWidth": tabletWidth},
			"option": map[string]any{"grid": d.grid(tabletRow)},
		},
		map[string]any{
			"query":  map[string]any{"maxWidth": phoneWidth},
			"option": map[string]any{"grid": d.grid(phoneRow), "legend": map[string]any{"data": d.narrowNames()}},
		},
	}
}

// narrowNames is the legend of a phone, where a long name is cut short; the
// table has it whole.
func (d drawing) narrowNames() []any {
	names := make([]any, 0, len(d.fig.Lines))
	for _, line := range d.fig.Lines {
		entry := map[string]any{"name": line.Name}
		if room := phoneRow - symbol - gap; textWidth(line.Name) > room {
			entry["textStyle"] = map[string]any{"width": room, "overflow": "truncate", "ellipsis": "…"}
		}
		names = append(names, entry)
	}
	return names
}

// textWidth is about the width of a text in pixels.
func textWidth(s string) int {
	w := 0
	for _, r := range s {
		w += 7
		if utf8.RuneLen(r) > 2 {
			w += 5
		}
	}
	return w
}

func (d drawing) periodAxis() []any {
	line := map[string]any{"lineStyle": map[string]any{"color": d.colours.muted}}
	// ECharts takes the height of a line from the width of a Chinese character,
	// which the face may lack: two lines would lie on one another.
	label := map[string]any{"color": d.colours.muted, "hideOverlap": true, "lineHeight": 16}
	axis := map[string]any{"axisLine": line, "axisLabel": label}
	if d.fig.Axis.Kind == dashboard.TimeAxis {
		d.timeAxis(axis, label)
	} else {
		axis["type"], axis["data"] = "category", broken(d.fig.Axis.Categories)
		axis["axisTick"] = map[string]any{"alignWithLabel": true}
	}
	return []any{axis}
}

// broken puts long periods on two lines, so that more of them have room.
func broken(categories []string) []string {
	lines := strings.NewReplacer(" ~ ", "\n~ ", " – ", "\n– ", "년 ", "년\n")
	out := make([]string, 0, len(categories))
	for _, c := range categories {
		out = append(out, lines.Replace(c))
	}
	return out
}

// timeAxis names each year or month in the middle of its band, so that the
// last day of a year stands at the end of that year and not at the next.
func (d drawing) timeAxis(axis, label map[string]any) {
	a := d.fig.Axis
	borders, middles := []float64{a.Min}, []float64{}
	for _, band := range a.Bands {
		borders, middles = append(borders, band.End), append(middles, band.Middle)
	}
	axis["type"], axis["min"], axis["max"] = "time", a.Min, a.Max
	axis["axisTick"] = map[string]any{"customValues": borders}
	label["customValues"], label["formatter"] = middles, d.bandNames()
}

// bandNames is how ECharts is to name a band: the year or the month alone.
func (d drawing) bandNames() string {
	switch {
	case d.fig.Axis.Step == metrics.Monthly && d.fig.Lang == "en":
		return "{MMM} {yyyy}"
	case d.fig.Axis.Step == metrics.Monthly:
		return "{yyyy}년 {M}월"
	case d.fig.Lang == "en":
		return "{yyyy}"
	}
	return "{yyyy}년"
}

// place is a point's horizontal coordinate as ECharts takes it.
func (d drawing) place(p dashboard.Point) any {
	if d.fig.Axis.Kind == dashboard.CategoryAxis {
		return int(p.X)
	}
	return json64(p.X)
}

// json64 keeps a whole number of milliseconds whole in JSON.
type json64 float64

// MarshalJSON writes all digits, without an exponent.
func (f json64) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(f), 'f', -1, 64), nil
}
