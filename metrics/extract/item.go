package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// itemKind tells the parts of a sentence apart.
type itemKind int

const (
	wordItem itemKind = iota
	figureItem
	periodItem
	mentionItem
	areaItem
)

// item is a part of a sentence with a meaning of its own: a figure, a period,
// a catalogue word, an area, or else a plain word.
type item struct {
	kind itemKind
	span metrics.Span
	// text is the part itself; tail what hangs on it up to the next space or
	// part, its particle and punctuation: 1055개 + 보다.
	text string
	tail string
	// lead is the punctuation before it, such as an opening bracket or quote.
	lead string

	figure *figure
	period korean.PeriodMention
	names  []name
	// verb says that the catalogue word is the beginning of a verb (사들*).
	verb bool
	// area is the id of an areaItem.
	area string
	// short says that the area was named by its short name (전주).
	short bool
	// quoted says that the part stands inside a quoted proper name.
	quoted bool
}

// end is where the item with its tail ends.
func (it item) end() int { return it.span.End + len(it.tail) }

// bare gives the particle of the tail: the tail without punctuation.
func (it item) bare() string {
	return strings.TrimFunc(it.tail, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// has reports whether the particle is one of those given.
func (it item) has(list ...string) bool {
	b := it.bare()
	for _, p := range list {
		if b == p {
			return true
		}
	}
	return false
}

// topic reports whether the item is marked as topic or subject.
func (it item) topic() bool {
	b := it.bare()
	switch b {
	case "은", "는", "이", "가", "도", "들은", "들이", "수는", "수가", "에는", "에선", "에서는", "만":
		return true
	}
	return false
}

// comma reports whether the item closes a part of the sentence.
func (it item) comma() bool { return strings.ContainsAny(it.tail, ",，;…") }

// whole is a plain word with its tail.
func (it item) whole() string { return it.text + it.tail }

// reader cuts sentences into items.
type reader struct {
	text      string
	lexicon   *lexicon
	gazetteer *gazetteer
	home      string
	// figures and periods are by where they start.
	figures map[int]*figure
	periods map[int]korean.PeriodMention
}

// items fills the sentence: figures win over periods, these over catalogue
// words, these over areas.
func (r *reader) items(s *sentence) {
	lastArea := ""
	for i := s.span.Start; i < s.span.End; {
		c, n := utf8.DecodeRuneInString(r.text[i:s.span.End])
		if unicode.IsSpace(c) {
			i += n
			continue
		}
		it, ok := r.special(s, i, lastArea)
		if !ok && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			i += n
			continue
		}
		if !ok {
			it = r.word(s, i)
		}
		if it.kind == areaItem {
			lastArea = it.area
		}
		it.tail = r.tail(s, it.span.End, it.kind)
		it.lead = r.lead(s, it.span.Start)
		s.items = append(s.items, it)
		i = it.end()
	}
	markQuotes(s.items)
}

// special gives the figure, period, catalogue word or area that starts at i.
func (r *reader) special(s *sentence, i int, lastArea string) (item, bool) {
	if f := r.figures[i]; f != nil && f.Span.End <= s.span.End {
		s.figures = append(s.figures, f)
		f.sentence, f.at = s, len(s.items)
		return item{kind: figureItem, span: f.Span, text: f.Text, figure: f}, true
	}
	if p, ok := r.periods[i]; ok && p.Span.End <= s.span.End {
		return item{kind: periodItem, span: p.Span, text: r.text[p.Span.Start:p.Span.End], period: p}, true
	}
	if i > s.span.Start {
		if before, _ := utf8.DecodeLastRuneInString(r.text[:i]); unicode.IsLetter(before) && !r.closes(s, i) {
			return item{}, false
		}
	}
	rest := r.text[i:s.span.End]
	if t, n, ok := r.lexicon.match(rest); ok && !r.cut(i, i+n) {
		return item{kind: mentionItem, span: metrics.Span{Start: i, End: i + n}, text: rest[:n], names: t.names, verb: t.stem}, true
	}
	if p, n, ok := r.gazetteer.match(rest); ok {
		if id := r.gazetteer.pick(p, r.home, lastArea); id != "" {
			return item{kind: areaItem, span: metrics.Span{Start: i, End: i + n}, text: rest[:n], area: id, short: p.short}, true
		}
	}
	return item{}, false
}

// closes reports whether an item ends at i, so that a new one may start there
// without a space.
func (r *reader) closes(s *sentence, i int) bool {
	return len(s.items) > 0 && s.items[len(s.items)-1].end() == i && s.items[len(s.items)-1].kind != wordItem
}

// cut reports whether a figure starts inside the range.
func (r *reader) cut(start, end int) bool {
	for i := start + 1; i < end; i++ {
		if r.starts(i) {
			return true
		}
	}
	return false
}

// starts reports whether a figure or period starts at i.
func (r *reader) starts(i int) bool {
	_, period := r.periods[i]
	return r.figures[i] != nil || period
}

// word takes letters and digits up to white space, punctuation, or the start
// of a figure.
func (r *reader) word(s *sentence, i int) item {
	end := i
	for end < s.span.End {
		c, n := utf8.DecodeRuneInString(r.text[end:s.span.End])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) || end > i && r.starts(end) {
			break
		}
		end += n
	}
	return item{kind: wordItem, span: metrics.Span{Start: i, End: end}, text: r.text[i:end]}
}

// openers and closers are the punctuation around a part of a sentence.
const (
	openers = "(（‘’“'\"「『｢<〈《[【"
	closers = "’'”\"」』｣>〉》)）]】"
)

// tail takes what hangs on an item: letters of its particle (a word has its
// own inside), closing punctuation, and a particle after that.
func (r *reader) tail(s *sentence, i int, kind itemKind) string {
	end := i
	if kind != wordItem {
		end = r.letters(s, end)
	}
	closed := end
	for end < s.span.End {
		c, n := utf8.DecodeRuneInString(r.text[end:s.span.End])
		if unicode.IsSpace(c) || unicode.IsLetter(c) || unicode.IsDigit(c) || r.starts(end) ||
			strings.ContainsRune(openers, c) && !strings.ContainsRune(closers, c) {
			break
		}
		end += n
	}
	if end > closed {
		if particle(r.text[end:s.span.End]) {
			end = r.letters(s, end)
		}
	}
	return r.text[i:end]
}

// letters gives the end of the run of letters at i.
func (r *reader) letters(s *sentence, i int) int {
	for i < s.span.End && !r.starts(i) {
		c, n := utf8.DecodeRuneInString(r.text[i:s.span.End])
		if !unicode.IsLetter(c) {
			break
		}
		i += n
	}
	return i
}

// lead gives the punctuation that stands right before i.
func (r *reader) lead(s *sentence, i int) string {
	start := i
	for start > s.span.Start {
		c, n := utf8.DecodeLastRuneInString(r.text[s.span.Start:start])
		if !strings.ContainsRune(openers, c) {
			break
		}
		start -= n
	}
	return r.text[start:i]
}

// markQuotes marks the items between single quotes: a proper name.
func markQuotes(items []item) {
	open := false
	for i := range items {
		if strings.ContainsAny(items[i].lead, "‘’'「『") {
			open = true
		}
		items[i].quoted = open
		if strings.ContainsAny(items[i].tail, "’'」』") {
			open = false
		}
	}
}
