package extract

import (
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// part reports whether a figure is a cap, a share of one, or a part of a
// group, which is never the whole; the reason is the label's beginning.
func part(f *figure) (string, bool) {
	s, self := f.sentence, f.self()
	if f.Unit == metrics.KRW && (f.Qualifier == metrics.AtMost || strings.HasSuffix(self.bare(), "씩")) {
		return "최대", true
	}
	if f.Unit == metrics.KRW && f.Qualifier == metrics.AtLeast && lowerEnd(f) {
		return "최소", true
	}
	for i := f.at - 1; i >= 0 && s.items[i].kind != figureItem && !clauseEnd(s.items[i]); i-- {
		if s.items[i].kind == areaItem {
			break // 이 가운데 북구가 380개: the whole of that area
		}
		if f.Unit != metrics.Percent && partitive(s, i) && f.parent() {
			return "", true
		}
	}
	for i, n := f.at-1, 0; i >= 0 && n < 4; i, n = i-1, n+1 {
		it := s.items[i]
		word := it.text + it.bare()
		if it.kind == areaItem && n == 0 {
			break
		}
		if it.kind == figureItem {
			return "", strings.HasPrefix(it.tail, "당") // 인구 10만 명당 53.8개
		}
		if it.kind != wordItem && it.kind != mentionItem || it.comma() {
			if it.comma() {
				return "", false
			}
			continue
		}
		if perOne(word) {
			return strings.TrimRight(word, ","), true
		}
		if n < 2 && hasSuffixAny(word, "가운데", "그중", "이중") && f.Unit != metrics.KRW && f.Unit != metrics.Percent && f.parent() {
			return "", true
		}
		if word == "중" && n < 2 && f.Unit != metrics.KRW && !targetBefore(f, i) && f.parent() {
			return "", true
		}
		if hasPrefixAny(word, "한도", "상한") {
			return word, true
		}
	}
	return "", false
}

// partitive reports whether 이 중, 그 가운데 or the like stands at i.
func partitive(s *sentence, i int) bool {
	word := s.items[i].text
	before, ok := s.item(i - 1)
	return hasPrefixAny(word, "이중", "그중") || ok && (before.text == "이" || before.text == "그" || before.text == "이들") && hasPrefixAny(word, "중", "가운데")
}

// parent reports whether the amount that a part is taken from, the one before
// it, is of no indicator or of the part's own.
func (f *figure) parent() bool {
	var last *figure
	for _, g := range f.sentence.figures {
		if g.at < f.at && g.Unit == f.Unit && g.level() {
			last = g
		}
	}
	if before := f.sentence.before; last == nil && before != nil {
		for _, g := range before.figures {
			if g.Unit == f.Unit && g.level() {
				last = g
			}
		}
	}
	return last == nil || last.subject.indicator == other || last.subject.indicator == f.subject.indicator
}

// perOne reports whether a word says that a figure is for each one: 1곳당,
// 기업당, 단지마다, 한 곳에.
func perOne(word string) bool {
	return word != "담당" && word != "상당" && word != "해당" && strings.HasSuffix(word, "당") && len(word) > 3 ||
		strings.HasSuffix(word, "마다") && !strings.HasPrefix(word, "해마다") && !strings.HasPrefix(word, "분기")
}

// lowerEnd reports whether the figure is the first of a range of amounts.
func lowerEnd(f *figure) bool {
	next, ok := f.next()
	return ok && next.kind == figureItem && next.figure.Qualifier == metrics.AtMost
}

func targetBefore(f *figure, at int) bool {
	for i := at - 1; i >= 0; i-- {
		if f.sentence.items[i].kind == figureItem {
			return f.sentence.items[i].figure.kind.kind == metrics.Target
		}
	}
	return false
}

// distribute gives the figures behind 각각 to the coordinated nouns before it,
// one each: 마을기업과 자활기업은 각각 131개·62개. The sum that follows is of
// none of them.
func (v *solver) distribute(s *sentence) {
	for i, it := range s.items {
		if it.kind != wordItem || it.text != "각각" {
			continue
		}
		nouns := v.coordinated(s, i)
		var row []*figure
		for k := i + 1; k < len(s.items) && s.items[k].kind == figureItem; k++ {
			row = append(row, s.items[k].figure)
		}
		if len(row) == 0 {
			continue
		}
		for n, f := range row {
			f.subject = subject{indicator: other, sure: 1}
			if len(nouns) == len(row) && len(row) > 1 {
				f.subject = v.claimAt(f, s, nouns[n])
			}
		}
		if len(row) > 1 {
			v.sumOf(s, row, i+1+len(row), len(nouns) == len(row))
		}
	}
}

// sumLabel names a total of several types.
const sumLabel = "합계"

// sumOf marks the figure behind a list that adds it up: of no single
// indicator.
func (v *solver) sumOf(s *sentence, row []*figure, from int, types bool) {
	sum := row[0].Value
	for _, f := range row[1:] {
		sum = sum.Add(f.Value)
	}
	for k := from; k < len(s.items); k++ {
		f := s.items[k].figure
		if f != nil && f.Unit == row[0].Unit && f.Value.Equal(sum) {
			if types {
				f.subject = subject{indicator: other, sure: 1, label: sumLabel}
			}
			for _, g := range row {
				g.checked = true
			}
			return
		}
	}
}

// claimAt is the subject that the catalogue word at i gives the figure.
func (v *solver) claimAt(f *figure, s *sentence, i int) subject {
	for _, n := range s.items[i].names {
		c := claim{name: n, sure: sureHead, at: i}
		if !v.accepts(n.indicator, f) || v.excluded(f, c) {
			continue
		}
		if factor, ok := v.context(f, c); ok {
			return subject{indicator: n.indicator, scope: n.scope, sure: sureHead * factor, named: true}
		}
	}
	return subject{indicator: other, label: s.items[i].text, sure: 1}
}

// coordinated gives the places of the nouns of a phrase like A와 B는 or A·B는
// that ends before item i, in order; figures and verbs end it.
func (v *solver) coordinated(s *sentence, i int) []int {
	var places []int
	for k := i - 1; k >= 0; k-- {
		it := s.items[k]
		switch it.kind {
		case mentionItem:
			if len(places) > 0 && !joins(it) {
				return places
			}
			places = append([]int{k}, places...)
		case periodItem, areaItem:
		case wordItem:
			if isTransparent(it.text) || isTransparent(stem(it.text)) || len(places) == 0 && isNeutral(it.text) {
				continue
			}
			if len(places) > 0 && joins(it) || len(places) == 0 && it.topicWord() {
				places = append([]int{k}, places...)
				continue
			}
			return places
		default:
			return places
		}
	}
	return places
}

// joins reports whether the item is followed by its equal: A와, A·, A,
func joins(it item) bool {
	return it.has("과", "와", "및") || it.comma() || strings.ContainsAny(it.tail, "·ㆍ") ||
		it.kind == wordItem && hasSuffixAny(it.text, "과", "와")
}

func (it item) topicWord() bool { return it.kind == wordItem && isTopicForm(it.text) }

// summed reports whether the left claim of a count is one of several joined
// nouns whose sum it is: 원도심의 협동조합과 마을기업은 열두 곳.
func (v *solver) summed(f *figure) bool {
	if f.Unit != metrics.Count {
		return false
	}
	nouns := v.coordinated(f.sentence, f.at)
	counted := 0
	for _, k := range nouns {
		if before, ok := f.sentence.item(k - 1); ok && before.kind == figureItem && before.tail == "" {
			return false // 45개 모임과 아파트 18개: each has its own
		}
		if it := f.sentence.items[k]; it.kind == mentionItem && slices.ContainsFunc(it.names, func(n name) bool { return v.accepts(n.indicator, f) }) {
			counted++
		}
	}
	return counted > 1
}

// total reports whether the figure closes a list: … 14개소 등 총 85개소. It
// gives the figures of the list.
func total(f *figure) ([]*figure, bool) {
	s := f.sentence
	closing := false
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		if it.kind == figureItem {
			if !closing && !hasSuffixAny(it.bare(), "등", "로", "으로") {
				return nil, false
			}
			break
		}
		if it.kind == wordItem && (it.text == "등" || it.text == "합쳐" || it.text == "더해") {
			closing = true
			continue
		}
		if it.kind != wordItem || !isTransparent(it.text) {
			return nil, false
		}
	}
	var parts []*figure
	for _, g := range s.figures {
		if g.at < f.at && g.Unit == f.Unit && g.level() {
			parts = append(parts, g)
		}
	}
	return parts, len(parts) > 1
}

