package korean

import (
	"strings"

	"github.com/shopspring/decimal"
)

var nativeTens = []nativeWord{
	{"열", 10},
	{"스물", 20},
	{"스무", 20},
	{"서른", 30},
	{"마흔", 40},
	{"쉰", 50},
	{"예순", 60},
	{"일흔", 70},
	{"여든", 80},
	{"아흔", 90},
}

// nativeOnes are the forms that stand before a counter.
var nativeOnes = []nativeWord{
	{"한", 1},
	{"두", 2},
	{"세", 3},
	{"네", 4},
	{"다섯", 5},
	{"여섯", 6},
	{"일곱", 7},
	{"여덟", 8},
	{"아홉", 9},
}

type nativeWord struct {
	word  string
	value int64
}

// nativeNumeral reads 열두, 스무, 세 at i.
func nativeNumeral(s string, i int) (numeral, bool) {
	tens, p := nativeDigit(s, i, nativeTens)
	ones, p := nativeDigit(s, p, nativeOnes)
	if p == i {
		return numeral{}, false
	}
	return numeral{start: i, end: p, value: decimal.NewFromInt(tens + ones), unitWord: 1, kind: inNative}, true
}

func nativeDigit(s string, i int, words []nativeWord) (value int64, end int) {
	for _, w := range words {
		if strings.HasPrefix(s[i:], w.word) {
			return w.value, i + len(w.word)
		}
	}
	return 0, i
}

var sinoDigits = map[string]int64{"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}

// sinoNumeral reads 천만, 오백, 이십삼만사천 at i. A digit alone is no
// numeral: 이, 사 and 구 are words of every sentence; nor is one that starts
// with 억 or 조, as 조건 does.
func sinoNumeral(s string, i int) (numeral, bool) {
	c := composition{lastBig: maxUnit, lastSmall: maxUnit}
	if syl := syllable(s, i); bigUnits[syl] > bigUnits["만"] {
		return numeral{}, false
	}
	unitWord := int64(1)
	p := i
	for p < len(s) && p-i < 3*longestNumber {
		n := sinoDigits[syllable(s, p)]
		q := p
		if n > 0 {
			q += 3
		}
		small, big, approx, after := joinedMultipliers(s, q)
		if approx || after == p || !c.add(decimal.NewFromInt(max(n, 1)), small, big) {
			break
		}
		p, unitWord = after, max(unitWord, small*big)
	}
	if unitWord == 1 {
		return numeral{}, false
	}
	return numeral{start: i, end: p, value: c.value(), unitWord: unitWord, kind: inSino}, true
}
