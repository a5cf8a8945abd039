package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// line is one line of the page as a reader sees it: lines that were broken
// inside a sentence are one line. Blank lines are not kept.
type line struct {
	// span is the line without the white space around it; text is what stands
	// behind its bullet sign.
	span metrics.Span
	text string
	sign sign
	// afterGap says that a blank line stands above.
	afterGap bool
	// indented says that white space stands before it.
	indented bool
	runes    int
	class    class
	// given is the block that the format itself says this line is, if any.
	given *Block
}

// body is the span behind the sign.
func (l line) body() metrics.Span {
	return metrics.Span{Start: l.span.End - len(l.text), End: l.span.End}
}

// cutLines splits text at its line ends. A given block is one line, whatever
// line ends it holds.
func cutLines(text string, given []Block) []line {
	var lines []line
	gap := false
	for at := 0; at < len(text); {
		for len(given) > 0 && given[0].Span.Start < at {
			given = given[1:]
		}
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if len(given) > 0 && given[0].Span.Start < end+1 && given[0].Span.Len() > 0 {
			block := given[0]
			end = max(end, block.Span.End)
			lines = append(lines, newLine(text, block.Span, gap))
			last := &lines[len(lines)-1]
			last.given = &block
			if block.Kind == TableGrid {
				last.class = tableRows
			}
			given, gap = given[1:], false
		} else if s := trimmed(text, metrics.Span{Start: at, End: end}); s.Len() > 0 {
			lines = append(lines, newLine(text, s, gap))
			gap = false
		} else {
			gap = true
		}
		at = end + 1
	}
	return lines
}

func newLine(text string, span metrics.Span, gap bool) line {
	raw := text[span.Start:span.End]
	sign, rest := cutSign(raw)
	rest = cutTitleLabel(rest)
	indented := span.Start > 0 && text[span.Start-1] != '\n'
	return line{span: span, indented: indented, text: rest, sign: sign, afterGap: gap, runes: utf8.RuneCountInString(rest)}
}

// cutTitleLabel takes "제목 :" off the title on a release form.
func cutTitleLabel(s string) string {
	label, rest, ok := strings.Cut(s, ":")
	if !ok || len(label) > 20 || strings.Join(strings.Fields(label), "") != "제목" {
		return s
	}
	if rest = strings.TrimLeftFunc(rest, unicode.IsSpace); rest == "" {
		return s
	}
	return rest
}

// trimmed narrows a span by the white space around its text.
func trimmed(text string, s metrics.Span) metrics.Span {
	part := text[s.Start:s.End]
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	if left == len(part) {
		return metrics.Span{Start: s.Start, End: s.Start}
	}
	right := len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	return metrics.Span{Start: s.Start + left, End: s.End - right}
}

// hasSentence reports whether s holds the end of a Korean sentence: 다, 요 and
// the like before a full stop, a question mark or a closing quote.
func hasSentence(s string) bool { return lastSentenceEnd(s) >= 0 }

// lastSentenceEnd gives the offset behind the last sentence end in s with its
// closing quotes, or -1.
func lastSentenceEnd(s string) int {
	for end := len(s); end > 0; {
		at := strings.LastIndexAny(s[:end], ".?!")
		if at < 0 {
			return -1
		}
		before := strings.TrimRight(s[:at], " )”\"’'」")
		if endsPredicate(before) {
			rest := strings.TrimLeft(s[at+1:], ".?!”\"’'」)")
			return len(s) - len(rest)
		}
		end = at
	}
	return -1
}

// endsPredicate reports whether s ends as a Korean predicate does.
func endsPredicate(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	switch r {
	case '다', '요', '까', '죠', '오', '음', '함', '됨', '임', '라':
		return len(s) > n
	}
	return false
}

// endsSentence reports whether nothing is left to say at the end of s.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " )”\"’'」】]")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '?', '!', '…', ':', ';', '다', '>', '〉', '。':
		return true
	}
	return false
}
