package dashboard

import (
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// note adds a numbered note and gives its number.
func (b *builder) note(text string) int {
	number := len(b.notes) + 1
	b.notes = append(b.notes, Note{Number: number, Text: text})
	return number
}

// conflictNote lists every value that a source states for a point.
func (b *builder) conflictNote(line Line, p metrics.Point) int {
	head := line.Name + ", " + FormatPeriod(p.Period, b.lang) + ": "
	drawn, others := b.cited(p.Headline), b.citedAll(p.Conflicting)
	if p.Open {
		return b.note(head + say(b.lang, "출처마다 값이 달라 판정 전까지 범위로 표시합니다. ",
			"sources differ; shown as a range until decided. ") + drawn + "; " + others)
	}
	return b.note(head + say(b.lang, "출처마다 값이 다릅니다. 표시한 값 ", "sources differ. Shown: ") + drawn +
		say(b.lang, "; 다른 값 ", "; others: ") + others)
}

func (b *builder) cited(o metrics.Observation) string {
	return b.stated(o) + " (" + citation(o.Source, b.lang) + ")"
}

func (b *builder) citedAll(list []metrics.Observation) string {
	var parts []string
	for _, o := range list {
		parts = append(parts, b.cited(o))
	}
	return strings.Join(parts, ", ")
}

// markStarts gives one note to the points of a cumulative line that count
// from another day than its last point does.
func (b *builder) markStarts(line Line) {
	start := func(p Point) string {
		from, to := p.Period.Ends()
		if from == to {
			return ""
		}
		return FormatDate(from.Start(), b.lang)
	}
	var starts []string
	for _, p := range line.Points {
		if s := start(p); s != "" && !slices.Contains(starts, s) {
			starts = append(starts, s)
		}
	}
	if len(starts) < 2 {
		return
	}
	number := b.note(line.Name + ": " + say(b.lang, "누적을 시작한 때가 다른 값이 있습니다. ",
		"values count from different starts. ") + strings.Join(starts, ", "))
	last := start(line.Points[len(line.Points)-1])
	for i := range line.Points {
		if s := start(line.Points[i]); s != last && s != "" && line.Points[i].Note == 0 {
			line.Points[i].Note = number
		}
	}
}

// remarks are the notes on the figure as a whole.
func (b *builder) remarks(lines []Line) []Note {
	var notes []Note
	remark := func(text string, has func(Point) bool) {
		if labels := labelled(lines, has); len(labels) > 0 {
			notes = append(notes, Note{Text: text + strings.Join(labels, ", ")})
		}
	}
	remark(say(b.lang, "속이 빈 표시는 자료에 시점이 없어 추정한 값입니다: ",
		"Hollow marks have a period that the source does not give and is assumed: "),
		func(p Point) bool { return p.Hollow })
	remark(say(b.lang, "그 해 일부 기간의 값으로, 한 해의 값이 아닙니다: ",
		"These cover a part of their year and are not the year's value: "),
		func(p Point) bool { return p.PartYear })
	return notes
}

// labelled lists the periods of the points that have something, each once.
func labelled(lines []Line, has func(Point) bool) []string {
	var labels []string
	for _, line := range lines {
		for _, p := range line.Points {
			if has(p) && !slices.Contains(labels, p.Label) {
				labels = append(labels, p.Label)
			}
		}
	}
	return labels
}
