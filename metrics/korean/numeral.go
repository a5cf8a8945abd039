package korean

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// longestNumber is the most digits that one number may have; beyond it is a
// code or an account, not a figure.
const longestNumber = 24

// numeral is a number without its counter, s[start:end].
type numeral struct {
	start, end int
	value      metrics.Decimal
	// approx is 여 inside: 2천여만.
	approx bool
	// unitWord is the largest multiplier (1e12 for 조, 1 for none).
	unitWord int64
	// kind tells how it is written, which decides what counters it takes.
	kind numeralKind
}

type numeralKind int

const (
	inDigits numeralKind = iota // 12, 1,240, 6천8백만
	inNative                    // 열두
	inSino                      // 천만
)

var smallUnits = map[string]int64{"십": 10, "백": 100, "천": 1000}

var bigUnits = map[string]int64{"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}

// syllable gives the Hangul syllable at i, "" for anything else.
func syllable(s string, i int) string {
	if i+3 > len(s) || s[i] < 0xEA || s[i] > 0xED {
		return ""
	}
	return s[i : i+3]
}

// plainNumber reads digits with thousands commas and decimals at i: the
// number, without commas, and its end. A dotted chain like 2019.7.17 and an
// over-long number are "", with the end behind them.
func plainNumber(s string, i int) (digits string, end int) {
	end = i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end-i <= 3 {
		for isGroup(s, end) {
			end += 4
		}
	}
	if !decimals(s, end) {
		return capped(s[i:end]), end
	}
	dots := 0
	for decimals(s, end) {
		dots++
		for end++; end < len(s) && isDigit(s[end]); end++ {
		}
	}
	if dots > 1 {
		return "", end
	}
	return capped(s[i:end]), end
}

func decimals(s string, i int) bool { return i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) }

// isGroup reports whether ",ddd" stands at i and no fourth digit follows.
func isGroup(s string, i int) bool {
	if i+4 > len(s) || s[i] != ',' || i+4 < len(s) && isDigit(s[i+4]) {
		return false
	}
	return isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3])
}

func capped(number string) string {
	if len(number) > longestNumber {
		return ""
	}
	return strings.ReplaceAll(number, ",", "")
}

// composition adds up 1조 2,340억 5천6백만 term by term.
type composition struct {
	total, group decimal.Decimal
	lastBig      int64
	lastSmall    int64
}

// add takes a term of n times small times big; false if the term cannot stand
// behind those before it.
func (c *composition) add(n decimal.Decimal, small, big int64) bool {
	value := n.Mul(decimal.NewFromInt(small))
	if big >= c.lastBig || small >= c.lastSmall || big == 1 && c.lastBig < maxUnit && value.GreaterThanOrEqual(decimal.NewFromInt(c.lastBig)) ||
		c.lastSmall < maxUnit && value.GreaterThanOrEqual(decimal.NewFromInt(c.lastSmall)) {
		return false
	}
	c.group = c.group.Add(value)
	c.lastSmall = small
	if big > 1 {
		c.total = c.total.Add(c.group.Mul(decimal.NewFromInt(big)))
		c.group, c.lastBig, c.lastSmall = decimal.Zero, big, maxUnit
	}
	return true
}

// elliptic reports whether the last term leaves its 만 out: 76억5천.
func (c *composition) elliptic(small, big int64) bool {
	return c.lastBig == bigUnits["억"] && big == 1 && small == smallUnits["천"]
}

func (c *composition) value() decimal.Decimal { return c.total.Add(c.group) }

// maxUnit is above every multiplier.
const maxUnit = int64(1) << 62

// digitNumerals gives the readings of the number that starts with a digit at
// i, longest first: 3만 6,000 can also be 3만 alone. The end is where to go
// on when none of them is a quantity.
func digitNumerals(s string, i int) (readings []numeral, end int) {
	c := composition{lastBig: maxUnit, lastSmall: maxUnit}
	n := numeral{start: i, unitWord: 1}
	for p := i; ; {
		digits, q := plainNumber(s, p)
		if p == i {
			end = q
		}
		if digits == "" {
			break
		}
		small, big, approx, after := multipliers(s, q)
		d, err := decimal.NewFromString(digits)
		if err != nil || !c.add(d, small, big) {
			break
		}
		n.end, n.value, n.approx = after, c.value(), n.approx || approx
		if c.elliptic(small, big) && !strings.HasPrefix(strings.TrimPrefix(s[after:], " "), "원") && nextTerm(s, after) < 0 {
			n.value = c.total.Add(c.group.Mul(decimal.NewFromInt(bigUnits["만"])))
		}
		n.unitWord = max(n.unitWord, small*big)
		readings = append([]numeral{n}, readings...)
		if p = nextTerm(s, after); p < 0 || small*big == 1 {
			break
		}
	}
	return readings, end
}

// nextTerm gives where a further term of the number would start, or -1.
func nextTerm(s string, i int) int {
	if i < len(s) && s[i] == ' ' {
		i++
	}
	if i < len(s) && isDigit(s[i]) {
		return i
	}
	return -1
}

// multipliers reads 천, 백만, 억 … behind digits that end at i, with 여 before
// or among them. A blank before them counts only where 원 follows: 250 백만원.
func multipliers(s string, i int) (small, big int64, approx bool, end int) {
	at := i
	if at < len(s) && s[at] == ' ' {
		at++
	}
	small, big, approx, end = joinedMultipliers(s, at)
	if at > i && (small*big == 1 || !strings.HasPrefix(strings.TrimPrefix(s[end:], " "), "원")) {
		return 1, 1, false, i
	}
	return small, big, approx, end
}

func joinedMultipliers(s string, i int) (small, big int64, approx bool, end int) {
	small, big, end = 1, 1, i
	for p := i; ; p += 3 {
		syl := syllable(s, p)
		switch {
		case syl == "여":
			continue
		case smallUnits[syl] > 0 && big == 1 && small == 1:
			small = smallUnits[syl]
		case bigUnits[syl] > 0 && big == 1:
			big = bigUnits[syl]
		default:
			return small, big, strings.Contains(s[i:end], "여"), end
		}
		end = p + 3
	}
}
