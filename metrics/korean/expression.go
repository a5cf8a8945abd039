package korean

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// expression is one or two moments with the words that tie them to the text.
type expression struct {
	start, end int
	period     metrics.TimePeriod
	basis      metrics.Basis
	form       Form
}

// periodReader reads the expressions of one text from left to right.
type periodReader struct {
	s        string
	calendar calendar
	// last is the period that 같은 기간 and 전년 go back to.
	last metrics.TimePeriod
}

func (r *periodReader) remember(e expression) {
	if e.form != Base && e.form != PerYear && !e.period.IsZero() {
		r.last = e.period
	}
}

// skip gives where to look next when nothing starts at i: behind the rune, or
// behind the whole run of digits.
func (r *periodReader) skip(i int) int {
	if !isDigit(r.s[i]) {
		return i + len(string(runeAt(r.s, i)))
	}
	for i < len(r.s) && (isDigit(r.s[i]) || r.s[i] == ',') {
		i++
	}
	return i
}

// events are what 이후 goes back to when no date stands before it.
var events = pattern(`(?:개소|출범|개관|개장|개원|개통|시행|도입|설립|창립|설치|운영|시작|착공|조성|문을\s연)\s?(?:이후|이래)`)

// expression reads what starts at i.
func (r *periodReader) expression(i int) (expression, bool) {
	if !r.canStart(i) || !opens(r.s, i) {
		return expression{}, false
	}
	if found := events.FindString(r.s[i:]); found != "" {
		return expression{start: i, end: i + len(found), basis: metrics.Relative, form: Since}, true
	}
	if strings.HasPrefix(r.s[i:], "현재") {
		e := expression{start: i, end: i + len("현재"), basis: metrics.Relative, form: Now}
		if r.calendar.year > 0 {
			e.period = r.calendar.period()
		}
		return e, true
	}
	m, ok := r.moment(i)
	if !ok {
		return expression{}, false
	}
	m = m.fill(r.calendar, leaning(r.s, i))
	if m.form != "" {
		return r.single(m, m.form), true
	}
	if e, ok := r.interval(m); ok {
		return e, true
	}
	return r.tied(m), true
}

// canStart rules out what stands inside a word or a number.
func (r *periodReader) canStart(i int) bool {
	if !isDigit(r.s[i]) && r.s[i] != tick[0] && syllable(r.s, i) == "" {
		return false
	}
	before := runeBefore(r.s, i)
	if isDigit(r.s[i]) {
		return i == 0 || !isHangul(before) && !strings.ContainsRune("0123456789.,'", before) && !latin(before)
	}
	return r.s[i] == tick[0] || wordStart(r.s, i)
}

// links are the words behind a moment, and what they make of it.
var links = []struct {
	words string
	form  Form
}{
	{`\s?(?:대비|보다|에\s비해|에\s비하면|에\s견주면|에\s견줘|[과와]\s비교|[과와]\s견줘)`, Base},
	{`\s?(?:기준|현재)`, Point},
	{`\s?까지`, Deadline},
	{`\s?들어`, Running},
	{`(?:부터|\s?이후|\s?이래|\s출범\s(?:이후|이래))`, Since},
}

var linkForms = func() []reading {
	forms := make([]reading, 0, len(links))
	for _, l := range links {
		forms = append(forms, reading{form: pattern(l.words)})
	}
	return forms
}()

// tied reads the words behind m into a form.
func (r *periodReader) tied(m moment) expression {
	for n, l := range linkForms {
		if found := l.form.FindString(r.s[m.end:]); found != "" {
			m.end += len(found)
			if e, ok := r.lasted(m, links[n].form); ok {
				return e
			}
			return r.single(m, links[n].form)
		}
	}
	if m.closing {
		return r.single(m, Point)
	}
	return r.single(m, Plain)
}

var lastedYears = pattern(`\s(\d{1,2})년\s?(?:동안|간|에\s걸쳐)`)

// lasted reads 올해까지 4년 동안 as the years that it takes.
func (r *periodReader) lasted(m moment, form Form) (expression, bool) {
	g := lastedYears.FindStringSubmatch(r.s[m.end:])
	if g == nil || form != Deadline || !m.whole() || m.year == 0 || number(g[1]) < 2 {
		return expression{}, false
	}
	period := between(metrics.Year(m.year-number(g[1])+1), metrics.Year(m.year))
	return expression{start: m.start, end: m.end + len(g[0]), period: period, basis: basis(m), form: Interval}, !period.IsZero()
}

