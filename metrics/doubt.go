package metrics

import (
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// DoubtKind says what does not fit together.
type DoubtKind string

// The kinds: a cumulative that falls, a stock that falls and is back within a
// year, a step that is hardly real, parts that do not add up to their total.
const (
	DoubtFall  DoubtKind = "fall"
	DoubtDip   DoubtKind = "dip"
	DoubtStep  DoubtKind = "step"
	DoubtParts DoubtKind = "parts"
)

// DoubtKinds lists the kinds, in the order to show them.
var DoubtKinds = []DoubtKind{DoubtFall, DoubtDip, DoubtStep, DoubtParts}

// Doubt is headlines of several keys that do not fit together. It is no
// conflict, for each may be right of its own key, and alters no headline.
type Doubt struct {
	Kind DoubtKind
	// SeriesKey is the series, of parts that of the total; Period is the
	// point at which to show it: the low of a dip, the later of a fall or step.
	SeriesKey
	Period TimePeriod
	// Concerned are the headlines in order of time: two of a fall or step,
	// three of a dip. Of parts it is the total and then each part.
	Concerned []Observation
}

// Concerns reports whether the doubt is about an observation.
func (d Doubt) Concerns(id string) bool {
	return slices.ContainsFunc(d.Concerned, func(o Observation) bool { return o.ID == id })
}

const (
	// dipYears is within how long a stock that fell has to be back, stepYears
	// how far apart two stocks may be for a change between them to be a step.
	dipYears  = 1
	stepYears = 5
)

var (
	// A misread unit makes a value ten, a hundred or ten thousand times too much.
	tenth = decimal.New(1, -1)
	// A dip is deeper than a fiftieth: smaller ones are the days' own noise.
	dipDepth = decimal.New(98, -2)
	// A stock that is to grow seldom loses three tenths of itself, nor does
	// one that is to shrink rise as much.
	against = decimal.New(7, -1)
)

// Doubts looks for what does not fit together in series as NewSeries gives
// them. What happened is looked at alone, not targets, plans or changes, and
// no point with an assumed period; an indicator that the catalogue does not
// list has no measure and so no doubt. Differences that rounding and
// qualifiers allow for are none. The result is in the order of the series,
// then of the kinds, then of time.
func Doubts(c Catalog, series []Series) []Doubt {
	var doubts []Doubt
	for _, s := range series {
		ind, err := c.Find(s.Indicator)
		if err != nil || s.Kind != Actual {
			continue
		}
		d := doubter{SeriesKey: s.SeriesKey, line: timeline(s.Points, ind.Measure)}
		d.falls(ind.Measure)
		d.dips(ind.Measure)
		d.steps(ind)
		d.parts(ind, s, series)
		doubts = append(doubts, d.found...)
	}
	return doubts
}

// doubter looks at one series.
type doubter struct {
	SeriesKey
	line  []dated
	found []Doubt
}

// dated is a point and its day on the axis of time.
type dated struct {
	Point
	day time.Time
}

// timeline puts points with a known period in order of their day. A stock of
// a year that was told in spring is spring's, not the year's end's.
func timeline(points []Point, m Measure) []dated {
	var line []dated
	for _, p := range points {
		if p.Assumed() {
			continue
		}
		day := p.Period.End()
		if told := p.Headline.Source.PublishedAt; m == Stock && !told.IsZero() && told.End().Before(day) {
			day = told.End()
		}
		line = append(line, dated{p, day})
	}
	slices.SortStableFunc(line, func(a, b dated) int { return a.day.Compare(b.day) })
	return line
}

func (d *doubter) add(kind DoubtKind, at Point, concerned ...Observation) {
	d.found = append(d.found, Doubt{Kind: kind, SeriesKey: d.SeriesKey, Period: at.Period, Concerned: concerned})
}

// falls finds where a cumulative is less than it was before. Those that count
// from another start are not compared.
func (d *doubter) falls(m Measure) {
	if m != Cumulative {
		return
	}
	last := map[string]dated{}
	for _, p := range d.line {
		from, _, _ := strings.Cut(p.Period.String(), "/")
		if from == p.Period.String() {
			from = ""
		}
		if before, ok := last[from]; ok && below(p, before) {
			d.add(DoubtFall, p.Point, before.Headline, p.Headline)
		}
		last[from] = p
	}
}

// dips finds where a stock is lower than both its neighbours and is back at
// the level of before within a year.
func (d *doubter) dips(m Measure) {
	if m != Stock {
		return
	}
	for i := 1; i+1 < len(d.line); i++ {
		before, low, after := d.line[i-1], d.line[i], d.line[i+1]
		back := !below(after, before) && low.High.LessThan(after.Low)
		deep := low.High.LessThan(before.Low.Mul(dipDepth))
		soon := !after.day.After(before.day.AddDate(dipYears, 0, 0)) && before.day.Before(low.day) && low.day.Before(after.day)
		if below(low, before) && back && deep && soon {
			d.add(DoubtDip, low.Point, before.Headline, low.Headline, after.Headline)
		}
	}
}

// below reports whether p is less than q whatever rounding, qualifiers and an
// open conflict leave room for.
func below(p, q dated) bool {
	return p.High.LessThan(q.Low) && !Agree(p.Headline, q.Headline)
}

// steps finds neighbours that hardly belong to one line: ten times the other,
// or, of a stock within some years, three tenths against the direction that
// is hoped for. Flows are compared where their periods are alike. A
// cumulative grows as it likes.
func (d *doubter) steps(ind Indicator) {
	if ind.Measure == Cumulative {
		return
	}
	last := map[Frequency]dated{}
	for _, p := range d.line {
		like := Frequency("")
		if ind.Measure == Flow {
			like = p.Period.Frequency()
		}
		before, ok := last[like]
		last[like] = p
		if !ok || like == Range || before.day.Equal(p.day) || d.dipped(before, p) {
			continue
		}
		ten := shrunk(before, p, tenth) || shrunk(p, before, tenth)
		if ten || (ind.Measure == Stock && backward(ind.Direction, before, p)) {
			d.add(DoubtStep, p.Point, before.Headline, p.Headline)
		}
	}
}

// dipped reports whether a dip tells of this step already.
func (d *doubter) dipped(before, p dated) bool {
	return slices.ContainsFunc(d.found, func(x Doubt) bool {
		return x.Kind == DoubtDip && x.Concerns(before.Headline.ID) && x.Concerns(p.Headline.ID)
	})
}

func backward(hoped Direction, before, p dated) bool {
	if p.day.After(before.day.AddDate(stepYears, 0, 0)) {
		return false
	}
	switch hoped {
	case Up:
		return shrunk(before, p, against)
	case Down:
		return shrunk(p, before, against)
	default:
		return false
	}
}

// shrunk reports whether small is at most a part of large, whatever an open
// conflict leaves room for. Zero and less have no parts.
func shrunk(large, small dated, part Decimal) bool {
	return small.Low.IsPositive() && !small.High.GreaterThan(large.Low.Mul(part)) && below(small, large)
}
