package dashboard

import (
	"cmp"
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// Table is the figure as rows: every value of every line, headlines and what
// else was reported, so that a page is whole without its chart.
type Table struct {
	Caption string
	// Series says that the rows have a Series to show: more than one line.
	Series bool
	Rows   []Row
}

// Row is one value of one line.
type Row struct {
	Period string
	// Series is the name of the line.
	Series string
	Kind   string
	Scope  string
	Area   string
	// Value is the value in full without qualifier, Exact its digits, and
	// Qualifier a word such as "약", "" when exact.
	Value     string
	Exact     string
	Qualifier string
	// Basis is "시점 추정" for an assumed period, else "".
	Basis string
	// Source is the publisher and date of the headline; Sources counts the
	// statements of the value.
	Source   string
	Sources  int
	Conflict bool
	// Note is the number of the note about this row, 0 for none.
	Note int
	// Also are the other statements of the same value.
	Also []Statement
	Link Link
}

// Statement is what another source says of a value.
type Statement struct {
	Value    string
	Source   string
	Conflict bool
	Link     Link
}

// placed is a point with the number of its line.
type placed struct {
	point int
	line  int
	x     float64
}

// table lists the points in order of the axis, then of the lines.
func (b *builder) table(fig Figure) Table {
	t := Table{Caption: fig.Title + " (" + fig.Subtitle + ")", Series: len(fig.Lines) > 1}
	var order []placed
	for l, line := range fig.Lines {
		for p, point := range line.Points {
			order = append(order, placed{point: p, line: l, x: point.X})
		}
	}
	slices.SortStableFunc(order, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.line, b.line))
	})
	for _, at := range order {
		line := fig.Lines[at.line]
		t.Rows = append(t.Rows, b.row(line, line.Points[at.point], b.drawn[at.line], b.drawn[at.line].Points[at.point]))
	}
	return t
}

// row writes a point of a line; s and stated are what they were drawn from.
func (b *builder) row(line Line, point Point, s subject, stated metrics.Point) Row {
	o := stated.Headline
	row := Row{
		Period: point.Label, Series: line.Name, Scope: s.scopeName(b.lang), Area: s.area.In(b.lang),
		Kind:  KindName(s.Kind, s.indicator.Measure, b.lang),
		Value: FormatValue(o.Value, o.Unit, b.lang), Exact: FormatExact(o.Value, o.Unit, b.lang),
		Qualifier: qualifierName(o.Qualifier, b.lang), Source: citation(o.Source, b.lang),
		Sources: sourcesOf(stated), Conflict: point.Conflict, Note: point.Note, Link: point.Link,
	}
	if o.Kind == metrics.Change {
		row.Value = FormatChange(o.Value, o.Unit, b.lang)
	}
	if stated.Open {
		row.Value = point.Text
		row.Exact = FormatExact(stated.Low, o.Unit, b.lang) + " ~ " + FormatExact(stated.High, o.Unit, b.lang)
	}
	if point.Hollow {
		row.Basis = assumedWord(b.lang)
	}
	for i, also := range stated.All()[1:] {
		row.Also = append(row.Also, Statement{
			Value: b.stated(also), Source: citation(also.Source, b.lang),
			Conflict: i >= len(stated.Agreeing), Link: linkOf(also),
		})
	}
	return row
}

// sourcesOf counts sources once, however often each states the value.
func sourcesOf(p metrics.Point) int {
	ids := map[metrics.SourceID]bool{}
	for _, o := range p.All() {
		ids[o.Source.ID] = true
	}
	return len(ids)
}
