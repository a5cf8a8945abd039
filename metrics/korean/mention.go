package korean

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// mention is a number found in a text; without a unit it is bare, and counts
// only if a neighbour lends it one.
type mention struct {
	numeral
	// end is behind the counter; numeral.end is behind the number.
	end     int
	unit    metrics.Unit
	counter string
	qual    metrics.Qualifier
}

func (m mention) bare() bool { return m.unit == "" }

// mentions scans a folded text from left to right.
func mentions(s string) []mention {
	var found []mention
	for i := 0; i < len(s); {
		m, next, ok := mentionAt(s, i)
		if ok && !repeats(s, found, m) {
			found = append(found, m)
		}
		i = next
	}
	return found
}

// mentionAt reads a mention that starts at i; next is where to go on.
func mentionAt(s string, i int) (m mention, next int, ok bool) {
	c := s[i]
	switch {
	case isDigit(c):
		return digitMention(s, i)
	case c < 0xEA || c > 0xED:
		return m, i + 1, false
	case wordStart(s, i):
		if m, ok = wordMention(s, i); ok {
			return m, m.end, true
		}
	}
	return m, i + 3, false
}

// digitMention takes the longest reading of the number that has a counter, or
// else the longest as a bare one.
func digitMention(s string, i int) (m mention, next int, ok bool) {
	readings, end := digitNumerals(s, i)
	if len(readings) == 0 || ordinal(s, i) || coded(s, i) {
		return m, end, false
	}
	for _, n := range readings {
		m, ok, isBarred := counted(s, n)
		if ok && !isBarred {
			return signed(s, m), m.end, true
		}
		if isBarred {
			return m, max(end, n.end), false
		}
	}
	n := readings[0]
	if m, ok := loose(s, n); ok {
		return m, m.end, true
	}
	if len(readings) > 1 && n.end > end {
		n = readings[len(readings)-1]
	}
	return mention{numeral: n, end: n.end}, max(end, n.end), true
}

// counted gives n with the counter behind it; isBarred reports that a measure
// or 당 stands there, so that the number is no figure in any shorter reading.
func counted(s string, n numeral) (m mention, ok, isBarred bool) {
	p, words := n.end, joined
	if syllable(s, p) == "여" {
		n.approx, p = true, p+3
	}
	if p < len(s) && s[p] == ' ' {
		p, words = p+1, spaced
	}
	c, known := words.at(s, p)
	end := p + len(c.word)
	if !known || c.unit != metrics.Percent && c.unit != metrics.PercentPoint && !endsWord(s, end) {
		return m, false, false
	}
	if c.unit == "" {
		return m, false, c.word != "도" && listed(" "+measures+" ", c.word) || strings.HasSuffix(c.word, "당")
	}
	if rest, ok := hasAnyPrefix(s[end:], []string{" 포인트", " p"}); ok && c.unit == metrics.Percent {
		c = counter{c.word + rest, metrics.PercentPoint}
		end += len(rest)
	}
	m = mention{numeral: n, end: end, unit: c.unit, counter: c.word}
	return m, takes(s, m), perOne(s, m)
}

// loose reads a number whose unit goes without saying: 81억 is money, 100만
// beside 관광객 is people.
func loose(s string, n numeral) (mention, bool) {
	m := mention{numeral: n, end: n.end, unit: metrics.KRW}
	if n.unitWord < bigUnits["만"] || !endsWord(s, n.end) {
		return m, false
	}
	rest := strings.TrimPrefix(s[n.end:], " ")
	if word, ok := hasAnyPrefix(rest, measureWords); ok && word != "도" {
		return m, false
	}
	if n.unitWord == bigUnits["만"] {
		m.unit = metrics.Persons
		_, follow := hasAnyPrefix(rest, crowds)
		return m, follow || containsAny(behind(s, n.start, 30), crowds)
	}
	return m, !groupNumber(s, n)
}

var measureWords = strings.Fields(measures)

var crowds = strings.Fields("관광객 방문객 관람객 탐방객 이용객 입장객 인구 회원 이용자 가입자")

// groupNumber tells 2인 1조 from 1조 원.
func groupNumber(s string, n numeral) bool {
	return n.unitWord == bigUnits["조"] && strings.HasSuffix(strings.TrimRight(s[:n.start], " "), "인")
}

// half is 절반, the only share with a word of its own.
const half = "절반"

// wordMention reads a numeral word with its counter at i.
func wordMention(s string, i int) (mention, bool) {
	if strings.HasPrefix(s[i:], half) && endsWord(s, i+len(half)) {
		n := numeral{start: i, end: i + len(half), value: decimal.NewFromInt(50), unitWord: 1, kind: inNative}
		return mention{numeral: n, end: n.end, unit: metrics.Percent, counter: half}, true
	}
	if n, ok := nativeNumeral(s, i); ok {
		return nativeMention(s, n)
	}
	if n, ok := sinoNumeral(s, i); ok && !strings.Contains(behind(s, i, 30), "단위") {
		m, ok, _ := counted(s, n)
		apart := ok && s[m.end-len(m.counter)-1] == ' '
		return m, ok && !priceName(s, m) && (apart || listed(sinoAttached, m.counter))
	}
	return mention{}, false
}

func nativeMention(s string, n numeral) (mention, bool) {
	p := n.end
	list := attachedCounters
	if syllable(s, p) == "여" {
		n.approx, p = true, p+3
	}
	if p < len(s) && s[p] == ' ' {
		p, list = p+1, nativeCounters
	}
	c, ok := native.at(s, p)
	m := mention{numeral: n, end: p + len(c.word), unit: c.unit, counter: c.word}
	if !ok || c.unit == "" || !listed(list, c.word) || !endsWord(s, m.end) || !takes(s, m) {
		return m, false
	}
	return m, !n.value.Equal(decimal.NewFromInt(1)) || countsOne(s, m)
}

// repeats reports whether m only spells out the number before it, as legal
// amounts do: 금1,000원(일천원).
func repeats(s string, found []mention, m mention) bool {
	if len(found) == 0 || m.kind != inSino {
		return false
	}
	last := found[len(found)-1]
	return last.unit == m.unit && last.value.Equal(m.value) && strings.TrimSpace(s[last.end:m.start]) == "("
}
