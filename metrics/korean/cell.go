package korean

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// Cell reads a table cell under its unit. A unit in the cell itself wins over
// the one given; △ and - before the number are minus. It is false for a cell
// that is empty, a dash or no number.
func Cell(text string, unit CellUnit) (Quantity, bool) {
	f := fold(text)
	start := skipBlanks(f.s, 0)
	number, minus := unsigned(f.s, start)
	if own, ok := ownUnit(f.s, number); ok {
		return f.cell(text, start, own, minus), true
	}
	m, ok := bareCell(f.s, number)
	if !ok || unit.Unit == "" {
		return Quantity{}, false
	}
	m.unit = unit.Unit
	m.value = m.value.Mul(unit.Scale)
	return f.cell(text, start, m, minus), true
}

// cell makes the quantity of m, with the sign from start on.
func (f folded) cell(text string, start int, m mention, minus bool) Quantity {
	if minus {
		m.start, m.value = start, m.value.Abs().Neg()
	}
	return f.quantity(text, m)
}

// unsigned skips the sign of the number at i and the words before it.
func unsigned(s string, i int) (number int, minus bool) {
	for _, sign := range []string{"△", "-", "▲", "+", "약"} {
		if rest, ok := strings.CutPrefix(s[i:], sign); ok {
			return skipBlanks(s, len(s)-len(rest)), sign == "△" || sign == "-"
		}
	}
	return i, false
}

// ownUnit gives the quantity that starts at i with its own unit.
func ownUnit(s string, i int) (mention, bool) {
	found := lend(s, mentions(s))
	if len(found) == 0 || found[0].start > i {
		return mention{}, false
	}
	qualify(s, found)
	first := found[0]
	return first, first.numeral.end > i && strings.TrimLeft(s[first.start:i], "△-") == ""
}

// bareCell reads a cell that is a number and nothing else but a bracket: 35,
// 3억 2,000, 1,234 (5.6).
func bareCell(s string, i int) (mention, bool) {
	if i >= len(s) || !isDigit(s[i]) {
		return mention{}, false
	}
	readings, _ := digitNumerals(s, i)
	if len(readings) == 0 {
		return mention{}, false
	}
	m := mention{numeral: readings[0], end: readings[0].end, qual: metrics.Exact}
	rest := strings.TrimSpace(s[m.end:])
	if strings.HasPrefix(s, "약") {
		m.qual = metrics.Approx
	}
	return m, rest == "" || rest[0] == '(' || rest[0] == '*'
}
