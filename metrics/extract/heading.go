package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// longestHeading is how many characters a line may have that heads others.
const longestHeading = 30

// headings tells each line of a list the heading that it stands under: 지난해
// 성과, 올해 추진 계획. It holds until a line of the same level follows.
func headings(text string, sentences []*sentence) {
	var open []*sentence
	for _, s := range sentences {
		for len(open) > 0 && open[len(open)-1].level >= s.level {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1].block != s.block {
			s.heading = open[len(open)-1]
		}
		line := text[s.span.Start:s.span.End]
		if !s.headline && len(s.figures) == 0 && len(s.items) > 0 && utf8.RuneCountInString(line) <= longestHeading &&
			!strings.ContainsAny(line[len(line)-1:], ".?!,") {
			open = append(open, s)
		}
	}
}

// headed gives the period that the heading of a figure's line states.
func (c clock) headed(f *figure) (timing, bool) {
	for h := f.sentence.heading; h != nil; h = h.heading {
		for _, it := range h.items {
			if it.kind != periodItem || it.period.Period.IsZero() || it.period.Form == korean.Base || announced(it.period) {
				continue
			}
			t := c.timing(it.period, f)
			t.basis, t.sure = metrics.Inherited, sureShared
			return t, true
		}
	}
	return timing{}, false
}

// planned reports whether the heading of the figure's line says that what
// stands under it is to come.
func (f *figure) planned() bool {
	for h := f.sentence.heading; h != nil; h = h.heading {
		for _, it := range h.items {
			if hasPrefixAny(it.text, "계획", "추진계획", "향후", "예정", "방향", "추진방향") || strings.HasSuffix(it.text, "계획") {
				return true
			}
			if hasPrefixAny(it.text, "성과", "실적", "현황", "결과", "추진실적", "추진성과") {
				return false
			}
		}
	}
	return false
}
