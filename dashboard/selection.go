package dashboard

import (
	"fmt"
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// drawing says how the values of a measure relate, which decides the axis and
// which series may share it.
type drawing string

const (
	atDates    drawing = "at dates"
	byPeriod   drawing = "by period"
	asChanges  drawing = "as changes"
	cumulating drawing = "cumulating"
	sideBySide drawing = "side by side"
)

// subject is a series with what it is about.
type subject struct {
	metrics.Series
	indicator metrics.Indicator
	area      metrics.RefArea
	drawing   drawing
}

// selection is the subjects of one figure.
type selection struct {
	lang     string
	subjects []subject
}

// newSelection looks the series up and leaves out what is not published. An
// unknown indicator or area is ErrNotFound.
func newSelection(catalog metrics.Catalog, areas metrics.Areas, lang string, series []metrics.Series) (selection, error) {
	sel := selection{lang: lang}
	for _, s := range series {
		s = published(s)
		if len(s.Points) == 0 {
			continue
		}
		ind, err := findIndicator(catalog, s)
		if err != nil {
			return selection{}, err
		}
		area, err := areas.ByID(s.RefArea)
		if err != nil {
			return selection{}, err
		}
		sel.subjects = append(sel.subjects, subject{s, ind, area, drawingOf(ind.Measure, s.Kind)})
	}
	return sel, nil
}

// findIndicator makes one up for figures of no catalogued indicator, from
// their label; what is counted on a day is then taken for a state.
func findIndicator(catalog metrics.Catalog, s metrics.Series) (metrics.Indicator, error) {
	if s.Indicator != metrics.OtherIndicator {
		return catalog.Find(s.Indicator)
	}
	measure := metrics.Flow
	if s.Points[0].Period.Frequency() == metrics.Daily {
		measure = metrics.Stock
	}
	return metrics.Indicator{
		ID: metrics.OtherIndicator, Name: metrics.Localized{Korean: s.Label},
		Units: []metrics.Unit{s.Unit}, Measure: measure, Direction: metrics.Neutral,
	}, nil
}

func drawingOf(measure metrics.Measure, kind metrics.Kind) drawing {
	switch {
	case kind == metrics.Change:
		return asChanges
	case measure == metrics.Stock:
		return atDates
	case measure == metrics.Cumulative:
		return cumulating
	}
	return byPeriod
}

// published weighs each point again without statements that wait for a person
// or were rejected, and drops the points of which nothing is left.
func published(s metrics.Series) metrics.Series {
	shown := func(o metrics.Observation) bool {
		return o.Status != metrics.Review && o.Status != metrics.Rejected
	}
	points := make([]metrics.Point, 0, len(s.Points))
	for _, p := range s.Points {
		all := p.All()
		left := slices.DeleteFunc(slices.Clone(all), func(o metrics.Observation) bool { return !shown(o) })
		switch len(left) {
		case 0:
		case len(all):
			points = append(points, p)
		default:
			points = append(points, metrics.NewPoint(left))
		}
	}
	s.Points = points
	return s
}

// oneAxis refuses series that cannot share a value axis and a time axis.
func (sel selection) oneAxis() error {
	for _, s := range sel.subjects[min(1, len(sel.subjects)):] {
		first := sel.subjects[0]
		if s.Unit != first.Unit {
			return fmt.Errorf("figure: %s is in %s and %s in %s: %w",
				first.Indicator, first.Unit, s.Indicator, s.Unit, metrics.ErrInvalid)
		}
		if s.drawing != first.drawing {
			return fmt.Errorf("figure: %s is drawn %s and %s %s: %w",
				first.Indicator, first.drawing, s.Indicator, s.drawing, metrics.ErrInvalid)
		}
	}
	return nil
}

// largest is the largest absolute value, conflicting ends included.
func (sel selection) largest() metrics.Decimal {
	var top metrics.Decimal
	for p := range sel.points {
		for _, v := range []metrics.Decimal{p.Headline.Value, p.Low, p.High} {
			if v.Abs().GreaterThan(top) {
				top = v.Abs()
			}
		}
	}
	return top
}

// points yields every point of every subject.
func (sel selection) points(yield func(metrics.Point) bool) {
	for _, s := range sel.subjects {
		for _, p := range s.Points {
			if !yield(p) {
				return
			}
		}
	}
}

// varies reports whether the subjects differ in what of gives.
func (sel selection) varies(of func(subject) string) bool {
	return slices.ContainsFunc(sel.subjects, func(s subject) bool { return of(s) != of(sel.subjects[0]) })
}

// distinct lists what of gives, each once, in order.
func (sel selection) distinct(of func(subject) string) []string {
	var list []string
	for _, s := range sel.subjects {
		if v := of(s); !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
