package dashboard

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// NewFigure draws the series on one axis: of one unit, and of one nature
// (states, flows, cumulatives or changes), else ErrInvalid. An unknown
// indicator or area is ErrNotFound. What is not published is left out; without
// a point the figure is Empty. lang is "ko" or "en".
func NewFigure(catalog metrics.Catalog, areas metrics.Areas, lang string, series []metrics.Series) (Figure, error) {
	sel, err := newSelection(catalog, areas, lang, series)
	if err != nil {
		return Figure{}, err
	}
	return sel.figure("")
}

// figure builds the figure of a selection; heading replaces its title.
func (sel selection) figure(heading string) (Figure, error) {
	if err := sel.oneAxis(); err != nil {
		return Figure{}, err
	}
	if len(sel.subjects) == 0 {
		return Figure{ID: "figure", Lang: sel.lang, Title: heading, Empty: true}, nil
	}
	axis, periods := newAxis(sel)
	return sel.on(axis, periods, heading), nil
}

// on builds the figure on a given axis; a point whose period has no place on
// a category axis is left out.
func (sel selection) on(axis Axis, periods []metrics.TimePeriod, heading string) Figure {
	b := builder{
		selection: sel, axis: axis, periods: periods,
		unit: NewAxisUnit(sel.largest(), sel.subjects[0].Unit, sel.lang),
	}
	fig := Figure{
		Lang: sel.lang, Title: heading, Unit: b.unit, Axis: axis,
		Indicators: sel.distinct(func(s subject) string { return s.Indicator }),
	}
	if heading == "" {
		fig.Title = sel.title()
	}
	fig.ID = strings.Join(fig.Indicators, "-")
	for _, s := range sel.subjects {
		s.Points = b.placed(s.Points)
		if len(s.Points) > 0 {
			b.drawn = append(b.drawn, s)
			fig.Lines = append(fig.Lines, b.line(s))
		}
	}
	fig.Empty = len(fig.Lines) == 0
	fig.Subtitle = sel.subtitle()
	fig.Notes = slices.Concat(b.notes, b.remarks(fig.Lines))
	fig.Table = b.table(fig)
	fig.Summary = b.summary(fig)
	return fig
}

// title names the indicators, and the areas where they are compared.
func (sel selection) title() string {
	names := sel.distinct(func(s subject) string { return s.name(sel.lang) })
	title := strings.Join(names, ", ")
	if sel.subjects[0].drawing == asChanges {
		title += " " + KindName(metrics.Change, metrics.Flow, sel.lang)
	}
	return title
}

func (s subject) name(lang string) string { return s.indicator.Name.In(lang) }

// subtitle is the areas and the time covered.
func (sel selection) subtitle() string {
	areas := sel.distinct(func(s subject) string { return s.area.In(sel.lang) })
	first, last := 0, 0
	for p := range sel.points {
		if y := p.Period.Start().Year(); first == 0 || y < first {
			first = y
		}
		last = max(last, p.Period.End().Year())
	}
	span := metrics.Between(metrics.Year(first), metrics.Year(last))
	return strings.Join(areas, "·") + ", " + FormatPeriod(span, sel.lang)
}

// lineName is what tells a line from the others: indicator, area, scope,
// kind, base; one that stands alone is named by its kind.
func (sel selection) lineName(s subject) string {
	var parts []string
	if sel.varies(func(s subject) string { return s.Indicator + "\x1f" + s.Label }) {
		parts = append(parts, s.name(sel.lang))
	}
	if sel.varies(func(s subject) string { return s.RefArea }) {
		parts = append(parts, s.area.In(sel.lang))
	}
	switch scope := sel.scopeName(s); {
	case scope != "" && len(parts) > 0:
		parts = append(parts, "("+scope+")")
	case scope != "":
		parts = append(parts, scope)
	}
	if len(parts) == 0 || sel.varies(func(s subject) string { return string(s.Kind) }) {
		parts = append(parts, KindName(s.Kind, s.indicator.Measure, sel.lang))
	}
	if s.Base != "" {
		parts = append(parts, "("+baseName(s.Base, sel.lang)+")")
	}
	return strings.Join(parts, " ")
}

// scopeName is "" for a total that stands alone; beside other definitions the
// total is the indicator as the catalogue defines it.
func (sel selection) scopeName(s subject) string {
	if s.Scope != metrics.TotalScope {
		return s.scopeName(sel.lang)
	}
	others := sel.distinct(func(o subject) string {
		if o.Indicator != s.Indicator || o.Scope == metrics.TotalScope {
			return ""
		}
		return scopeGroup(o.Scope)
	})
	switch {
	case slices.Contains(others, definitions):
		return say(sel.lang, "기본 정의", "As defined")
	case len(others) > 1:
		return s.scopeName(sel.lang)
	}
	return ""
}

// scopeName gives the catalogue's name, or the slug of a scope it lacks.
func (s subject) scopeName(lang string) string {
	scope, ok := s.indicator.Scope(s.Scope)
	if !ok {
		return s.Scope
	}
	return scope.Name.In(lang)
}

// builder holds what the points of a figure have in common.
type builder struct {
	selection
	axis    Axis
	periods []metrics.TimePeriod
	unit    AxisUnit
	notes   []Note
	// drawn are the subjects behind the lines, with the points that they show.
	drawn []subject
}

func (b *builder) line(s subject) Line {
	line := Line{
		Name: b.lineName(s), Indicator: s.Indicator, RefArea: s.RefArea,
		Scope: s.Scope, Kind: s.Kind, Shape: shapeOf(s),
	}
	for _, p := range s.Points {
		line.Points = append(line.Points, b.point(s, line, p))
	}
	if s.drawing == cumulating {
		b.markStarts(line)
	}
	return line
}

// shapeOf joins what is one state over time, stands what belongs to a stretch
// of time from zero, and never joins what is meant to happen.
func shapeOf(s subject) Shape {
	state := s.drawing == atDates || s.drawing == cumulating
	switch {
	case s.Kind == metrics.Target, s.Kind == metrics.Plan && state:
		return ShapeMarker
	case state:
		return ShapeLine
	}
	return ShapeBar
}

// placed leaves out the points that have no place on the axis, and puts the
// others in its order.
func (b *builder) placed(points []metrics.Point) []metrics.Point {
	kept := slices.DeleteFunc(slices.Clone(points), func(p metrics.Point) bool { return b.place(p.Period) < 0 && b.axis.Kind == CategoryAxis })
	slices.SortStableFunc(kept, func(p, q metrics.Point) int { return cmp.Compare(b.place(p.Period), b.place(q.Period)) })
	return kept
}

// place gives the coordinate of a period, -1 for one that has no category; a
// state stands at its last day.
func (b *builder) place(p metrics.TimePeriod) float64 {
	if b.axis.Kind == TimeAxis {
		return milliseconds(p.End())
	}
	return float64(slices.Index(b.periods, p))
}
