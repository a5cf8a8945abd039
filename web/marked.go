package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// textLine is one line of a release as shown: plain stretches and figures.
type textLine struct {
	Kind  document.BlockKind
	Parts []textPart
}

// textPart is a stretch of text; Mark is nil where it holds no figure.
type textPart struct {
	Text string
	Mark *mark
}

// mark is a figure within the text.
type mark struct {
	// Start is the first byte of the figure in the text; #s-<Start> leads here.
	Start int
	// Href leads to the indicator, or to the row of the table below.
	Href string
	// Label says what the figure is, for the tooltip and screen readers.
	Label  string
	Review bool
}

// figureMark is a mark with the place that it covers.
type figureMark struct {
	span metrics.Span
	mark
}

// markedLines cuts a text into its lines and the figures in them. Blank lines
// are left out; a figure that crosses a line end is shown to the line's end.
func markedLines(text, title string, marks []figureMark) []textLine {
	marks = disjoint(marks)
	blocks := document.Blocks(text, nil, title)
	var lines []textLine
	start := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		end := start + len(line)
		content := strings.TrimRight(line, "\n")
		if strings.TrimSpace(content) != "" {
			span := metrics.Span{Start: start, End: start + len(content)}
			lines = append(lines, textLine{Kind: lineKind(span, blocks), Parts: parts(text, span, marks)})
		}
		start = end
	}
	return lines
}

// disjoint orders marks by place and drops those that overlap an earlier one.
func disjoint(marks []figureMark) []figureMark {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b figureMark) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	var kept []figureMark
	for _, m := range marks {
		if len(kept) == 0 || !kept[len(kept)-1].span.Overlaps(m.span) {
			kept = append(kept, m)
		}
	}
	return kept
}

func parts(text string, line metrics.Span, marks []figureMark) []textPart {
	var out []textPart
	at := line.Start
	for _, m := range marks {
		if m.span.Start < at || m.span.Start >= line.End {
			continue
		}
		if m.span.Start > at {
			out = append(out, textPart{Text: text[at:m.span.Start]})
		}
		end := min(m.span.End, line.End)
		out = append(out, textPart{Text: text[m.span.Start:end], Mark: &m.mark})
		at = end
	}
	if at < line.End {
		out = append(out, textPart{Text: text[at:line.End]})
	}
	return out
}

// lineKind is the kind of the first block that stands in the line; a line
// between blocks is plain.
func lineKind(line metrics.Span, blocks []document.Block) document.BlockKind {
	for _, b := range blocks {
		if b.Span.Overlaps(line) {
			return b.Kind
		}
	}
	return document.Paragraph
}

// quoted is a sentence with the figure in it set apart.
type quoted struct {
	Before string
	Figure string
	After  string
}

// quote splits the sentence of an observation around its figure: by place
// where the text is held, else at the figure's first occurrence.
func quote(o metrics.Observation) quoted {
	if start := o.Figure.Start - o.Span.Start; !o.Span.IsZero() && !o.Figure.IsZero() {
		inner := metrics.Span{Start: start, End: start + o.Figure.Len()}
		if figure, err := inner.Of(o.Quote); err == nil {
			return quoted{o.Quote[:inner.Start], figure, o.Quote[inner.End:]}
		}
	}
	if before, after, ok := strings.Cut(o.Quote, o.FigureText); ok && o.FigureText != "" {
		return quoted{before, o.FigureText, after}
	}
	return quoted{Before: o.Quote}
}
