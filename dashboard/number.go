package dashboard

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// minus is U+2212, the minus sign that type shows as wide as a plus.
const minus = "\u2212"

var million = decimal.New(1, 6)

// FormatValue writes a value in full for reading. In Korean, won in mixed
// form to the last won (1억 2,340만 원), and so other units from 100만; in
// English, won to two places of the largest scale (KRW 2.23 billion), rounded
// half away from zero, and other units in digits.
func FormatValue(v metrics.Decimal, unit metrics.Unit, lang string) string {
	size := v.Abs()
	switch {
	case lang == "en" && unit == metrics.KRW:
		return signOf(v) + englishWon(size)
	case lang == "en":
		return signOf(v) + withUnit(digits(size), unit, lang)
	case unit == metrics.KRW || isCounter(unit) && size.GreaterThanOrEqual(million):
		return signOf(v) + withUnit(mixed(size), unit, lang)
	}
	return signOf(v) + withUnit(digits(size), unit, lang)
}

// FormatExact writes a value in digits with separators: 2,230,000,000원.
func FormatExact(v metrics.Decimal, unit metrics.Unit, lang string) string {
	return signOf(v) + withUnit(digits(v.Abs()), unit, lang)
}

// FormatChange is FormatValue with a sign before a rise as well: +65%.
func FormatChange(v metrics.Decimal, unit metrics.Unit, lang string) string {
	if v.IsPositive() {
		return "+" + FormatValue(v, unit, lang)
	}
	return FormatValue(v, unit, lang)
}

func signOf(v metrics.Decimal) string {
	if v.IsNegative() {
		return minus
	}
	return ""
}

// isCounter reports whether a unit counts things, so that 만 and 억 suit it.
func isCounter(unit metrics.Unit) bool {
	return unit == metrics.Count || unit == metrics.Persons || unit == metrics.Cases
}

// digits writes a value that is not negative with a comma every three digits.
func digits(v metrics.Decimal) string {
	whole, fraction, _ := strings.Cut(v.String(), ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

var koreanScales = []struct {
	size metrics.Decimal
	name string
}{{decimal.New(1, 16), "경"}, {decimal.New(1, 12), "조"}, {decimal.New(1, 8), "억"}, {decimal.New(1, 4), "만"}}

// mixed writes a value that is not negative as 1억 2,340만 5,000.
func mixed(v metrics.Decimal) string {
	var parts []string
	rest := v
	for _, scale := range koreanScales {
		n, left := rest.QuoRem(scale.size, 0)
		if n.IsPositive() {
			parts = append(parts, digits(n)+scale.name)
		}
		rest = left
	}
	if rest.IsPositive() || len(parts) == 0 {
		parts = append(parts, digits(rest))
	}
	return strings.Join(parts, " ")
}

var englishScales = []struct {
	size metrics.Decimal
	name string
}{{decimal.New(1, 12), " trillion"}, {decimal.New(1, 9), " billion"}, {million, " million"}}

func englishWon(v metrics.Decimal) string {
	for _, scale := range englishScales {
		if v.GreaterThanOrEqual(scale.size) {
			return "KRW " + digits(v.Div(scale.size).Round(2)) + scale.name
		}
	}
	return "KRW " + digits(v)
}

// withUnit puts the unit to a written number: 3,000원, but 3,000만 원.
func withUnit(number string, unit metrics.Unit, lang string) string {
	noun := unitNoun(unit, lang)
	switch {
	case lang == "en" && unit == metrics.KRW:
		return noun + " " + number
	case lang == "en" && unit != metrics.Percent && noun != "":
		return number + " " + noun
	case strings.HasSuffix(number, "경"), strings.HasSuffix(number, "조"), strings.HasSuffix(number, "억"), strings.HasSuffix(number, "만"):
		return number + " " + noun
	}
	return number + noun
}

// Qualify adds the word of a qualifier to a written value: 약 79억 원.
func Qualify(text string, q metrics.Qualifier, lang string) string {
	before, after := qualifierWords(q, lang)
	if before != "" {
		text = before + " " + text
	}
	if after != "" {
		text += " " + after
	}
	return text
}
