package extract

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// How sure a period is by where it stands.
const (
	sureBeside    = 0.99
	sureClause    = 0.97
	sureShared    = 0.94
	sureEarlier   = 0.90
	sureSection   = 0.88
	sureAssumed   = 0.93
	sureAssumedIn = 0.86
)

// clock resolves the periods of the figures of one document.
type clock struct {
	published metrics.TimePeriod
	month     metrics.TimePeriod
	sentences []*sentence
	measure   func(*figure) metrics.Measure
}

func newClock(published metrics.TimePeriod, sentences []*sentence, measure func(*figure) metrics.Measure) clock {
	c := clock{published: published, sentences: sentences, measure: measure}
	if !published.IsZero() {
		from := published.Start()
		c.month = metrics.Month(from.Year(), int(from.Month()))
	}
	return c
}

// set gives the figure its period: its own sentence's, for a change that of
// the level it leads to, else an inherited or assumed one.
func (c clock) set(f *figure) {
	t := c.read(f)
	if t.period.IsZero() && f.kind.kind == metrics.Change {
		if later, ok := c.later(f); ok {
			t = later
		}
	}
	if t.form == korean.Deadline && c.measure(f) == metrics.Flow && f.kind.kind == metrics.Actual {
		t = c.from(f, t)
	}
	if since, ok := c.span(f); ok {
		t = since
	}
	if t.form == korean.Deadline && c.measure(f) == metrics.Flow {
		t.sure = min(t.sure, 0.8) // 2025년까지: from when on is not said
	}
	if f.kind.kind == metrics.Target {
		t = c.goal(f, t)
	}
	if prev, ok := f.prev(); ok && t.period.IsZero() && prev.kind == figureItem && prev.has("에서") {
		t = c.nextYear(prev.figure.time)
	}
	if t.period.IsZero() {
		t = c.inherit(f)
	}
	f.time = t
}

// goal gives a target of a flow the whole year of a running total or a half
// beside it: of 올해 10월 말까지 74억 원, 연간 목표 80억 원의 92.5% the target is
// the year's.
func (c clock) goal(f *figure, t timing) timing {
	if (t.form == korean.Running || t.form == korean.Point) && c.measure(f) != metrics.Stock && !t.period.IsZero() {
		_, to := t.period.Ends()
		t.period, t.form, t.sure = metrics.Year(to.Start().Year()), korean.Plain, min(t.sure, sureShared)
	}
	return t
}

// read gives the period that the figure's own sentence states for it; the zero
// timing when it states none.
func (c clock) read(f *figure) timing {
	if t, ok := c.after(f); ok {
		return t
	}
	s := f.sentence
	own := f.comparand()
	words := 0
	crossed := false
	var yearly timing
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		switch it.kind {
		case figureItem:
			g := it.figure
			if own && g.bracketed() && f.siblingOf(g) && !g.time.period.IsZero() {
				return g.time // 지난해 같은 달(19곳, 221명)보다
			}
			if g.comparand() && !own || g.bracketed() {
				i = c.skipOwn(s, i)
				continue
			}
			if g.modifies() == f {
				continue
			}
			if c.measure(f) == metrics.Stock && c.measure(g) != metrics.Stock && f.bracketOf() != g {
				crossed = true // a flow's year is no date of a count
				continue
			}
			if f.bracketOf() == g || !g.time.period.IsZero() && !crossed && words <= 4 {
				if !g.time.period.IsZero() && g.time.basis != metrics.Assumed {
					t := g.time
					if t.basis != metrics.Inherited {
						t.sure = min(t.sure, sureShared)
					}
					return t
				}
			}
			crossed = true
		case periodItem:
			if it.period.Period.IsZero() || it.period.Form == korean.Base && !own || announced(it.period) {
				continue
			}
			if it.period.Form == korean.PerYear {
				yearly = c.timing(it.period, f)
				yearly.sure = sureClause
				continue
			}
			if c.bound(s, i, f) {
				continue
			}
			t := c.timing(it.period, f)
			switch {
			case words == 0 && !crossed:
				t.sure = sureBeside
			case !crossed:
				t.sure = sureClause
			default:
				t.sure = sureShared
			}
			return t
		case wordItem:
			if !isTransparent(it.text) {
				words++
			}
		default:
			words++
		}
	}
	return yearly
}

