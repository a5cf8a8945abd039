package dashboard

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

const (
	// tooltipColumns is the width of a tooltip, in Latin letters; it fits the
	// narrowest phone.
	tooltipColumns = 42
	// tooltipOthers is how many other statements a tooltip lists.
	tooltipOthers = 4
)

func (b *builder) point(s subject, line Line, p metrics.Point) Point {
	o := p.Headline
	point := Point{
		Label: FormatPeriod(p.Period, b.lang), Period: p.Period, X: b.place(p.Period),
		Exact: o.Value, Text: b.text(p), Hollow: p.Assumed(), Conflict: p.Conflicted(),
		PartYear: s.drawing == byPeriod && !wholeYears(p.Period),
		Link:     linkOf(o),
	}
	if p.Open {
		point.Low, point.High = b.unit.Coordinate(p.Low), b.unit.Coordinate(p.High)
		point.Short = b.unit.Short(p.Low) + "~" + b.unit.Short(p.High)
	} else {
		point.Value, point.Short = b.unit.Coordinate(o.Value), b.unit.Short(o.Value)
	}
	if p.Conflicted() {
		point.Note = b.conflictNote(line, p)
	}
	point.Tooltip = b.tooltip(line, point, p)
	return point
}

// text is the headline in full, or the range of an open conflict.
func (b *builder) text(p metrics.Point) string {
	if p.Open {
		return FormatValue(p.Low, p.Headline.Unit, b.lang) + " ~ " + FormatValue(p.High, p.Headline.Unit, b.lang)
	}
	return b.stated(p.Headline)
}

// stated is one statement's value in full with its qualifier.
func (b *builder) stated(o metrics.Observation) string {
	if o.Kind == metrics.Change {
		return Qualify(FormatChange(o.Value, o.Unit, b.lang), o.Qualifier, b.lang)
	}
	return Qualify(FormatValue(o.Value, o.Unit, b.lang), o.Qualifier, b.lang)
}

func (b *builder) tooltip(line Line, point Point, p metrics.Point) string {
	o := p.Headline
	lines := []string{line.Name + " · " + unbroken(point.Label), unbroken(point.Text)}
	if exact := FormatExact(o.Value, o.Unit, b.lang); !p.Open && !strings.Contains(point.Text, strings.TrimPrefix(exact, minus)) {
		lines = append(lines, "("+exact+")")
	}
	if p.Open {
		lines = append(lines, say(b.lang, "출처마다 달라 범위로 표시", "sources differ: shown as a range"))
	}
	if point.Hollow {
		lines = append(lines, assumedWord(b.lang))
	}
	if point.PartYear {
		lines = append(lines, say(b.lang, "연중 일부 기간의 값", "covers a part of the year"))
	}
	lines = append(lines, say(b.lang, "출처: ", "Source: ")+unbroken(citation(o.Source, b.lang)))
	lines = append(lines, b.others(p)...)
	return wrap(lines, tooltipColumns)
}

// others lists what else was reported, contradictions first.
func (b *builder) others(p metrics.Point) []string {
	var lines []string
	add := func(head string, stated []metrics.Observation) {
		for _, o := range stated {
			lines = append(lines, head+unbroken(b.stated(o))+" ("+unbroken(citation(o.Source, b.lang))+")")
		}
	}
	add(say(b.lang, "다른 값: ", "Differs: "), p.Conflicting)
	add(say(b.lang, "같은 값: ", "Also: "), p.Agreeing)
	if more := len(lines) - tooltipOthers; more > 0 {
		lines = append(lines[:tooltipOthers], sayf(b.lang, "외 %d건", "and %d more", more))
	}
	return lines
}

// citation is the publisher and day of a source.
func citation(s metrics.Source, lang string) string {
	name := cmp.Or(s.Publisher, s.Title, say(lang, "출처 미상", "source unknown"))
	if s.PublishedAt.IsZero() {
		return name + ", " + say(lang, "날짜 미상", "undated")
	}
	return name + ", " + FormatPeriod(s.PublishedAt, lang)
}

func linkOf(o metrics.Observation) Link {
	return Link{
		ObservationID: o.ID, SourceID: o.Source.ID, ReleaseID: o.Source.ReleaseID,
		Span: o.Span, Figure: o.Figure, URL: o.Source.URL,
	}
}

const noBreak = "\u00a0"

// unbroken keeps wrap from breaking a date or a value.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", noBreak) }

// wrap breaks lines at spaces, and a word wider than a line within it. A
// letter beyond Latin is two columns wide.
func wrap(lines []string, columns int) string {
	var out []string
	for _, line := range lines {
		current, width := "", 0
		for word := range strings.SplitSeq(line, " ") {
			for _, piece := range chop(word, columns) {
				w := columnsOf(piece)
				if current != "" && width+1+w > columns {
					out, current, width = append(out, current), "", 0
				}
				if current != "" {
					current, width = current+" ", width+1
				}
				current, width = current+piece, width+w
			}
		}
		out = append(out, current)
	}
	return strings.ReplaceAll(strings.Join(out, "\n"), noBreak, " ")
}

// chop cuts a word into pieces of at most so many columns.
func chop(word string, columns int) []string {
	var pieces []string
	from, width := 0, 0
	for i, r := range word {
		w := columnsOf(string(r))
		if width+w > columns {
			pieces, from, width = append(pieces, word[from:i]), i, 0
		}
		width += w
	}
	return append(pieces, word[from:])
}

func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		if utf8.RuneLen(r) > 2 {
			n++
		}
		n++
	}
	return n
}
