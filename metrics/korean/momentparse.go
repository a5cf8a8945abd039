package korean

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// reading is a regular expression, anchored, and how its parts are read. All
// are short, so that a text is scanned in time linear in its length.
type reading struct {
	form *regexp.Regexp
	read func(m *moment, c calendar, g []string) bool
}

// forms are readings by what they begin with: a digit or a tick, or a word.
type forms struct{ numeric, verbal []reading }

// readings sorts a list, so that at a number only those are tried that begin
// with one. The order within each is kept.
func readings(list []reading) forms {
	var f forms
	for _, l := range list {
		if hasNumber(l.form.String()) {
			f.numeric = append(f.numeric, l)
		} else {
			f.verbal = append(f.verbal, l)
		}
	}
	return f
}

func hasNumber(expr string) bool {
	_, ok := hasAnyPrefix(expr, []string{`^(?:` + tick, `^(?:(\d`, `^(?:((?:19`, `^(?:([1-4])`})
	return ok
}

// at gives the readings that can begin at i.
func (f forms) at(s string, i int) []reading {
	if i < len(s) && (isDigit(s[i]) || s[i] == tick[0]) {
		return f.numeric
	}
	return f.verbal
}

func pattern(expr string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + expr + `)`) }

const (
	tick    = `'`
	weekday = `(?:\s?\([월화수목금토일](?:요일)?\))`
	to      = `\s?~\s?`
)

// dates are the forms that stand alone, most telling first.
var dates = readings([]reading{
	{pattern(tick + `?((?:19|20)?\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.?` + weekday + `?`), dottedDay},
	{pattern(`(\d{1,2})\.\s?(\d{1,2})\.?` + weekday), dottedMonthDay},
	{pattern(`((?:19|20)\d\d)\.\s?(\d{1,2})\.?(?:\s?(?:월|기준|현재|말)|\s?~)`), dottedMonth},
	{pattern(`민선\s?(?:제\s?)?(\d{1,2})기`), electedTerm},
	{pattern(`(?:최근|지난|과거)\s(\d{1,2})(?:개\s?)?년\s?(?:간|동안)?`), lastYears},
	{pattern(`(?:최근|지난|과거)\s(\d{1,2})개월\s?(?:간|동안)?`), lastMonths},
	{pattern(`연간`), perYear},
})

func dottedDay(m *moment, _ calendar, g []string) bool {
	m.year, m.month, m.day, m.stated = fullYear(g[1]), number(g[2]), number(g[3]), true
	return !date(m.year, m.month, m.day).IsZero()
}

func dottedMonthDay(m *moment, c calendar, g []string) bool {
	m.month, m.day = number(g[1]), number(g[2])
	return !date(2000, m.month, m.day).IsZero()
}

func dottedMonth(m *moment, _ calendar, g []string) bool {
	m.year, m.month, m.stated = fullYear(g[1]), number(g[2]), true
	m.closing = strings.HasSuffix(g[0], "말")
	for _, link := range []string{"기준", "현재", "~"} {
		m.end -= len(link) * strings.Count(g[0], link)
	}
	return m.month >= 1 && m.month <= 12
}

func electedTerm(m *moment, _ calendar, g []string) bool {
	m.fixed, m.stated = term(number(g[1])), true
	return !m.fixed.IsZero()
}

func lastYears(m *moment, c calendar, g []string) bool {
	n := number(g[1])
	if n == 1 {
		return lastMonths(m, c, []string{g[0], "12"})
	}
	m.form = Duration
	if c.year > 0 && n > 0 {
		m.fixed = between(metrics.Year(c.year-n), metrics.Year(c.year-1))
	}
	return n > 0
}

func lastMonths(m *moment, c calendar, g []string) bool {
	n := number(g[1])
	m.form = Duration
	if c.year > 0 && n > 0 {
		fromYear, fromMonth := c.monthsAgo(n)
		toYear, toMonth := c.monthsAgo(1)
		m.fixed = between(metrics.Month(fromYear, fromMonth), metrics.Month(toYear, toMonth))
	}
	return n > 0
}

func perYear(m *moment, c calendar, _ []string) bool {
	m.form, m.year = PerYear, c.year
	return true
}

// years are the forms of a year, which may have a part of it behind.
var years = readings([]reading{
	{pattern(`((?:19|20)\d\d)(?:\s?회계연도|\s?학년도|\s?년도|\s?년)`), statedYear},
	{pattern(tick + `(\d\d)(?:년도|년)`), statedYear},
	{pattern(tick + `(\d\d)\s?~`), yearBeforePart},
	{pattern(tick + `(\d\d)\.\s?\d{1,2}(?:` + to + `\d{1,2})?\s?월`), yearBeforeMonth},
	{pattern(`((?:19|20)\d\d)\.\s?\d{1,2}(?:` + to + `\d{1,2})?\s?월`), yearBeforeMonth},
	{pattern(`((?:19|20)\d\d)\s?(?:상반기|하반기|[1-4](?:/4)?분기)`), yearBeforePart},
	{pattern(`(\d\d)년\s?(?:상반기|하반기|연?말|\d{1,2}월|[1-4](?:/4)?분기)`), yearBeforePart},
	{pattern(`((?:19|20)\d\d)\s?[~-]\s?` + tick + `?(?:(?:19|20)?\d\d)\s?년`), yearBeforePart},
	{pattern(`재작년|지지난해`), yearsAgo(2)},
	{pattern(`지난\s?한?\s?해|작년도?`), yearsAgo(1)},
	{pattern(`올해|금년도?|올(?:\s(?:들어|상반기|하반기|한\s?해|연?말|\d{1,2}월|[1-4]분기))`), yearsAgo(0)},
	{pattern(`내년도?`), yearsAgo(-1)},
	{pattern(`내후년`), yearsAgo(-2)},
})

