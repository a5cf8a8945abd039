package extract

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

func decimalOne() metrics.Decimal { return decimal.NewFromInt(1) }

// solveRow decides the figures of one table row by their heads.
func (x *Extractor) solveRow(row *tableRow, v *solver, c clock, home string) {
	for _, cell := range row.cells {
		f := cell.figure
		f.kind = cellKind(cell)
		f.area, f.areaSure = home, 0.99
		if area := cell.row.area; area != "" {
			f.area, f.areaSure = area, 0.95
		} else if area := cell.column.area; area != "" {
			f.area, f.areaSure = area, 0.95
		}
		f.subject = v.cellSubject(row, cell)
		f.time = c.cell(row, cell)
	}
}

// cellKind reads target, plan or change from the heads.
func cellKind(c tableCell) modality {
	heads := squeeze(c.column.text + "/" + c.row.text)
	switch {
	case containsAny(heads, "달성률", "달성율", "집행률", "진도율", "이행률", "대비율", "(b/a)", "(B/A)", "b/a", "B/A"):
		return modality{kind: metrics.Actual, gap: true, sure: 1}
	case containsAny(heads, "증감", "증가율", "증가액", "감소율", "성장률", "전년대비"):
		return modality{kind: metrics.Change, base: metrics.BaseUnstated, fall: strings.ContainsAny(c.figure.Text, "△▲-－") || c.figure.Value.IsNegative(), sure: 0.93}
	case strings.Contains(heads, "목표"):
		return modality{kind: metrics.Target, sure: 0.97}
	case containsAny(heads, "계획", "예정", "전망"):
		return modality{kind: metrics.Plan, sure: 0.97}
	}
	return modality{kind: metrics.Actual, sure: 0.97}
}

// cellSubject finds the indicator in the row head, the column head, then the
// title over the table. A head that names something else makes the cell a part.
func (v *solver) cellSubject(row *tableRow, c tableCell) subject {
	f := c.figure
	none := subject{indicator: other, label: strings.TrimSpace(c.row.text + " " + c.column.text)}
	if f.kind.gap {
		return none
	}
	heads := squeeze(row.title + c.row.text + c.column.text)
	pick := func(names []name, sure float64) (subject, bool) {
		for _, n := range names {
			if f.kind.kind == metrics.Change && row.unit != "" && !slices.Contains(v.lexicon.indicators[n.indicator].Units, row.unit) {
				continue // a change of what the table counts
			}
			if v.accepts(n.indicator, f) && !containsAny(heads, v.lexicon.exclude[n.indicator]...) {
				return subject{indicator: n.indicator, scope: n.scope, sure: sure, named: true}, true
			}
		}
		return none, false
	}
	sub, ok := pick(c.row.names, 0.98)
	if !ok {
		sub, ok = pick(c.column.names, 0.98)
	}
	if !ok && !c.row.plain && !c.column.plain {
		if sub, ok = pick(v.titleNames(row), 0.92); !ok {
			sub, ok = v.aboveSubject(row, f)
		}
	}
	if !ok || c.row.plain || c.column.plain && !isMeasure(c.column.text) {
		return none
	}
	return v.cellScope(sub, c, none)
}

// titleNames gives the catalogue words in the line over the table.
func (v *solver) titleNames(row *tableRow) []name {
	return v.head(row.title, Header{}).names
}

// aboveSubject takes the subject of the last figure before the table.
func (v *solver) aboveSubject(row *tableRow, f *figure) (subject, bool) {
	for k := row.above; k >= 0 && k >= row.above-6; k-- {
		if k >= len(v.sentences) {
			continue
		}
		for _, g := range slices.Backward(v.sentences[k].figures) {
			if g.subject.indicator != other && v.accepts(g.subject.indicator, f) && g.Unit == f.Unit {
				sub := g.subject
				sub.sure = min(sub.sure, 0.9)
				return sub, true
			}
		}
	}
	return subject{}, false
}

// cellScope gives a cell under a type that the indicator knows the scope of
// that type; under the name of another indicator that it does not know, the
// cell is a part of no indicator.
func (v *solver) cellScope(sub subject, c tableCell, none subject) subject {
	heads := squeeze(c.row.text + "/" + c.column.text)
	for _, w := range v.lexicon.context[sub.indicator] {
		if w.scope != "" && strings.Contains(heads, w.text) {
			sub.scope = w.scope
			return sub
		}
	}
	for _, n := range slices.Concat(c.row.names, c.column.names) {
		if n.indicator != sub.indicator && !v.accepts(n.indicator, c.figure) && sub.scope == "" {
			return none
		}
	}
	return sub
}

// cell gives a cell the period of its row or column head; a change that of the
// latest row; else what the sentence above or the publication says.
func (c clock) cell(row *tableRow, cell tableCell) timing {
	for _, h := range []head{cell.row, cell.column} {
		if h.period.Period.IsZero() {
			continue
		}
		t := c.timing(h.period, cell.figure)
		t.sure = sureBeside
		if cell.figure.kind.kind != metrics.Target {
			return t
		}
		if half(t.period) {
			t.period, t.sure = metrics.Year(t.period.Start().Year()), sureEarlier
		}
		return c.goal(cell.figure, t)
	}
	if cell.figure.kind.kind == metrics.Change {
		latest := row.latest
		for _, other := range row.cells {
			if p := other.column.period.Period; !p.IsZero() && (latest.IsZero() || p.Compare(latest) > 0) {
				latest = p
			}
		}
		if !latest.IsZero() {
			return timing{period: latest, basis: metrics.Inherited, form: korean.Plain, sure: sureShared}
		}
	}
	for _, p := range korean.Periods(row.title, c.published) {
		if !p.Period.IsZero() && p.Form != korean.Base {
			t := c.timing(p, cell.figure)
			t.basis, t.sure = metrics.Inherited, sureShared
			return t
		}
	}
	proxy := *cell.figure
	proxy.sentence = &sentence{block: cell.figure.sentence.block, level: 9}
	c.sentences = c.sentences[:min(row.above+1, len(c.sentences))]
	return c.inheritAt(&proxy, len(c.sentences))
}

// half reports whether a period is shorter than a year.
func half(p metrics.TimePeriod) bool {
	return p.Frequency() == metrics.HalfYear || p.Frequency() == metrics.Quarterly
}
