package extract

import (
	"strings"
)

// context reports whether the indicator's context words are given, and how
// much weaker the claim is for their distance.
func (v *solver) context(f *figure, c claim) (float64, bool) {
	words := 0
	for _, w := range v.lexicon.context[c.indicator] {
		if w.scope != "" {
			continue
		}
		words++
		if strings.Contains(v.squeezed[f.sentence], w.text) {
			if w.typed {
				return contextType, true
			}
			return 1, true
		}
	}
	if words == 0 {
		return 1, true
	}
	near := v.near(f.sentence)
	for _, w := range v.lexicon.context[c.indicator] {
		if w.scope == "" && strings.Contains(near, w.text) {
			return contextNear, true
		}
	}
	for _, w := range v.lexicon.context[c.indicator] {
		if w.scope == "" && strings.Contains(v.title, w.text) {
			return contextTitle, true
		}
	}
	return 0, false
}

// generic reports whether the claim's word says too little by itself, so that
// context had to be found around it.
func (v *solver) generic(f *figure, c claim) bool {
	word, needed := squeeze(f.sentence.items[c.at].text), false
	for _, w := range v.lexicon.context[c.indicator] {
		if w.scope != "" {
			continue
		}
		if needed = true; strings.Contains(word, w.text) {
			return false
		}
	}
	return needed
}

// near is the text of the two sentences before and of the line that this one
// stands under.
func (v *solver) near(s *sentence) string {
	n := v.index[s]
	var b strings.Builder
	for i := max(0, n-2); i < n; i++ {
		b.WriteString(v.squeezed[v.sentences[i]])
		b.WriteByte('\n')
	}
	for i := n - 1; i >= 0 && i >= n-recallReach && s.level > 0; i-- {
		if p := v.sentences[i]; p.level > 0 && p.level < s.level {
			b.WriteString(v.squeezed[p])
			break
		}
	}
	return b.String()
}

// excluded reports whether a word that rules the indicator out stands around
// the figure: between the neighbouring figures, or from the indicator's word on.
func (v *solver) excluded(f *figure, c claim) bool {
	if len(v.lexicon.exclude[c.indicator]) == 0 {
		return false
	}
	words := v.lexicon.exclude[c.indicator]
	if containsAny(squeeze(v.doc[v.windowStart(f):v.windowEnd(f, c)]), words...) || v.placed(f, words) {
		return true
	}
	if last := f.lastOfList(); last != f && containsAny(squeeze(v.doc[last.Span.End:v.windowEnd(last, claim{at: last.at})]), words...) {
		return true // 마을기업 2곳, 협동조합 5곳 등 10개 기업이 장터에 나온다
	}
	if c.at < 0 || c.at >= f.at {
		return false
	}
	from := c.at
	if before, ok := f.sentence.item(from - 1); ok && before.kind == wordItem && !before.comma() {
		from--
	}
	at := f.sentence.items[c.at]
	return containsAny(squeeze(v.doc[f.sentence.items[from].span.Start:at.end()]), words...)
}

// placed reports whether the sentence is set at one of the words: 박람회에는 …
// 120개 기업이 참여해 매출 3억 원.
func (v *solver) placed(f *figure, words []string) bool {
	for _, it := range f.sentence.items[:f.at] {
		if it.kind == wordItem && hasSuffixAny(it.text, "에는", "에서는", "에서", "에선") && containsAny(it.text, words...) {
			return true
		}
	}
	return false
}

// lastOfList gives the last figure of the list of counted nouns that f stands
// in, its total included; f itself outside of one.
func (f *figure) lastOfList() *figure {
	last := f
	for i := f.at + 1; i < len(f.sentence.items); i++ {
		it := f.sentence.items[i]
		switch it.kind {
		case figureItem:
			if it.figure.Unit != f.Unit {
				return last
			}
			last = it.figure
		case mentionItem:
			if it.tail != "" {
				return last
			}
		case wordItem:
			if it.text != "등" && !isTransparent(it.text) {
				return last
			}
		default:
			return last
		}
		if it.kind == figureItem && !it.comma() && !it.has("", "과", "와", "등") {
			return last
		}
	}
	return last
}

// windowStart is where the words around the figure begin: behind the figure
// or the clause before it.
func (v *solver) windowStart(f *figure) int {
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		if it.kind == figureItem && !f.siblingOf(it.figure) && !it.has("의") || clauseEnd(it) {
			return it.end()
		}
	}
	return f.sentence.span.Start
}

// windowEnd is where they end: at the next figure, or the clause's end. What
// is said behind a list is said of all its members.
func (v *solver) windowEnd(f *figure, c claim) int {
	list := f.self().has("과", "와")
	if f.self().comma() && c.at < f.at {
		return f.self().end()
	}
	for i := max(f.at, c.at) + 1; i < len(f.sentence.items); i++ {
		it := f.sentence.items[i]
		if it.kind == figureItem && !list || f.sentence.explains(i) {
			return it.span.Start
		}
		if clauseEnd(it) {
			return it.end()
		}
	}
	return f.sentence.span.End
}

// explains reports whether a bracket with a figure of its own begins at i:
// 77억 원(달성률 110%).
func (s *sentence) explains(i int) bool {
	if !strings.ContainsAny(s.items[i].lead, "(（") {
		return false
	}
	for _, it := range s.items[i:] {
		if it.kind == figureItem {
			return true
		}
		if strings.ContainsAny(it.tail, ")）") {
			return false
		}
	}
	return false
}

// clauseEnd reports whether a word joins its clause to the next one: 만들고,
// 늘었으며, 쌓아.
func clauseEnd(it item) bool {
	return it.kind == wordItem && (hasSuffixAny(it.text, "하고", "되고", "내고", "했고", "됐고", "았고", "었고", "이고", "으며", "하며", "이며", "지만", "는데", "면서", "만들어", "쌓아", "들여", "하여", "올려", "받아") || it.comma() && classify(it.text) == notNoun) ||
		it.kind == mentionItem && hasSuffixAny(it.tail, "고", "며", "지만", "는데")
}

// scope gives the scope that the words around the figure announce.
func (v *solver) scope(f *figure, c claim) string {
	if c.scope != "" {
		return c.scope
	}
	window := ""
	for _, w := range v.lexicon.context[c.indicator] {
		if w.scope == "" {
			continue
		}
		if window == "" {
			window = squeeze(v.doc[v.scopeStart(f, c):f.Span.Start])
		}
		if strings.Contains(window, w.text) {
			return w.scope
		}
	}
	return ""
}

func (v *solver) scopeStart(f *figure, c claim) int {
	start := v.windowStart(f)
	if c.at >= 0 && c.at < f.at {
		start = min(start, f.sentence.items[max(0, c.at-2)].span.Start)
	}
	return start
}
