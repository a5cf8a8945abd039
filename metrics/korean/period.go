package korean

import "github.com/jipyo/jipyo/metrics"

// Form is how an expression of time is used in its text.
type Form string

// The forms. A number in the same clause is read by the form: a state at a
// point, a flow over a plain period or a running total, a target at a deadline.
const (
	// Plain names a period and no more: 2019년, 지난해 상반기, 지난달.
	Plain Form = "plain"
	// Point is a state at a date or at the end of a period: 9월 30일 기준,
	// 지난해 말. Period is the day, or the month that the end falls in.
	Point Form = "point"
	// Now is 현재 without a date; Period is the month of publication.
	Now Form = "now"
	// Running counts from the start of the year: 올해 8월까지 is
	// 2019-01/2019-08.
	Running Form = "running"
	// Interval has both ends: 2017년부터 2020년까지, 1∼3월.
	Interval Form = "interval"
	// Since starts and stays open: 2012년부터, 2016년 이후. Period is the
	// start. 개소 이후, which gives no date, has the zero Period.
	Since Form = "since"
	// Duration counts whole years back: 최근 3년간 is the three before
	// the year of publication.
	Duration Form = "duration"
	// Deadline ends in the time to come, or in a whole past year: 2025년까지.
	// Period is the end alone.
	Deadline Form = "deadline"
	// Base is what a change is measured against: 전년 대비, 지난해 같은
	// 기간보다. Period is that of the base.
	Base Form = "base"
	// PerYear is 연간 without a year; Period is the year of publication.
	PerYear Form = "per-year"
)

// PeriodMention is an expression of time in a text.
type PeriodMention struct {
	Span metrics.Span
	// Period is zero where the text and the publication date do not say.
	Period metrics.TimePeriod
	// Basis is Stated for an absolute date and Relative for one that the
	// publication date or an earlier mention resolves.
	Basis metrics.Basis
	Form  Form
}

// Periods gives the mentions of time in text in order; offsets are relative
// to text. Relative ones are resolved against published, the day or month of
// publication; when that is zero they have a zero Period. 같은 기간, 전년 and
// 그해 go back to the mention before them in text.
func Periods(text string, published metrics.TimePeriod) []PeriodMention {
	return PeriodsAfter(text, published, metrics.TimePeriod{})
}

// PeriodsAfter is Periods for a text that goes on from another one, whose last
// mention was of the period last; zero for none.
func PeriodsAfter(text string, published, last metrics.TimePeriod) []PeriodMention {
	f := fold(text)
	r := periodReader{s: f.s, calendar: newCalendar(published), last: last}
	var found []PeriodMention
	for i := 0; i < len(f.s); {
		e, ok := r.expression(i)
		if !ok {
			i = r.skip(i)
			continue
		}
		found = append(found, PeriodMention{Span: f.span(e.start, e.end), Period: e.period, Basis: e.basis, Form: e.form})
		r.remember(e)
		i = e.end
	}
	return found
}
