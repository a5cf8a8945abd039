package korean

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
)

// CellUnit is what the bare numbers of a table or column are counted in: a
// cell's number times Scale is in the base unit. Unit is "" for a unit that
// the record does not keep, such as ㎡.
type CellUnit struct {
	Unit  metrics.Unit
	Scale metrics.Decimal
	// Counter is the unit as printed: 백만 원, %, 개소.
	Counter string
}

// ParseUnitCaption reads a caption like "(단위 : 백만 원, %, 개소)", or the
// bracket of a column head like "비율(%)", into its units in order; nil when
// none of its parts is a unit.
func ParseUnitCaption(s string) []CellUnit {
	s = fold(s).s
	if _, rest, ok := strings.Cut(s, "단위"); ok {
		s = rest
	} else if _, rest, ok := strings.Cut(s, "("); ok {
		s = rest
	}
	var units []CellUnit
	known := false
	for part := range strings.FieldsFuncSeq(s, betweenUnits) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		u := parseUnit(part)
		known = known || u.Unit != ""
		units = append(units, u)
	}
	if !known {
		return nil
	}
	return units
}

func betweenUnits(r rune) bool { return strings.ContainsRune(":;,·/()[]<>〈〉【】\n\t", r) }

// parseUnit reads one unit with its multiplier: 명, 천 명, 백만원, 억.
func parseUnit(printed string) CellUnit {
	word := strings.ReplaceAll(printed, " ", "")
	small, big, _, end := joinedMultipliers(word, 0)
	u := CellUnit{Scale: decimal.NewFromInt(small).Mul(decimal.NewFromInt(big)), Counter: printed}
	rest := word[end:]
	switch c, ok := joined.at(rest, 0); {
	case ok && len(c.word) == len(rest):
		u.Unit = c.unit
	case rest == "" && small*big >= bigUnits["억"]:
		u.Unit = metrics.KRW
	}
	return u
}
