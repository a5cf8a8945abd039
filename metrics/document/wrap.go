package document

import (
	"strings"
	"unicode/utf8"
)

// The fewest runes of a line that was broken for its width, and the fewest such
// breaks that show the whole text to be set in lines.
const (
	wrappedRunes  = 12
	wrappedBreaks = 3
	// A point must be this long for an indented line below it to be its rest.
	indentedRunes = 25
)

// joinWrapped puts lines together that were broken inside a sentence.
func joinWrapped(text string, lines []line) []line {
	width := wrapWidth(lines)
	out := lines[:0]
	for i, l := range lines {
		if i > 0 && len(out) > 0 && continues(out[len(out)-1], lastLine(out[len(out)-1]), l, width) {
			prev := &out[len(out)-1]
			start := prev.body().Start
			prev.span.End = l.span.End
			prev.text = text[start:l.span.End]
			prev.runes = utf8.RuneCountInString(prev.text)
			prev.class = classify(*prev)
			continue
		}
		out = append(out, l)
	}
	return out
}

func lastLine(l line) string { return l.text[strings.LastIndexByte(l.text, '\n')+1:] }

// wrapWidth gives the width that a text is set to, in runes, 0 where it is not.
func wrapWidth(lines []line) int {
	breaks, width := 0, 0
	for i := 1; i < len(lines); i++ {
		prev, l := lines[i-1], lines[i]
		if prev.runes < wrappedRunes || prev.runes > 100 || !mayContinue(prev, l) {
			continue
		}
		if endsOpen(prev.text) {
			breaks++
			width = max(width, prev.runes)
		}
	}
	if breaks < wrappedBreaks {
		return 0
	}
	return width
}

// mayContinue reports whether nothing speaks against l being the rest of prev.
func mayContinue(prev, l line) bool {
	return !l.afterGap && l.sign.rank == 0 && l.given == nil && prev.given == nil &&
		(prev.class == plainLine || prev.class == sentence) && (l.class == plainLine || l.class == sentence) &&
		!endsSentence(lastLine(prev))
}

// continues reports whether l is the rest of the sentence that prev begins. In
// a text that is set to a width any full line may be broken; elsewhere only a
// line that ends in a particle or comma is.
func continues(prev line, last string, l line, width int) bool {
	if !mayContinue(prev, l) {
		return false
	}
	runes := utf8.RuneCountInString(last)
	if width > 0 && runes*2 >= width {
		return true
	}
	if prev.sign.rank > 0 && l.indented && prev.runes >= indentedRunes && l.class == sentence {
		return true
	}
	return runes >= wrappedRunes && endsOpen(last) && (l.class == sentence || prev.class == sentence)
}

// endsOpen reports whether s ends in a particle, ending or comma that needs
// more words behind it.
func endsOpen(s string) bool {
	s = strings.TrimRight(s, " ")
	for _, end := range []string{
		",", "·", "을", "를", "는", "에", "에서", "으로", "며", "하고", "위해", "통해", "및", "의", "대한", "하는", "있는", "했다고", "하기", "이라는", "라는", "되는", "되면서", "하면서", "모두", "뒤를",
	} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
