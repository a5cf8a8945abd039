package korean

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// lend gives bare numbers the unit of a neighbour and drops those that stay
// bare: the near end of a range (3~5명), a list with one unit (10만, 20만
// 원), the parts in the brackets of a total, a line of labelled counts.
func lend(s string, found []mention) []mention {
	for n := len(found) - 2; n >= 0; n-- {
		lendBack(s, &found[n], &found[n+1])
	}
	lendParts(s, found)
	lendLine(s, found)
	return slices.DeleteFunc(found, mention.bare)
}

// lendBack looks at two neighbours: a range qualifies both of its ends.
func lendBack(s string, m, next *mention) {
	gap := strings.TrimSpace(s[m.end:next.start])
	if next.bare() || len(gap) > 12 {
		return
	}
	ranged := gap == "~" || gap == "내지" || gap == "-" || gap == "에서" && m.bare()
	switch {
	case ranged && m.bare() && endOf(s, m, next):
		m.unit = next.unit
		fallthrough
	case ranged && m.unit == next.unit && m.value.LessThan(next.value) && !next.value.IsNegative():
		m.qual, next.qual = metrics.AtLeast, metrics.AtMost
	case m.bare() && m.unitWord > 1 && (gap == "," || gap == "·" || gap == "/"):
		m.unit = next.unit
	}
}

// endOf scales the near end of a range to the far one, as 1~2천만원 means
// 1천만 to 2천만, and reports whether the two make a range.
func endOf(s string, m, next *mention) bool {
	if r := runeBefore(s, m.start); r == '-' || r == '~' || r == '/' || r == '.' {
		return false
	}
	for _, scale := range []int64{next.unitWord, bigUnits["조"], bigUnits["억"], bigUnits["만"]} {
		scaled := m.value.Mul(decimal.NewFromInt(scale))
		if m.unitWord == 1 && scale > 1 && scale <= next.unitWord && scaled.LessThan(next.value) {
			m.value = scaled
			break
		}
	}
	return m.value.LessThan(next.value)
}

// part is one labelled number in brackets or on a line of its own.
const part = `\s*[^\s\d,()·/:~][^\d,()~]*?\s*:?\s*[\d,]+`

var (
	partsInBrackets = regexp.MustCompile(`^\(` + part + `(?:[,·/]` + part + `)*(?:\s*등)?\)`)
	lineOfParts     = regexp.MustCompile(`^` + part + `(?:[,·/]` + part + `)+$`)
)

// longestList bounds the brackets that are read as parts of a total.
const longestList = 600

// lendParts reads 13개(마을기업 2, 자활기업 3): the parts are counted as the
// total is.
func lendParts(s string, found []mention) {
	for n, total := range found {
		if n+1 >= len(found) || !found[n+1].bare() || !countable(total.unit) || !strings.HasPrefix(s[total.end:], "(") {
			continue
		}
		list := partsInBrackets.FindString(ahead(s, total.end, longestList))
		for k := n + 1; k < len(found) && found[k].start < total.end+len(list); k++ {
			lendPart(s, &found[k], total.unit)
		}
	}
}

// lendLine reads a text that is nothing but labelled counts: 신규 2, 우수 1.
func lendLine(s string, found []mention) {
	if len(found) < 2 || len(s) > longestList || !lineOfParts.MatchString(s) {
		return
	}
	for n := range found {
		lendPart(s, &found[n], metrics.Count)
	}
}

func lendPart(s string, m *mention, unit metrics.Unit) {
	if m.bare() && strings.HasSuffix(s[:m.start], " ") || m.bare() && isHangul(runeBefore(s, m.start)) {
		m.unit = unit
	}
}

func countable(u metrics.Unit) bool {
	return u == metrics.Count || u == metrics.Persons || u == metrics.Cases
}