func (r *periodReader) single(m moment, form Form) expression {
	e := expression{start: m.start, end: m.end, period: r.resolve(m), basis: basis(m), form: form}
	switch {
	case form == Plain && m.toMonth+m.toDay+m.toQuarter > 0:
		e.form = Interval
	case form == Point && m.yearEnd && !m.named && !m.stated && r.calendar.year > 0:
		e.period = metrics.Month(r.calendar.year-1, 12)
	case form == Point && !m.named && !m.stated && r.ahead(e.period):
		m.year--
		e.period = r.resolve(m)
	case form == Running && !m.fixed.IsZero():
		e.form = Since
	case form == Deadline && r.over(m, e.period):
		e.form, e.period = Running, runningTotal(e.period)
	case form == Deadline && m.closing && m.month == 0:
		e.period = metrics.Year(m.year)
	case form == Running && r.calendar.year > 0:
		e.period = between(metrics.Month(m.year, 1), r.calendar.period())
	}
	return e
}

func basis(m moment) metrics.Basis {
	if m.stated {
		return metrics.Stated
	}
	return metrics.Relative
}

// ahead reports whether p starts after the publication; a state cannot, so
// its month is one of the year before.
func (r *periodReader) ahead(p metrics.TimePeriod) bool {
	return r.calendar.year > 0 && !p.IsZero() && p.Start().After(r.calendar.period().End())
}

// over reports whether the stretch that 까지 closes is a part of a year that
// was over at publication: then it counts up to there.
func (r *periodReader) over(m moment, p metrics.TimePeriod) bool {
	if p.IsZero() || m.whole() || r.calendar.year == 0 || !m.fixed.IsZero() {
		return false
	}
	return !p.End().After(r.calendar.period().End())
}

// runningTotal is the stretch from the start of its year to the end of p.
func runningTotal(p metrics.TimePeriod) metrics.TimePeriod {
	_, to := p.Ends()
	end := to.End()
	if to.Frequency() != metrics.Daily {
		to = metrics.Month(end.Year(), int(end.Month()))
	}
	return between(metrics.Month(end.Year(), 1), to)
}

// resolve gives the period of m; 같은 기간 is that of the mention before, in
// the year of m, or the month of publication where there is none.
func (r *periodReader) resolve(m moment) metrics.TimePeriod {
	if !m.same {
		return m.period()
	}
	last := r.last
	if last.IsZero() && r.calendar.year > 0 {
		last = r.calendar.period()
	}
	if m.year == 0 || last.IsZero() {
		return last
	}
	return shift(last, m.year-last.End().Year())
}

// shift moves p by whole years; a 29 February that is not there is zero.
func shift(p metrics.TimePeriod, years int) metrics.TimePeriod {
	from, to := p.Ends()
	return between(shiftSingle(from, years), shiftSingle(to, years))
}

func shiftSingle(p metrics.TimePeriod, years int) metrics.TimePeriod {
	if p.IsZero() {
		return p
	}
	moved, err := metrics.ParseTimePeriod(metrics.Year(p.Start().Year()+years).String() + p.String()[len("2006"):])
	if err != nil {
		return metrics.TimePeriod{}
	}
	return moved
}

var (
	rangeLink = pattern(`\s?(?:년|월)?\s?(?:~|부터)\s?(?:오는\s)?`)
	yearsLink = pattern(`\s?-\s?`)
	fromLink  = pattern(`에서\s?`)
	untilLink = pattern(`\s?까지`)
)

// interval reads m as the start of a stretch with both ends.
func (r *periodReader) interval(m moment) (expression, bool) {
	link, needsUntil := rangeLink.FindString(r.s[m.end:]), false
	if link == "" && m.whole() {
		link = yearsLink.FindString(r.s[m.end:])
	}
	if link == "" {
		link, needsUntil = fromLink.FindString(r.s[m.end:]), true
	}
	if link == "" || m.end+len(link) >= len(r.s) {
		return expression{}, false
	}
	last, ok := r.moment(m.end + len(link))
	if !ok || last.form != "" {
		return expression{}, false
	}
	if last.year == 0 && last.fixed.IsZero() && !last.yearEnd {
		last.year, last.stated = m.year, m.stated
	}
	last = last.fill(r.calendar, "")
	until := untilLink.FindString(r.s[last.end:])
	period := span(r.resolve(m), r.resolve(last))
	if needsUntil && until == "" || period.IsZero() && m.year > 0 {
		return expression{}, false
	}
	b := basis(m)
	if basis(last) == metrics.Relative {
		b = metrics.Relative
	}
	return expression{start: m.start, end: last.end + len(until), period: period, basis: b, form: Interval}, true
}

// span joins two periods, each of which may itself be a range.
func span(from, to metrics.TimePeriod) metrics.TimePeriod {
	first, _ := from.Ends()
	_, last := to.Ends()
	return between(first, last)
}