// totals gives the closing figure of a list of types the indicator that all
// these types are parts of, when the list adds up to it.
func (v *solver) totals(s *sentence) {
	for _, f := range s.figures {
		parts, ok := total(f)
		if !ok || f.subject.label == sumLabel {
			continue
		}
		parts = tailSum(parts, f)
		if len(parts) < 2 {
			continue
		}
		first := parts[0]
		f.checked, f.whole = true, true
		for _, g := range parts {
			g.checked = true
		}
		if claims, blocked, _ := v.right(f); len(claims) > 0 && !blocked {
			continue // … 등 총 85개소의 사회적경제조직
		}
		if sub, ok := v.heading(f, first); ok {
			f.subject = sub
			continue
		}
		f.subject = subject{indicator: other, label: sumLabel, sure: 1}
		if sub, ok := v.family(f, parts); ok {
			f.subject = sub
		}
	}
}

// wholes takes the indicator from a figure that the ones behind it break down
// when one of these has the same one: in 사회적기업 169개소로 인증 89개소, 예비
// 80개소 the first counts both kinds together.
func (v *solver) wholes(s *sentence) {
	for n, f := range s.figures {
		if f.subject.indicator == other || !f.level() {
			continue
		}
		sum, same := metrics.Decimal{}, false
		for k, g := range s.figures[n+1:] {
			if g.Unit != f.Unit || g.kind.kind == metrics.Change || g.comparand() {
				break
			}
			sum = sum.Add(g.Value)
			same = same || g.subject.indicator == f.subject.indicator
			if k == 0 || !sum.Equal(f.Value) {
				continue
			}
			if same {
				f.subject = subject{indicator: other, label: sumLabel, sure: 1}
			} else {
				f.whole, f.checked = true, true
			}
			for _, part := range s.figures[n+1 : n+2+k] {
				part.checked = true
			}
			break
		}
	}
}

