package korean

import (
	"strings"
)

// before are the forms of a year that lean on the mention before.
var (
	yearBefore = pattern(`전년도|전년|전해|한\s해\s전|1년\s전`)
	yearOfLast = pattern(`같은\s해|그해|당해\s?연도`)
	yearAfter  = pattern(`이듬해|다음\s해`)
	sameAgain  = pattern(`\s?(?:같은\s(?:기간|때|달|시기|분기)|동기|동기간|동월|이맘때|이\s?기간)`)
	closers    = pattern(`\s?말`)
	ofYear     = pattern(`\s?(?:의\s|중\s)?`)
	lasting    = pattern(`\s?(?:간|동안|이내|만에|연속|차|째|씩|정도|이상|안에)`)
)

// moment reads the moment that starts at i.
func (r *periodReader) moment(i int) (moment, bool) {
	if m, ok := r.read(moment{start: i}, i, dates); ok {
		return m, true
	}
	if m, ok := r.yearAt(i); ok {
		return r.partOf(m), true
	}
	if m, ok := r.read(moment{start: i}, i, months); ok {
		if m.month < 0 {
			m.month = 0
		}
		return r.dayOf(m), true
	}
	if found := sameAgain.FindString(r.s[i:]); found != "" {
		return moment{start: i, end: i + len(found), same: true}, true
	}
	if m, ok := r.read(moment{start: i}, i, parts); ok {
		return r.closedBy(m), true
	}
	m, ok := r.read(moment{start: i}, i, days)
	if !ok || lasting.MatchString(r.s[m.end:]) {
		return m, false
	}
	return m, true
}

// read tries the readings at i in order, upon what m has already.
func (r *periodReader) read(m moment, i int, list forms) (moment, bool) {
	for _, l := range list.at(r.s, i) {
		g := l.form.FindStringSubmatch(r.s[i:])
		if g == nil {
			continue
		}
		next := m
		next.end = i + len(g[0])
		if l.read(&next, r.calendar, g) {
			return next, true
		}
	}
	return m, false
}

// yearAt reads a year at i, one that leans on the mention before included.
func (r *periodReader) yearAt(i int) (moment, bool) {
	if m, ok := r.read(moment{start: i}, i, years); ok {
		return m, true
	}
	base := r.calendar.year
	if !r.last.IsZero() {
		base = r.last.End().Year()
	}
	for n, form := range []interface{ FindString(string) string }{yearBefore, yearOfLast, yearAfter} {
		if found := form.FindString(r.s[i:]); found != "" {
			m := moment{start: i, end: i + len(found)}
			if base > 0 {
				m.year = base + n - 1
			}
			return m, true
		}
	}
	return moment{}, false
}

// partOf reads the part of the year behind it: 2019년도 상반기, '20년(8월 말).
func (r *periodReader) partOf(m moment) moment {
	if same := sameAgain.FindString(r.s[m.end:]); same != "" {
		m.end, m.same = m.end+len(same), true
		return m
	}
	p := m.end + len(ofYear.FindString(r.s[m.end:]))
	if next, ok := r.read(m, p, parts); ok && !next.yearEnd {
		return r.closedBy(next)
	}
	if rest, ok := strings.CutPrefix(r.s[m.end:], "("); ok {
		inner, found := r.read(m, m.end+1, parts)
		if closed := r.closedBy(inner); found && strings.HasPrefix(r.s[closed.end:], ")") && rest != "" {
			closed.end++
			return closed
		}
	}
	return r.closedBy(m)
}

// dayOf reads the day behind a month: 이달 8일.
func (r *periodReader) dayOf(m moment) moment {
	p := m.end + len(ofYear.FindString(r.s[m.end:]))
	if next, ok := r.read(m, p, days); ok {
		return next
	}
	return r.closedBy(m)
}

// closedBy reads 말 behind m.
func (r *periodReader) closedBy(m moment) moment {
	if m.yearEnd {
		return m
	}
	p := m.end
	if strings.HasPrefix(r.s[p:], " 연말") || strings.HasPrefix(r.s[p:], "도 말") {
		m.end, m.closing = p+len(" 연말"), true
		return m
	}
	if found := closers.FindString(r.s[p:]); found != "" && endsWord(r.s, p+len(found)) {
		m.end, m.closing = p+len(found), true
	}
	return m
}
