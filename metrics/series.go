package metrics

import (
	"cmp"
	"slices"
)

// SeriesKey is a key without its period: what one line of a chart shows.
type SeriesKey struct {
	Indicator string
	Label     string
	RefArea   string
	Scope     string
	Kind      Kind
	Unit      Unit
	Base      Base
}

// SeriesKey gives the series that the key belongs to.
func (k Key) SeriesKey() SeriesKey {
	return SeriesKey{k.Indicator, k.Label, k.RefArea, k.Scope, k.Kind, k.Unit, k.Base}
}

// Series is the points of one SeriesKey in order of period, each period once.
type Series struct {
	SeriesKey
	Points []Point
}

// NewSeries groups observations by key and weighs each key. The result is
// ordered by indicator, area, scope (the total first), kind and unit.
func NewSeries(obs []Observation) []Series {
	bySeries := map[SeriesKey]map[TimePeriod][]Observation{}
	for _, o := range obs {
		k := o.SeriesKey()
		if bySeries[k] == nil {
			bySeries[k] = map[TimePeriod][]Observation{}
		}
		bySeries[k][o.Period] = append(bySeries[k][o.Period], o)
	}
	out := make([]Series, 0, len(bySeries))
	for k, periods := range bySeries {
		s := Series{SeriesKey: k, Points: make([]Point, 0, len(periods))}
		for _, stated := range periods {
			s.Points = append(s.Points, NewPoint(stated))
		}
		slices.SortFunc(s.Points, func(a, b Point) int { return a.Period.Compare(b.Period) })
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Series) int { return a.compare(b.SeriesKey) })
	return out
}

func (k SeriesKey) compare(o SeriesKey) int {
	return cmp.Or(
		cmp.Compare(k.Indicator, o.Indicator), cmp.Compare(k.Label, o.Label), cmp.Compare(k.RefArea, o.RefArea),
		compareScope(k.Scope, o.Scope),
		cmp.Compare(slices.Index(Kinds, k.Kind), slices.Index(Kinds, o.Kind)),
		cmp.Compare(k.Unit, o.Unit), cmp.Compare(k.Base, o.Base),
	)
}

func compareScope(a, b string) int {
	if (a == TotalScope) != (b == TotalScope) {
		if a == TotalScope {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}
