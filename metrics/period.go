package metrics

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Frequency is the length of a time period (SDMX FREQ), or Range.
type Frequency string

// The frequencies, longest first; Range is a period from one to another.
const (
	Annual    Frequency = "A"
	HalfYear  Frequency = "S"
	Quarterly Frequency = "Q"
	Monthly   Frequency = "M"
	Daily     Frequency = "D"
	Range     Frequency = "R"
)

// TimePeriod is a stretch of whole days (SDMX TIME_PERIOD), written 2019,
// 2019-S1, 2019-Q2, 2019-07, 2019-07-17, or any two of them with a slash. The
// zero value is no period. It is comparable: equal periods print alike.
type TimePeriod struct {
	text string
}

const dateLayout = "2006-01-02"

// The years that a period may name; the record is about living cities.
const (
	firstYear = 1900
	lastYear  = 2199
)

// ParseTimePeriod reads the written form; anything else is ErrInvalid. A range
// whose ends are equal is that single period.
func ParseTimePeriod(s string) (TimePeriod, error) {
	from, to, isRange := strings.Cut(s, "/")
	start, _, err := bounds(from)
	if err != nil {
		return TimePeriod{}, err
	}
	if !isRange || from == to {
		return TimePeriod{text: from}, nil
	}
	_, end, err := bounds(to)
	if err != nil {
		return TimePeriod{}, err
	}
	if end.Before(start) {
		return TimePeriod{}, fmt.Errorf("time period %q ends before it starts: %w", s, ErrInvalid)
	}
	return TimePeriod{text: s}, nil
}

// Year gives a year. Like the functions below it gives the zero TimePeriod
// for a number out of range.
func Year(y int) TimePeriod { return valid(fmt.Sprintf("%04d", y)) }

// Half gives the first (1) or second (2) half of a year.
func Half(y, n int) TimePeriod { return valid(fmt.Sprintf("%04d-S%d", y, n)) }

// Quarter gives a quarter, 1 to 4, of a year.
func Quarter(y, n int) TimePeriod { return valid(fmt.Sprintf("%04d-Q%d", y, n)) }

// Month gives a month, 1 to 12, of a year.
func Month(y, m int) TimePeriod { return valid(fmt.Sprintf("%04d-%02d", y, m)) }

// Day gives the day of t in t's own location.
func Day(t time.Time) TimePeriod { return valid(t.Format(dateLayout)) }

// Between gives the range from the first to the second, or the zero
// TimePeriod if it would end before it starts or an end is itself a range.
func Between(from, to TimePeriod) TimePeriod { return valid(from.text + "/" + to.text) }

func valid(s string) TimePeriod {
	p, err := ParseTimePeriod(s)
	if err != nil {
		return TimePeriod{}
	}
	return p
}

// String gives the written form; the zero TimePeriod is "".
func (p TimePeriod) String() string { return p.text }

// IsZero reports whether p is no period.
func (p TimePeriod) IsZero() bool { return p.text == "" }

// Start is the first day, at midnight UTC; the zero Time for the zero period.
func (p TimePeriod) Start() time.Time {
	from, _, _ := strings.Cut(p.text, "/")
	start, _, _ := bounds(from)
	return start
}

// End is the last day, at midnight UTC; the zero Time for the zero period.
func (p TimePeriod) End() time.Time {
	_, to, isRange := strings.Cut(p.text, "/")
	if !isRange {
		to = p.text
	}
	_, end, _ := bounds(to)
	return end
}

// Frequency is the length of p; Range for a range, "" for no period.
func (p TimePeriod) Frequency() Frequency {
	switch {
	case p.text == "":
		return ""
	case strings.Contains(p.text, "/"):
		return Range
	case len(p.text) == 4:
		return Annual
	case p.text[5] == 'S':
		return HalfYear
	case p.text[5] == 'Q':
		return Quarterly
	case len(p.text) == 7:
		return Monthly
	}
	return Daily
}

// Compare orders by first day, then the shorter stretch first, then by text.
func (p TimePeriod) Compare(q TimePeriod) int {
	if c := p.Start().Compare(q.Start()); c != 0 {
		return c
	}
	if c := p.End().Compare(q.End()); c != 0 {
		return c
	}
	return strings.Compare(p.text, q.text)
}

// Contains reports whether every day of q is a day of p.
func (p TimePeriod) Contains(q TimePeriod) bool {
	return !p.IsZero() && !q.IsZero() && !q.Start().Before(p.Start()) && !q.End().After(p.End())
}

// Ends splits a range; both are p itself for a single period.
func (p TimePeriod) Ends() (from, to TimePeriod) {
	a, b, isRange := strings.Cut(p.text, "/")
	if !isRange {
		return p, p
	}
	return TimePeriod{text: a}, TimePeriod{text: b}
}

// bounds gives the first and last day of a single period.
func bounds(s string) (start, end time.Time, err error) {
	// Written only where it is needed: every comparison of periods comes by here.
	fail := func() (time.Time, time.Time, error) {
		return start, end, fmt.Errorf("time period %q is not like 2019, 2019-S1, 2019-Q2, 2019-07 or 2019-07-17: %w", s, ErrInvalid)
	}
	if len(s) < 4 {
		return fail()
	}
	year, err := strconv.Atoi(s[:4])
	if err != nil || s[0] == '+' || s[0] == '-' || year < firstYear || year > lastYear {
		return fail()
	}
	months := func(first, n int) (time.Time, time.Time, error) {
		from := time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, n, -1), nil
	}
	switch {
	case len(s) == 4:
		return months(1, 12)
	case len(s) == 7 && s[4:6] == "-S" && (s[6] == '1' || s[6] == '2'):
		return months(int(s[6]-'1')*6+1, 6)
	case len(s) == 7 && s[4:6] == "-Q" && s[6] >= '1' && s[6] <= '4':
		return months(int(s[6]-'1')*3+1, 3)
	case len(s) == 7:
		if m, err := time.Parse("2006-01", s); err == nil {
			return months(int(m.Month()), 1)
		}
	case len(s) == 10:
		if d, err := time.Parse(dateLayout, s); err == nil {
			return d, d, nil
		}
	}
	return fail()
}
