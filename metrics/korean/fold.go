package korean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// folded is a text with its full-width forms and the many signs for one thing
// made one, so that the grammar knows a single form of each. Offsets into s
// lead back to the original through at.
type folded struct {
	s string
	// at gives the original offset of each byte of s that starts a rune, and
	// of the end; nil when nothing was folded.
	at []int
}

func fold(text string) folded {
	if !strings.ContainsFunc(text, func(r rune) bool { return foldRune(r) != r }) {
		return folded{s: text}
	}
	var b strings.Builder
	b.Grow(len(text))
	at := make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		before := b.Len()
		if to := foldRune(r); to != r {
			b.WriteRune(to)
		} else {
			b.WriteString(text[i : i+n])
		}
		for range b.Len() - before {
			at = append(at, i)
		}
		i += n
	}
	return folded{s: b.String(), at: append(at, len(text))}
}

func foldRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r < 0xA0:
		return r
	}
	switch r {
	case '\u3000', '\u00a0', '\u2009', '\u202f':
		return ' '
	case '∼', '〜', '˜', '～':
		return '~'
	case '–', '−', '‐', '‑':
		return '-'
	case '‘', '’', '´', '′':
		return '\''
	case '․', 'ㆍ', '‧', '・', '•':
		return '·'
	}
	return r
}

func (f folded) span(start, end int) metrics.Span {
	if f.at == nil {
		return metrics.Span{Start: start, End: end}
	}
	return metrics.Span{Start: f.at[start], End: f.at[end]}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func latin(r rune) bool { return r <= unicode.MaxASCII && unicode.IsLetter(r) }

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

func runeAt(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func runeBefore(s string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// wordStart reports whether a word can start at i: no Hangul, letter or digit
// stands directly before.
func wordStart(s string, i int) bool {
	r := runeBefore(s, i)
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func skipBlanks(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t') {
		i++
	}
	return i
}

// behind gives up to n bytes before i, cut at a rune; ahead the same after.
func behind(s string, i, n int) string {
	from := max(0, i-n)
	for from < i && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:i]
}

func ahead(s string, i, n int) string {
	to := min(len(s), i+n)
	for to > i && to < len(s) && !utf8.RuneStart(s[to]) {
		to--
	}
	return s[i:to]
}

// hasAnyPrefix gives the first of the words that s starts with.
func hasAnyPrefix(s string, words []string) (string, bool) {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return w, true
		}
	}
	return "", false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