// announced reports whether a mention is a plain day, on which releases report
// and hold meetings, and nothing is counted: 19일 시에 따르면.
func announced(m korean.PeriodMention) bool {
	return m.Form == korean.Plain && m.Period.Frequency() == metrics.Daily
}

// after reads a period in a bracket right behind the figure: 1,240건(2019년).
func (c clock) after(f *figure) (timing, bool) {
	it, ok := f.next()
	if !ok || it.kind != periodItem || it.period.Period.IsZero() || it.period.Form == korean.Base {
		return timing{}, false
	}
	if !strings.ContainsAny(it.lead, "(（") && !c.spentIn(f, it) {
		return timing{}, false
	}
	if next, ok := f.sentence.item(f.at + 2); ok && next.kind == figureItem && next.figure.bracketed() {
		return timing{}, false
	}
	t := c.timing(it.period, f)
	t.sure = sureBeside
	return t, true
}

// spentIn reports whether the period behind the figure is that of its verb:
// 120억 원을 하반기에 내놓는다, 37억 원은 올해 쓴다.
func (c clock) spentIn(f *figure, it item) bool {
	next, ok := f.sentence.item(f.at + 2)
	if it.period.Form == korean.Interval && f.self().has("으로", "로", "을", "를", "이", "가") {
		return ok && next.kind != figureItem
	}
	return f.self().topicOrObject() && it.period.Form == korean.Plain && ok && next.kind == wordItem &&
		(present(next.whole()) || pastStem(next.text) || attributive(next.text))
}

// topicOrObject reports whether the item is its verb's topic or object.
func (it item) topicOrObject() bool { return it.has("은", "는", "을", "를", "이", "가") }

// skipOwn gives the place of the period that belongs to the comparand at i, so
// that the search goes on before it; i itself when it has none of its own.
func (c clock) skipOwn(s *sentence, i int) int {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch it := s.items[k]; it.kind {
		case periodItem:
			return k
		case figureItem:
			return i
		case wordItem:
			if !isTransparent(it.text) {
				return i
			}
		default:
		}
	}
	return i
}

// founding verbs tell when a place or programme began, which is not when a
// figure counts: 2016년 개소된 상담소를 통해, 2017년 공모사업에 선정된.
var founding = []string{
	"개소", "선정", "지정", "제정", "신설", "설립", "출범", "시작", "개관", "도입", "수상", "개최", "개설", "착공", "준공", "발족", "결성", "시행", "연", "열린", "뽑힌", "생긴", "문을", "처음", "첫", "조성", "세운", "만든", "내놓은", "내놓으면서",
}

// bound reports whether the period at i says when something was founded that
// the figure is not about: a founding verb before a noun follows it.
func (c clock) bound(s *sentence, i int, f *figure) bool {
	if form := s.items[i].period.Form; form == korean.Interval || form == korean.Now || form == korean.Point {
		return false
	}
	for k := i + 1; k < f.at && k <= i+5; k++ {
		it := s.items[k]
		if it.kind == figureItem || it.kind == periodItem {
			return false
		}
		if it.kind != wordItem || !hasPrefixAny(it.text, founding...) {
			continue
		}
		if hasSuffixAny(it.text, "된", "한", "인", "연", "린", "긴", "운", "든", "은", "면서", "해", "하고", "이후") && f.at-k > 1 {
			return true
		}
	}
	return false
}

// timing turns a mention into the period of a figure, by what the figure is: a
// stock is a state at the end of a running total.
func (c clock) timing(m korean.PeriodMention, f *figure) timing {
	t := timing{period: m.Period, basis: m.Basis, form: m.Form}
	measure := c.measure(f)
	switch m.Form {
	case korean.PerYear:
		t.basis = metrics.Assumed
	case korean.Point:
		if (measure == metrics.Flow || measure == metrics.Ratio) && m.Period.Frequency() == metrics.Monthly {
			y := m.Period.Start().Year()
			if r := metrics.Between(metrics.Month(y, 1), m.Period); !r.IsZero() {
				t.period = r
			}
		}
	case korean.Running:
		if measure == metrics.Stock {
			_, t.period = m.Period.Ends()
		}
	case korean.Since:
		if c.month.IsZero() {
			break
		}
		if measure == metrics.Flow || measure == metrics.Cumulative {
			if r := metrics.Between(m.Period, c.month); !r.IsZero() {
				t.period = r
			}
		}
	default:
	}
	return t
}
