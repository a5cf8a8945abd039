package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/jipyo/jipyo/dashboard"
)

// How many bars and lines may carry a value before the labels would run into
// one another on a phone.
const (
	labelledBars  = 10
	labelledLines = 2
)

// symbols and dashes tell lines apart beside their colour.
var (
	symbols = []string{"circle", "rect", "triangle", "diamond", "roundRect", "pin"}
	dashes  = []string{"solid", "dashed", "dotted"}
)

// datum is one point as ECharts takes it. Its texts are finished.
type datum struct {
	Name       string      `json:"name,omitempty"`
	Value      []any       `json:"value"`
	SymbolSize any         `json:"symbolSize,omitempty"`
	ItemStyle  *pointStyle `json:"itemStyle,omitempty"`
	Label      *pointLabel `json:"label,omitempty"`
	Tooltip    *formatted  `json:"tooltip,omitempty"`
}

type formatted struct {
	Formatter string `json:"formatter"`
}

type pointStyle struct {
	Color       string  `json:"color,omitempty"`
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  string  `json:"borderType,omitempty"`
	Opacity     float64 `json:"opacity,omitempty"`
	Decal       *decal  `json:"decal,omitempty"`
}

// decal overrides the pattern of a bar.
type decal struct {
	Color string `json:"color"`
}

type pointLabel struct {
	Show      bool   `json:"show"`
	Position  string `json:"position"`
	Color     string `json:"color"`
	Formatter string `json:"formatter"`
	// LineHeight keeps a number of a note off the value below it.
	LineHeight int `json:"lineHeight"`
	// Opacity keeps the text of a pale bar dark.
	Opacity float64 `json:"opacity"`
}

func (d drawing) newLabel(text, position string) *pointLabel {
	return &pointLabel{
		Show: true, Position: position, Color: d.colours.text, Formatter: literal(text), LineHeight: 16, Opacity: 1,
	}
}

// literal keeps ECharts from reading a text as a template: in its formatters
// {a} is a variable and {style|text} a style. The full-width braces look alike.
func literal(s string) string { return braces.Replace(s) }

var braces = strings.NewReplacer("{", "｛", "}", "｝")

// series gives one series for each line, in order.
func (d drawing) series() []charts.SingleSeries {
	list := make([]charts.SingleSeries, 0, len(d.fig.Lines))
	for i, line := range d.fig.Lines {
		s := charts.SingleSeries{
			Name: line.Name, Color: d.colours.line(i), Data: d.data(i, line),
			ItemStyle: &opts.ItemStyle{Color: d.colours.line(i)},
		}
		switch line.Shape {
		case dashboard.ShapeBar:
			s.Type, s.BarMaxWidth, s.BarGap, s.Stack = "bar", "44", "10%", stackOf(i)
		case dashboard.ShapeMarker:
			s.Type, s.Symbol, s.SymbolSize = "scatter", "diamond", 14
			if d.fig.Axis.Kind == dashboard.CategoryAxis {
				// A dash across the bar that is to reach it, in the colour of
				// text, which stands out from every bar.
				s.Symbol, s.SymbolSize, s.Color = "rect", []int{40, 8}, d.colours.text
				s.ItemStyle = &opts.ItemStyle{Color: d.colours.text, BorderColor: d.colours.surface, BorderWidth: 2}
			}
		case dashboard.ShapeLine:
			s.Type, s.Symbol, s.SymbolSize = "line", symbols[i%len(symbols)], 9
			s.ShowSymbol = opts.Bool(true)
			s.LineStyle = &opts.LineStyle{Width: 2, Type: dashes[i/2%len(dashes)]}
		}
		list = append(list, s)
	}
	return list
}

// data gives the points of a line. Where nothing is stated between the first
// and the last category a line is broken.
func (d drawing) data(n int, line dashboard.Line) []datum {
	var list []datum
	for i, p := range line.Points {
		if line.Shape == dashboard.ShapeLine && d.fig.Axis.Kind == dashboard.CategoryAxis && i > 0 {
			for x := int(line.Points[i-1].X) + 1; x < int(p.X); x++ {
				list = append(list, datum{Value: []any{x, nil}})
			}
		}
		list = append(list, d.datum(n, line, i))
	}
	return list
}

func (d drawing) datum(n int, line dashboard.Line, i int) datum {
	p := line.Points[i]
	point := datum{
		Name: p.Label, Value: []any{d.place(p), nil},
		ItemStyle: d.style(n, line, p), Label: d.label(line, i),
		Tooltip: &formatted{Formatter: literal(p.Tooltip)},
	}
	if p.Value != nil {
		point.Value[1] = *p.Value
	}
	return point
}

// style marks an assumed period by a hollow point, and a part of a year by a
// pale bar with a broken outline.
func (d drawing) style(n int, line dashboard.Line, p dashboard.Point) *pointStyle {
	switch {
	case p.Hollow:
		return &pointStyle{Color: d.colours.surface, BorderColor: d.colours.line(n), BorderWidth: 2, Decal: &decal{Color: "transparent"}}
	case p.PartYear && line.Shape == dashboard.ShapeBar:
		return &pointStyle{BorderColor: d.colours.text, BorderWidth: 1.5, BorderType: "dashed", Opacity: 0.7}
	}
	return nil
}

// label shows a value where there is room for it, and the number of its note.
func (d drawing) label(line dashboard.Line, i int) *pointLabel {
	p := line.Points[i]
	text := dashboard.Mark(p.Note)
	last := i == len(line.Points)-1
	if d.roomy() && line.Shape == dashboard.ShapeBar || line.Shape == dashboard.ShapeLine && last && d.ends() {
		text = strings.TrimPrefix(text+"\n"+p.Short, "\n")
	}
	if text == "" || p.Value == nil {
		return nil
	}
	return d.newLabel(text, position(p))
}

func position(p dashboard.Point) string {
	if p.Exact.IsNegative() {
		return "bottom"
	}
	return "top"
}

// roomy reports whether each place for a bar may carry a value.
func (d drawing) roomy() bool {
	bars := 0
	for _, line := range d.fig.Lines {
		if line.Shape == dashboard.ShapeBar {
			bars++
		}
	}
	return bars*len(d.fig.Axis.Categories) <= labelledBars
}

// ends reports whether each line may carry its last value.
func (d drawing) ends() bool { return len(d.fig.Lines) <= labelledLines }
