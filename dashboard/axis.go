package dashboard

import (
	"cmp"
	"slices"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// newAxis puts states and cumulatives at their date, to scale; whatever
// belongs to a stretch of time gets one place for each stretch. Yearly states
// have no date to be put at, so they stand by year too.
func newAxis(sel selection) (Axis, []metrics.TimePeriod) {
	first := sel.subjects[0].drawing
	yearly := true
	for p := range sel.points {
		yearly = yearly && p.Period.Frequency() == metrics.Annual
	}
	if (first == atDates || first == cumulating) && !yearly {
		return timeAxis(sel), nil
	}
	return categoryAxis(sel.lang, slots(sel))
}

func categoryAxis(lang string, periods []metrics.TimePeriod) (Axis, []metrics.TimePeriod) {
	axis := Axis{Kind: CategoryAxis}
	for _, p := range periods {
		axis.Categories = append(axis.Categories, FormatPeriod(p, lang))
	}
	return axis, periods
}

// slots are the periods in order of their last day, the shorter before the
// longer, with the years between the first and the last that nobody stated.
func slots(sel selection) []metrics.TimePeriod {
	var periods []metrics.TimePeriod
	for p := range sel.points {
		periods = append(periods, p.Period)
	}
	periods = append(periods, yearsBetween(periods)...)
	slices.SortFunc(periods, func(a, b metrics.TimePeriod) int {
		return cmp.Or(a.End().Compare(b.End()), b.Start().Compare(a.Start()), a.Compare(b))
	})
	return slices.Compact(periods)
}

func yearsBetween(periods []metrics.TimePeriod) []metrics.TimePeriod {
	var years []int
	for _, p := range periods {
		if p.Frequency() == metrics.Annual {
			years = append(years, p.Start().Year())
		}
	}
	if len(years) == 0 {
		return nil
	}
	var all []metrics.TimePeriod
	for y := slices.Min(years); y <= slices.Max(years); y++ {
		all = append(all, metrics.Year(y))
	}
	return all
}

// timeAxis covers whole years, or whole months where all is within one year.
func timeAxis(sel selection) Axis {
	var first, last time.Time
	for p := range sel.points {
		at := p.Period.End()
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	step := metrics.Annual
	from := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	next := func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	if first.Year() == last.Year() {
		step = metrics.Monthly
		from = time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC)
		next = func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	}
	axis := Axis{Kind: TimeAxis, Step: step, Min: milliseconds(from)}
	for t := from; !t.After(last); t = next(t) {
		start, end := milliseconds(t), milliseconds(next(t))
		axis.Bands = append(axis.Bands, Band{Start: start, Middle: (start + end) / 2, End: end})
		axis.Max = end
	}
	return axis
}

func milliseconds(t time.Time) float64 { return float64(t.UnixMilli()) }