// tailSum gives the last figures of the list that add up to the total, nil
// when none do.
func tailSum(parts []*figure, f *figure) []*figure {
	sum := metrics.Decimal{}
	for i := len(parts) - 1; i >= 0; i-- {
		sum = sum.Add(parts[i].Value)
		if sum.Equal(f.Value) {
			return parts[i:]
		}
	}
	return nil
}

// heading gives the total the topic that stands before the list: 사회적경제
// 기업은 사회적기업 257곳, 마을기업 124곳 등 모두 1036곳.
func (v *solver) heading(f, first *figure) (subject, bool) {
	s := f.sentence
	for i := first.at - 1; i >= 0; i-- {
		it := s.items[i]
		if it.kind == figureItem {
			return subject{}, false
		}
		if it.kind == mentionItem && it.topic() && i < first.at-1 {
			sub := v.claimAt(f, s, i)
			return sub, sub.indicator != other && sub.indicator != first.subject.indicator
		}
	}
	return subject{}, false
}

// family finds the indicator whose parts the members of a list are: one of
// their category, of the same unit and measure, that the document speaks of
// and that is none of the members.
func (v *solver) family(f *figure, parts []*figure) (subject, bool) {
	members := map[int]bool{}
	for _, g := range parts {
		if g.subject.indicator != other {
			members[g.subject.indicator] = true
		}
	}
	if len(members) < 3 {
		return subject{}, false
	}
	category := v.lexicon.indicators[parts[0].subject.indicator0()].Category
	best, most := other, 0
	for i, ind := range v.lexicon.indicators {
		if members[i] || ind.Category != category || ind.Measure != metrics.Stock || !v.accepts(i, f) {
			continue
		}
		n := v.spoken[i]
		if best == other && len(members) > 3 || n > most {
			best, most = i, max(n, most)
		}
	}
	return subject{indicator: best, sure: 0.95, named: true}, best != other
}

// indicator0 is the place in the catalogue, the first for other.
func (s subject) indicator0() int { return max(s.indicator, 0) }
