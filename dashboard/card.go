package dashboard

import (
	"cmp"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// comparableAge is how far two dates of a state must lie apart for the change
// between them to be told: about half a year.
const comparableAge = 150 * 24 * time.Hour

var hundred = decimal.NewFromInt(100)

// newCard tells the latest value of an indicator; false where it has none.
func newCard(sel selection) (Card, bool) {
	s, ok := mainSubject(sel.subjects)
	if !ok {
		return Card{}, false
	}
	s.Points = upToLatest(s.Points)
	last := s.Points[len(s.Points)-1]
	b := builder{selection: sel}
	o := last.Headline
	card := Card{
		Indicator: s.Indicator, Name: s.name(sel.lang), Value: b.text(last),
		Exact: FormatExact(o.Value, o.Unit, sel.lang), Period: FormatPeriod(last.Period, sel.lang),
		Source: citation(o.Source, sel.lang), Conflict: last.Conflicted(), Link: linkOf(o),
		Change: changeOf(s, sel.lang),
	}
	if s.Scope != metrics.TotalScope {
		card.Scope = s.scopeName(sel.lang)
	}
	if s.Kind != metrics.Actual {
		card.Kind = KindName(s.Kind, s.indicator.Measure, sel.lang)
	}
	if last.Assumed() {
		card.Basis = assumedWord(sel.lang)
	}
	card.Spark = Sparkline(sparkTitle(card, s, sel.lang), spots(s))
	return card, true
}

// upToLatest orders the points by date and ends with the latest one whose
// period a source gives, as long as there is one.
func upToLatest(points []metrics.Point) []metrics.Point {
	ordered := slices.Clone(points)
	slices.SortStableFunc(ordered, byEnd)
	for i, p := range slices.Backward(ordered) {
		if !p.Assumed() {
			return ordered[:i+1]
		}
	}
	return ordered
}

func byEnd(a, b metrics.Point) int {
	return cmp.Or(a.Period.End().Compare(b.Period.End()), a.Period.Compare(b.Period))
}

// mainSubject is the series that stands for the whole: what was, before what
// is meant to be; of the total and its other definitions the one that reaches
// furthest, the total first; a part only where there is nothing else.
func mainSubject(subjects []subject) (subject, bool) {
	order := slices.DeleteFunc(slices.Clone(subjects), func(s subject) bool { return s.Kind == metrics.Change })
	if len(order) == 0 {
		return subject{}, false
	}
	reach := func(s subject) time.Time { return slices.MaxFunc(s.Points, byEnd).Period.End() }
	whole := func(s subject) int {
		if group := scopeGroup(s.Scope); group != "" && group != definitions {
			return 1
		}
		return 0
	}
	return slices.MinFunc(order, func(a, b subject) int {
		return cmp.Or(
			cmp.Compare(slices.Index(metrics.Kinds, a.Kind), slices.Index(metrics.Kinds, b.Kind)),
			cmp.Compare(whole(a), whole(b)),
			reach(b).Compare(reach(a)),
			cmp.Compare(len(scopeGroup(a.Scope)), len(scopeGroup(b.Scope))),
			cmp.Compare(len(b.Points), len(a.Points)),
		)
	}), true
}

// changeOf compares the last point with the one before it that is of the same
// nature; nil where there is none, or either is assumed, undecided or a bound.
func changeOf(s subject, lang string) *Delta {
	last := s.Points[len(s.Points)-1]
	if !firm(last) {
		return nil
	}
	for _, before := range slices.Backward(s.Points[:len(s.Points)-1]) {
		if firm(before) && comparablePeriods(s, before.Period, last.Period) {
			return newDelta(before, last, s.indicator.Direction, lang)
		}
	}
	return nil
}

func firm(p metrics.Point) bool {
	q := p.Headline.Qualifier
	return !p.Assumed() && !p.Open && (q == metrics.Exact || q == metrics.Approx || q == metrics.Average)
}

// comparablePeriods reports whether values of two periods may be set against
// each other: flows of the same stretch of an earlier year, states far enough
// apart, cumulatives from the same start.
func comparablePeriods(s subject, before, last metrics.TimePeriod) bool {
	apart := last.End().Sub(before.End()) >= comparableAge
	switch s.drawing {
	case atDates:
		return apart
	case cumulating:
		return apart && before.Start().Equal(last.Start())
	default:
		same := func(a, b time.Time) bool { return a.Month() == b.Month() && a.Day() == b.Day() }
		years := last.End().Year() - before.End().Year()
		return years > 0 && last.Start().Year()-before.Start().Year() == years &&
			same(before.Start(), last.Start()) && same(before.End().AddDate(0, 0, 1), last.End().AddDate(0, 0, 1))
	}
}

func newDelta(before, last metrics.Point, direction metrics.Direction, lang string) *Delta {
	from, to := before.Headline.Value, last.Headline.Value
	diff, unit := to.Sub(from), last.Headline.Unit
	if unit == metrics.Percent {
		unit = metrics.PercentPoint
	}
	text := FormatChange(diff, unit, lang)
	if unit != metrics.PercentPoint && from.IsPositive() && !diff.IsZero() {
		share := diff.Mul(hundred).Div(from).Round(1)
		text += " (" + FormatChange(share, metrics.Percent, lang) + ")"
	}
	if diff.IsZero() {
		text = say(lang, "변화 없음", "no change")
	} else if before.Headline.Qualifier != metrics.Exact || last.Headline.Qualifier != metrics.Exact {
		text = Qualify(text, metrics.Approx, lang)
	}
	return &Delta{
		Text: text, Since: sayf(lang, "%s 대비", "since %s", FormatPeriod(before.Period, lang)),
		Sign: diff.Sign(), Tone: toneOf(diff.Sign(), direction),
	}
}

func toneOf(sign int, direction metrics.Direction) Tone {
	switch {
	case sign == 0 || direction == metrics.Neutral:
		return Even
	case (sign > 0) == (direction == metrics.Up):
		return Good
	}
	return Bad
}

func sparkTitle(card Card, s subject, lang string) string {
	first := s.Points[0]
	if len(s.Points) == 1 {
		return card.Name + ": " + card.Value + sayf(lang, "(%s)", " (%s)", card.Period)
	}
	b := builder{selection: selection{lang: lang}}
	return card.Name + ": " + sayf(lang, "%[2]s(%[1]s)에서 %[4]s(%[3]s)까지", "from %[2]s (%[1]s) to %[4]s (%[3]s)",
		FormatPeriod(first.Period, lang), b.text(first), card.Period, card.Value)
}

// spots are the points by date; a flow's part of a year is no match for its
// years, so it is left out unless there is nothing else.
func spots(s subject) []Spot {
	years := slices.ContainsFunc(s.Points, func(p metrics.Point) bool { return wholeYears(p.Period) })
	var list []Spot
	for _, p := range s.Points {
		if s.drawing == byPeriod && years && !wholeYears(p.Period) {
			continue
		}
		spot := Spot{X: milliseconds(p.Period.End())}
		if !p.Open {
			y := p.Headline.Value.InexactFloat64()
			spot.Y = &y
		}
		list = append(list, spot)
	}
	return list
}
