package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// term is a catalogue word ready for matching: without spaces, because
// releases write 사회적경제조직 and 사회적경제 조직 alike.
type term struct {
	text string
	// stem says that the word ended with "*": any ending may follow it, as
	// with 사들*, which stands for 사들인, 사들여 and 사들였다.
	stem  bool
	names []name
}

// name is one indicator that a term announces, with the scope it announces.
type name struct {
	indicator int
	scope     string
}

// lexicon holds the words of a catalogue, by what they do.
type lexicon struct {
	indicators []metrics.Indicator
	// terms are the naming words by first character, longest first.
	terms map[rune][]term
	// context and exclude are per indicator, without spaces.
	context [][]scoped
	exclude [][]string
}

// scoped is a context word, with the scope it announces.
type scoped struct {
	text  string
	scope string
	// typed says that the word names another indicator, a stock in counts.
	typed bool
}

func newLexicon(catalog metrics.Catalog) lexicon {
	n := len(catalog.Indicators)
	l := lexicon{
		indicators: catalog.Indicators,
		terms:      map[rune][]term{},
		context:    make([][]scoped, n),
		exclude:    make([][]string, n),
	}
	for i, ind := range catalog.Indicators {
		for _, w := range ind.Words {
			l.add(i, w)
		}
	}
	for i, words := range l.context {
		if counted(l.indicators[i]) {
			continue
		}
		for n, w := range words {
			words[n].typed = l.counts(w.text, i)
		}
	}
	return l
}

// counts reports whether a word names a stock in counts other than indicator i.
func (l *lexicon) counts(word string, i int) bool {
	t, n, ok := l.match(word)
	return ok && n == len(word) && slices.ContainsFunc(t.names, func(n name) bool {
		return n.indicator != i && counted(l.indicators[n.indicator])
	})
}

// counted reports whether an indicator is a stock of organizations or the like.
func counted(ind metrics.Indicator) bool {
	return ind.Measure == metrics.Stock && ind.Unit() == metrics.Count
}

func (l *lexicon) add(indicator int, w metrics.Word) {
	text := squeeze(w.Text)
	if text == "" || w.Lang == "en" {
		return
	}
	switch w.Role {
	case metrics.RoleContext:
		l.context[indicator] = append(l.context[indicator], scoped{text: text, scope: w.Scope})
	case metrics.RoleExclude:
		l.exclude[indicator] = append(l.exclude[indicator], text)
	default:
		stem := strings.HasSuffix(text, "*")
		l.name(strings.TrimSuffix(text, "*"), stem, name{indicator, w.Scope})
	}
}

func (l *lexicon) name(text string, stem bool, n name) {
	first, _ := utf8.DecodeRuneInString(text)
	list := l.terms[first]
	at := len(list)
	for i, t := range list {
		if t.text == text && t.stem == stem {
			list[i].names = append(list[i].names, n)
			return
		}
		if len(t.text) < len(text) {
			at = i
			break
		}
	}
	list = append(list, term{})
	copy(list[at+1:], list[at:])
	list[at] = term{text: text, stem: stem, names: []name{n}}
	l.terms[first] = list
}

// match gives the longest naming word that starts text, how many bytes of text
// it takes, and false if there is none.
func (l *lexicon) match(text string) (term, int, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	for _, t := range l.terms[first] {
		n := prefix(text, t.text)
		if n > 0 && (t.stem || ends(text[n:])) {
			return t, n, true
		}
	}
	return term{}, 0, false
}

// prefix gives the length of the start of text that equals word, single
// spaces in text aside, or 0.
func prefix(text, word string) int {
	i := 0
	for j := 0; j < len(word); {
		if i > 0 && i < len(text) && (text[i] == ' ' || text[i] == '\n') {
			i++
		}
		if i >= len(text) || text[i] != word[j] {
			return 0
		}
		i, j = i+1, j+1
	}
	return i
}

// ends reports whether a noun may end where rest begins: before anything but a
// letter, or before a particle.
func ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsLetter(r) {
		return true
	}
	return particle(rest)
}

// particles are what may follow a noun within its word, longest first.
var particles = []string{
	"으로부터", "에서는", "에서만", "에게는", "이라고", "이라는", "까지는", "보다는", "들에게", "들에서",
	"에서도", "에서의", "이지만", "입니다", "이었던", "이었다", "이었고", "이라며", "이다", "이며", "이고", "이던", "였던", "였다", "였고",
	"에서", "에는", "에도", "에만", "에게", "에선", "으로", "로는", "로도", "까지", "부터", "보다", "만큼", "처럼", "마다", "들은", "들이", "들의", "들을", "들과",
	"에겐", "이나", "이란", "라는", "라고", "이와", "하고", "이라", "인데",
	"은", "는", "이", "가", "을", "를", "의", "에", "도", "만", "과", "와", "로", "들", "등", "수", "인", "당", "별", "측", "및", "나", "뿐",
}

// particle reports whether rest begins with a particle that ends the word.
func particle(rest string) bool {
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = rest[:i]
	}
	if len(word) > 4*utf8.UTFMax {
		return false
	}
	for _, p := range particles {
		if word == p {
			return true
		}
	}
	for _, p := range particles {
		if strings.HasPrefix(word, p) && (p == "들" || p == "수" || p == "등") {
			if particle(word[len(p):]) {
				return true
			}
		}
	}
	return false
}

// squeeze takes the white space out.
func squeeze(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