func statedYear(m *moment, _ calendar, g []string) bool {
	m.year, m.stated = fullYear(g[1]), true
	return true
}

// yearBeforeMonth and the two below end the match behind the year: what
// follows is read as its part.
func yearBeforeMonth(m *moment, c calendar, g []string) bool {
	m.end = m.start + strings.Index(g[0], g[1]) + len(g[1]) + len(".")
	return statedYear(m, c, g)
}

func yearBeforePart(m *moment, c calendar, g []string) bool {
	to := strings.Index(g[0], g[1]) + len(g[1])
	m.end = m.start + to
	if strings.HasPrefix(g[0][to:], "년") {
		m.end += len("년")
	}
	return statedYear(m, c, g)
}

func yearsAgo(n int) func(*moment, calendar, []string) bool {
	return func(m *moment, c calendar, g []string) bool {
		if c.year > 0 {
			m.year = c.year - n
		}
		if rest, ok := strings.CutPrefix(g[0], "올 "); ok {
			m.end -= len(rest) + len(" ")
		}
		return true
	}
}

// months are the words for a month counted from that of publication.
var months = readings([]reading{
	{pattern(`이달|이번\s?달|금월`), monthsAgo(0)},
	{pattern(`지난\s?달|전월|저번\s?달`), monthsAgo(1)},
	{pattern(`다음\s?달|내달`), monthsAgo(-1)},
})

func monthsAgo(n int) func(*moment, calendar, []string) bool {
	return func(m *moment, c calendar, _ []string) bool {
		m.month = -1
		if c.year > 0 {
			m.year, m.month = c.monthsAgo(n)
		}
		return true
	}
}

// parts are the stretches of a year, alone or behind it.
var parts = readings([]reading{
	{pattern(`상·하반기`), func(m *moment, _ calendar, _ []string) bool { m.half, m.toHalf = 1, 2; return true }},
	{pattern(`상반기|전반기`), func(m *moment, _ calendar, _ []string) bool { m.half = 1; return true }},
	{pattern(`하반기|후반기`), func(m *moment, _ calendar, _ []string) bool { m.half = 2; return true }},
	{pattern(`([1-4])(?:분기)?` + to + `([1-4])\s?분기`), func(m *moment, _ calendar, g []string) bool {
		m.quarter, m.toQuarter = number(g[1]), number(g[2])
		return m.quarter < m.toQuarter
	}},
	{pattern(`([1-4])(?:/4)?\s?(?:사)?분기`), func(m *moment, _ calendar, g []string) bool { m.quarter = number(g[1]); return true }},
	{pattern(`(\d{1,2})월?` + to + `(\d{1,2})월`), func(m *moment, _ calendar, g []string) bool {
		m.month, m.toMonth = number(g[1]), number(g[2])
		return m.month >= 1 && m.month < m.toMonth && m.toMonth <= 12
	}},
	{pattern(`(\d{1,2})월\s?(\d{1,2})일?` + weekday + `?` + to + `(\d{1,2})일` + weekday + `?`), func(m *moment, c calendar, g []string) bool {
		return monthDay(m, c, g) && dayRange(m, g[3])
	}},
	{pattern(`(\d{1,2})월\s?(\d{1,2})일` + weekday + `?`), monthDay},
	{pattern(`(\d{1,2})월`), func(m *moment, _ calendar, g []string) bool {
		m.month = number(g[1])
		return m.month >= 1 && m.month <= 12
	}},
	{pattern(`연말|연내`), func(m *moment, _ calendar, _ []string) bool { m.yearEnd = true; return true }},
})

func monthDay(m *moment, _ calendar, g []string) bool {
	m.month, m.day = number(g[1]), number(g[2])
	return !date(2000, m.month, m.day).IsZero()
}

func dayRange(m *moment, last string) bool {
	m.toDay = number(last)
	return m.toDay > m.day && !date(2000, m.month, m.toDay).IsZero()
}

// days stand behind a month, or alone for a day of the month of publication.
var days = readings([]reading{
	{pattern(`(\d{1,2})일` + weekday + `?`), func(m *moment, _ calendar, g []string) bool {
		m.day = number(g[1])
		return m.day >= 1 && m.day <= 31
	}},
})

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// fullYear reads '19 as 2019 and '99 as 1999.
func fullYear(digits string) int {
	y := number(digits)
	switch {
	case len(digits) > 2:
		return y
	case y >= 60:
		return 1900 + y
	}
	return 2000 + y
}
