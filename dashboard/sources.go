package dashboard

import (
	"slices"
	"strings"
)

// sourcesNamed is how many sources a line at the foot of a picture names.
const sourcesNamed = 3

// SourceLine names where the values of the figure come from, each source once
// and the latest points first; "" without a value.
func (f Figure) SourceLine() string {
	var named []string
	for _, row := range slices.Backward(f.Table.Rows) {
		if row.Source != "" && !slices.Contains(named, row.Source) {
			named = append(named, row.Source)
		}
	}
	if len(named) == 0 {
		return ""
	}
	more := len(named) - sourcesNamed
	line := say(f.Lang, "출처: ", "Sources: ") + strings.Join(named[:min(len(named), sourcesNamed)], "; ")
	if more > 0 {
		line += sayf(f.Lang, " 외 %d건", " and %d more", more)
	}
	return line
}
