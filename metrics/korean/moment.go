package korean

import (
	"strings"
	"time"

	"github.com/jipyo/jipyo/metrics"
)

// moment is one expression of time before the words that tie it to others:
// the parts that are printed, 0 for those that are not.
type moment struct {
	start, end               int
	year, half, quarter      int
	toHalf, toQuarter, toDay int
	month, toMonth, day      int
	// fixed is a period that the parts do not make: 민선 7기, 최근 3년간.
	fixed metrics.TimePeriod
	// stated says that the year is printed as a number, and named that it is
	// printed as a word: 지난해.
	stated, named bool
	// closing is 말: the state at the end of the stretch.
	closing bool
	// yearEnd is 연말, 연내: some time until the year is over.
	yearEnd bool
	// same is 같은 기간, 동기, 같은 달: the stretch of an earlier mention,
	// in the year that stands here.
	same bool
	form Form
}

// calendar is what relative expressions are counted from.
type calendar struct {
	year, month, day int
}

// newCalendar takes the day or month of publication; zero for none.
func newCalendar(published metrics.TimePeriod) calendar {
	if published.IsZero() {
		return calendar{}
	}
	from := published.Start()
	c := calendar{year: from.Year(), month: int(from.Month())}
	if published.Frequency() == metrics.Daily {
		c.day = from.Day()
	}
	return c
}

func (c calendar) period() metrics.TimePeriod { return metrics.Month(c.year, c.month) }

// monthsAgo gives the month n before that of publication; n may be negative.
func (c calendar) monthsAgo(n int) (year, month int) {
	t := time.Date(c.year, time.Month(c.month-n), 1, 0, 0, 0, 0, time.UTC)
	return t.Year(), int(t.Month())
}

// period puts the parts together; zero where the year is unknown.
func (m moment) period() metrics.TimePeriod {
	switch {
	case !m.fixed.IsZero():
		return m.fixed
	case m.year == 0 || m.same:
		return metrics.TimePeriod{}
	case m.toDay > 0:
		return between(date(m.year, m.month, m.day), date(m.year, m.month, m.toDay))
	case m.day > 0:
		return date(m.year, m.month, m.day)
	case m.toMonth > 0:
		return between(metrics.Month(m.year, m.month), metrics.Month(m.year, m.toMonth))
	case m.month > 0:
		return metrics.Month(m.year, m.month)
	case m.toQuarter > 0:
		return between(metrics.Quarter(m.year, m.quarter), metrics.Quarter(m.year, m.toQuarter))
	case m.quarter > 0:
		return m.closed(metrics.Quarter(m.year, m.quarter))
	case m.toHalf > 0:
		return metrics.Year(m.year)
	case m.half > 0:
		return m.closed(metrics.Half(m.year, m.half))
	}
	return m.closed(metrics.Year(m.year))
}

// closed gives the last month of p where 말 stands behind it.
func (m moment) closed(p metrics.TimePeriod) metrics.TimePeriod {
	if !m.closing || p.IsZero() {
		return p
	}
	end := p.End()
	return metrics.Month(end.Year(), int(end.Month()))
}

// whole reports whether m names a year and no part of it.
func (m moment) whole() bool {
	return m.fixed.IsZero() && m.half == 0 && m.quarter == 0 && m.month == 0 && !m.same
}

// date gives a day, or the zero period for one that no calendar has.
func date(y, m, d int) metrics.TimePeriod {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(m) || t.Day() != d {
		return metrics.TimePeriod{}
	}
	return metrics.Day(t)
}

func between(from, to metrics.TimePeriod) metrics.TimePeriod {
	if from.IsZero() || to.IsZero() {
		return metrics.TimePeriod{}
	}
	return metrics.Between(from, to)
}

// term is the mayor's term of 민선 n기: since the second, four years from
// 1 July. Source: 지방자치법 부칙 and the terms published by the cities.
func term(n int) metrics.TimePeriod {
	if n < 1 || n > 20 {
		return metrics.TimePeriod{}
	}
	if n == 1 {
		return metrics.Between(metrics.Month(1995, 7), metrics.Month(1998, 6))
	}
	first := 1998 + 4*(n-2)
	return metrics.Between(metrics.Month(first, 7), metrics.Month(first+4, 6))
}

// fill gives the parts that are not printed their values: the year of
// publication for 상반기, its month for 17일. The reading of a month or day
// leans back behind 지난 and forward behind 오는.
func (m moment) fill(c calendar, lean string) moment {
	if m.stated || c.year == 0 || !m.fixed.IsZero() {
		return m
	}
	if m.year > 0 {
		m.named = true
		return m
	}
	m.year = c.year
	switch {
	case m.month == 0 && m.day > 0:
		m.year, m.month = c.year, c.month
		if lean == past && c.day > 0 && m.day > c.day {
			m.year, m.month = c.monthsAgo(1)
		} else if lean == future && c.day > 0 && m.day < c.day {
			m.year, m.month = c.monthsAgo(-1)
		}
	case m.month > c.month && lean == past:
		m.year--
	case m.month > 0 && m.month < c.month && lean == future:
		m.year++
	}
	return m
}

const (
	past   = "past"
	future = "future"
)

// leaning reads the word before a month or day.
func leaning(s string, i int) string {
	before := strings.TrimRight(behind(s, i, 12), " ")
	switch {
	case strings.HasSuffix(before, "지난"):
		return past
	case strings.HasSuffix(before, "오는"):
		return future
	}
	return ""
}
