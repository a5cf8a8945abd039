package dashboard

import (
	"strings"
)

// summaryLines is how many lines a summary tells of.
const summaryLines = 6

// summary says in sentences what the figure shows: for each line where it
// starts, ends and peaks, then what to beware of.
func (b *builder) summary(fig Figure) string {
	parts := []string{fig.Title + ", " + fig.Subtitle + "."}
	for i, line := range fig.Lines {
		if i == summaryLines {
			parts = append(parts, sayf(b.lang, "그 밖에 %d개 계열.", "And %d more series.", len(fig.Lines)-i))
			break
		}
		parts = append(parts, b.sentence(line))
	}
	count := func(has func(Point) bool) (n int) {
		for _, line := range fig.Lines {
			for _, p := range line.Points {
				if has(p) {
					n++
				}
			}
		}
		return n
	}
	if n := count(func(p Point) bool { return p.Hollow }); n > 0 {
		parts = append(parts, sayf(b.lang, "시점을 추정한 값 %d개.", "%d with an assumed period.", n))
	}
	if n := count(func(p Point) bool { return p.PartYear }); n > 0 {
		parts = append(parts, sayf(b.lang, "그 해 일부 기간의 값 %d개.", "%d covering a part of their year.", n))
	}
	if n := count(func(p Point) bool { return p.Conflict }); n > 0 {
		parts = append(parts, sayf(b.lang, "출처마다 값이 다른 곳 %d개.", "%d where sources differ.", n))
	}
	return strings.Join(parts, " ")
}

func (b *builder) sentence(line Line) string {
	first, last := line.Points[0], line.Points[len(line.Points)-1]
	if len(line.Points) == 1 {
		return line.Name + ": " + first.Text + sayf(b.lang, "(%s).", " (%s).", first.Label)
	}
	text := line.Name + ": " + sayf(b.lang, "%[2]s(%[1]s)에서 %[4]s(%[3]s)까지, 값 %[5]d개", "from %[2]s (%[1]s) to %[4]s (%[3]s), %[5]d values",
		first.Label, first.Text, last.Label, last.Text, len(line.Points))
	if top := highest(line.Points); len(line.Points) > 2 && top.Label != first.Label && top.Label != last.Label {
		text += sayf(b.lang, ", 최고 %[2]s(%[1]s)", ", highest %[2]s (%[1]s)", top.Label, top.Text)
	}
	return text + "."
}

func highest(points []Point) Point {
	top := points[0]
	for _, p := range points {
		if p.Exact.GreaterThan(top.Exact) {
			top = p
		}
	}
	return top
}
