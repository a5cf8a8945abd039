package extract

// sumRows gives the total row of a table of several types the indicator that
// these types are parts of, when its column adds up to it: 사회적기업 33,
// 마을기업 19, 협동조합 137, 합계 189.
func (v *solver) sumRows(rows []*tableRow) {
	for n, row := range rows {
		for i, cell := range row.cells {
			if !isSum(cell.row.text) || cell.figure.subject.indicator != other {
				continue
			}
			parts := tailSum(above(rows[:n], row, i), cell.figure)
			if len(parts) < 2 {
				continue
			}
			if sub, ok := v.family(cell.figure, parts); ok {
				cell.figure.subject = sub
			}
			cell.figure.checked = true
			for _, g := range parts {
				g.checked = true
			}
		}
	}
}

// above gives the figures over the i-th of a row in its column.
func above(rows []*tableRow, row *tableRow, i int) []*figure {
	var list []*figure
	for _, r := range rows {
		if r.block == row.block && len(r.cells) == len(row.cells) && r.cells[i].figure.Unit == row.cells[i].figure.Unit {
			list = append(list, r.cells[i].figure)
		}
	}
	return list
}
