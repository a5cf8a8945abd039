package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/jipyo/jipyo/metrics/document"
)

// page is a page as its lines, in the order in which they are read.
type page struct {
	lines []line
}

// line is a line of print: places are points from the lower left corner of the
// page, em the size of its letters.
type line struct {
	text        string
	left, right float64
	y, em       float64
	// words are told for a line that may be the row of a table alone.
	words []word
}

// word is a stretch without a space.
type word struct {
	text        string
	left, right float64
}

// glyphs are the characters of a page by number.
type glyphs struct {
	pdfium.Pdfium
	page references.FPDF_TEXTPAGE
}

// maxRowRunes is the longest line that is looked at as a row: places cost time.
const maxRowRunes = 90

// readLines reads the lines of a page; letters counts those of all pages.
func readLines(g glyphs, letters *int) ([]line, error) {
	count, err := g.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: g.page})
	if err != nil {
		return nil, err
	}
	var lines []line
	var runes []rune
	var at []int
	for n := 0; n <= count.Count; n++ {
		r := '\n'
		if n < count.Count {
			if r, err = g.letter(n); err != nil {
				return nil, err
			}
		}
		if r != '\n' && r != '\r' {
			runes, at = append(runes, r), append(at, n)
			continue
		}
		if *letters += len(runes); *letters > document.MaxStoryBytes/3 {
			return nil, document.TooLong()
		}
		l, ok, err := g.line(runes, at)
		if err != nil {
			return nil, err
		}
		if ok {
			lines = append(lines, l)
		}
		runes, at = runes[:0], at[:0]
	}
	return lines, nil
}

// letter gives a character; one that the font does not explain is U+FFFD, so
// that nobody takes the rest for the whole.
func (g glyphs) letter(n int) (rune, error) {
	got, err := g.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: g.page, Index: n})
	switch {
	case err != nil:
		return 0, err
	case got.Unicode == 0 || got.Unicode > unicode.MaxRune:
		return unicode.ReplacementChar, nil
	case got.Unicode == '\u00a0':
		return ' ', nil
	case got.Unicode == '\u0002': // a hyphen at the end of a line
		return '-', nil
	}
	return rune(got.Unicode), nil
}

// line places a line; ok is false for one without letters.
func (g glyphs) line(runes []rune, at []int) (l line, ok bool, err error) {
	for len(runes) > 0 && unicode.IsSpace(runes[0]) {
		runes, at = runes[1:], at[1:]
	}
	for len(runes) > 0 && unicode.IsSpace(runes[len(runes)-1]) {
		runes, at = runes[:len(runes)-1], at[:len(at)-1]
	}
	if len(runes) == 0 {
		return line{}, false, nil
	}
	l.text = unread(string(runes))
	if l.left, _, l.y, err = g.place(at[0]); err != nil {
		return l, false, err
	}
	if _, l.right, _, err = g.place(at[len(at)-1]); err != nil {
		return l, false, err
	}
	if l.em, err = g.size(runes, at); err != nil {
		return l, false, err
	}
	if len(runes) <= maxRowRunes && !strings.Contains(l.text, "다.") {
		l.words, err = g.words(runes, at)
	}
	return l, true, err
}

// unread blots out each word with a letter that nobody can tell: half a number
// would be another number.
func unread(s string) string {
	if !strings.ContainsRune(s, unicode.ReplacementChar) {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if strings.ContainsRune(w, unicode.ReplacementChar) {
			words[i] = strings.Repeat(string(unicode.ReplacementChar), utf8.RuneCountInString(w))
		}
	}
	return strings.Join(words, " ")
}

// size gives the size of the letters as they are shown: a Hangul syllable is as
// wide as its font is large; other lines are judged by the height of their box.
func (g glyphs) size(runes []rune, at []int) (float64, error) {
	n := max(slices.IndexFunc(runes, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }), 0)
	box, err := g.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: g.page, Index: at[n]})
	if err != nil {
		return 0, err
	}
	const boxHeight = 1.15
	em := float64(box.Rect.Top-box.Rect.Bottom) / boxHeight
	if unicode.Is(unicode.Hangul, runes[n]) {
		em = float64(box.Rect.Right - box.Rect.Left)
	}
	return max(em, 1), nil
}

func (g glyphs) words(runes []rune, at []int) ([]word, error) {
	var words []word
	for start := 0; start < len(runes); {
		end := start
		for end < len(runes) && !unicode.IsSpace(runes[end]) {
			end++
		}
		if end > start {
			left, right, _, err := g.place(at[start])
			if err == nil && end-1 > start {
				_, right, _, err = g.place(at[end-1])
			}
			if err != nil {
				return nil, err
			}
			words = append(words, word{unread(string(runes[start:end])), left, right})
		}
		start = end + 1
	}
	return words, nil
}

// place gives the loose box of a character: its whole advance, as high as its
// font, so that letters of one line stand on one height.
func (g glyphs) place(n int) (left, right, y float64, err error) {
	box, err := g.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: g.page, Index: n})
	if err != nil {
		return 0, 0, 0, err
	}
	return float64(box.Rect.Left), float64(box.Rect.Right), float64(box.Rect.Bottom), nil
}
