package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// How sure a subject is by where its word stands. They were set on written
// releases so that what is published holds; see confidence.go.
const (
	sureHead      = 0.99
	sureVerb      = 0.93
	sureInherited = 0.80
	perWord       = 0.05
	perTopicWord  = 0.015
	perPhrase     = 0.02
	blockedFactor = 0.45
	leastSure     = 0.55
	// contextNear and contextTitle weaken a word whose context is given in the
	// sentences before, or in the headline alone.
	// contextType weakens one whose context is the name of a single type.
	contextType  = 0.90
	contextNear  = 0.85
	contextTitle = 0.80
	sureTitle    = 0.70
)

// claim is one indicator that may be what a figure measures.
type claim struct {
	name
	sure float64
	// at is the place of the word among the items; -1 when inherited.
	at int
}

// solver finds the subjects of the figures of one document.
type solver struct {
	*Extractor
	doc       string
	sentences []*sentence
	index     map[*sentence]int
	// squeezed is the text of each sentence without spaces, title that of the
	// headlines.
	squeezed map[*sentence]string
	title    string
	// spoken counts the words of each indicator in the document.
	spoken map[int]int
}

// accepts reports whether an indicator may have the figure: by unit, or as a
// change of it.
func (x *Extractor) accepts(indicator int, f *figure) bool {
	ind := x.lexicon.indicators[indicator]
	if slices.Contains(ind.Units, f.Unit) {
		return true
	}
	if f.kind.kind != metrics.Change {
		return false
	}
	if f.Unit == metrics.PercentPoint {
		return slices.Contains(ind.Units, metrics.Percent)
	}
	return !f.level()
}

// subject decides what the figure measures from its own sentence; false when
// the sentence does not say.
func (v *solver) subject(f *figure) (subject, bool) {
	claims, blocked, label := v.right(f)
	if len(claims) == 0 {
		left, leftBlocked, leftLabel := v.left(f)
		if label == "" {
			label = leftLabel
		}
		blocked = blocked || leftBlocked
		claims = left
	}
	best, found, ruledOut := v.best(f, claims)
	if ruledOut {
		return subject{indicator: other, label: label}, true
	}
	if blocked {
		best.sure *= blockedFactor
	}
	if !found || best.sure < leastSure {
		return subject{indicator: other, label: label}, blocked || found || len(claims) > 0
	}
	return subject{indicator: best.indicator, scope: best.scope, sure: best.sure, named: best.sure >= sureVerb, label: label, noun: best.at, generic: v.generic(f, best)}, true
}

// right reads the noun that the figure modifies: 451개의 사회적경제조직. It is
// blocked when that noun is none of the catalogue's.
func (v *solver) right(f *figure) (claims []claim, blocked bool, label string) {
	s, self := f.sentence, f.self()
	tail := self.bare()
	adnominal := hasSuffixAny(tail, "의", "였던", "이던", "이었던")
	if next, ok := f.next(); ok && (tail == "는" || tail == "은") && next.kind == mentionItem && next.has("이다", "이며", "이고", "입니다") {
		for _, n := range next.names {
			if v.accepts(n.indicator, f) {
				claims = append(claims, claim{n, sureHead, f.at + 1}) // 나머지 798개는 협동조합이다
			}
		}
		return claims, false, next.text
	}
	if self.comma() || !adnominal && !openTail(tail) && !hasSuffixAny(tail, "을", "를", "이", "가", "어치", "에게") {
		return nil, false, ""
	}
	direct := adnominal || openTail(tail)
	if next, ok := f.next(); ok && next.kind == wordItem && tail == "" {
		if next.text == "등" || rounds(next.text) && !strings.HasSuffix(next.text, "의") {
			return nil, false, ""
		}
	}
	for i, words := f.at+1, 0; i < len(s.items) && words < 4; i++ {
		it := s.items[i]
		switch it.kind {
		case mentionItem:
			if strings.ContainsAny(it.lead, "(（") {
				return claims, false, label
			}
			for _, n := range it.names {
				if !v.accepts(n.indicator, f) || it.quoted && it.lead == "" && it.tail == "" {
					continue
				}
				sure := sureHead - perWord*float64(words)
				if adnominal {
					sure = sureHead - perPhrase*float64(words)
				}
				if !direct {
					sure = sureVerb - perWord*float64(words)
				}
				claims = append(claims, claim{n, sure, i})
			}
			if len(claims) > 0 {
				return claims, false, it.text
			}
			words++
		case figureItem, periodItem, areaItem:
			return claims, false, label
		case wordItem:
			if it.lead != "" && strings.ContainsAny(it.lead, "(（") {
				return claims, false, label
			}
			kind := classify(it.text)
			if kind == notNoun && hasSuffixAny(it.text, "고", "며") && !hasSuffixAny(it.text, "다고", "라고") {
				return claims, false, label // 200개를 육성하고 일자리 3천 개
			}
			if len(claims) == 0 && words == 0 && tail == "" && slices.Contains(bodies, stem(it.text)) && v.nameBefore(f) {
				return nil, false, "" // 사회적경제기업은 2008개 업체로: a counter of its own
			}
			if tail == "" && words == 0 && slices.Contains(acts, it.text) && v.acted(s, i) {
				return claims, false, label // 13개 운영, 주민 218명 참여
			}
			if direct && slices.Contains(localities, it.text) {
				return claims, true, it.text // 17개 시·도
			}
			if !direct || adnominalNext(it) || isTransparent(it.text) || isNeutral(it.text) {
				words++
				if it.comma() && !adnominal {
					return claims, false, label
				}
				continue
			}
			if kind == notNoun {
				words++
				continue
			}
			// A noun in a role of its own: what the figure counts.
			if f.Unit == metrics.KRW && !adnominal {
				words++
				continue
			}
			if v.nounAhead(s, i, f, adnominal) {
				words++
				continue
			}
			return claims, true, stem(it.text)
		default:
		}
	}
	return claims, false, label
}

// localities are the units of local government, which releases count too.
var localities = []string{"시", "도", "군", "구", "읍", "면", "동"}

// bodies are the nouns that stand for any organization, and so say no more
// than the counter does.
var bodies = []string{"업체", "기업", "조직", "단체", "법인", "개소", "회사"}

// acts are nouns that stand for the verb of a line without one.
var acts = []string{
	"운영", "참여", "지원", "육성", "확대", "증가", "감소", "선정", "발굴", "지정", "배정", "투입", "조성", "추진", "제공", "창출", "달성", "기록",
	"등록", "활동", "편성", "확보", "구매", "판매", "설치", "개최", "양성", "모집", "유치", "돌파",
}

// acted reports whether the act at i ends its part of the line.
func (v *solver) acted(s *sentence, i int) bool {
	return i == len(s.items)-1 || strings.ContainsAny(s.items[i].tail, ",;)）·")
}

// nameBefore reports whether a catalogue word that may have the figure stands
// as topic before it, no figure between.
func (v *solver) nameBefore(f *figure) bool {
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		if it.kind == figureItem {
			return false
		}
		if it.kind == mentionItem && it.topic() {
			return slices.ContainsFunc(it.names, func(n name) bool { return v.accepts(n.indicator, f) })
		}
	}
	return false
}

// rounds reports whether a word says how exact the figure before it is: 60개
// 안팎으로, 3만 6,000건 이상으로.
func rounds(word string) bool {
	return hasPrefixAny(word, "이상", "이하", "안팎", "가량", "정도", "내외", "남짓", "가까이", "수준", "넘게", "이내", "미만")
}

// nounAhead reports whether a catalogue word follows the noun at i within the
// same phrase: 576여명의 저소득층 일자리, 1,600여건의 채무조정, 재무 상담.
func (v *solver) nounAhead(s *sentence, i int, f *figure, adnominal bool) bool {
	if it := s.items[i]; isTopicForm(it.text) || classify(it.text) == object && !hasSuffixAny(it.text, "과", "와") {
		return false
	}
	for k := i + 1; k < len(s.items) && k <= i+2 && (adnominal || !s.items[k-1].comma()); k++ {
		it := s.items[k]
		if it.kind == mentionItem {
			for _, n := range it.names {
				if v.accepts(n.indicator, f) {
					return true
				}
			}
		}
		if it.kind != wordItem {
			return false
		}
	}
	return false
}

// openTail reports whether nothing of a particle hangs on the figure, so that
// a noun may follow: 38개 지방자치단체.
func openTail(tail string) bool {
	return tail == "" || tail == "정도의" || tail == "이상의" || tail == "가량의" || tail == "여"
}

func adnominalNext(it item) bool {
	return strings.HasSuffix(it.text, "의") && len(it.text) > 3 || it.text == "정도의" || it.text == "이상의"
}

// left reads back from the figure to the noun that it is said of: 협동조합
// 178곳, 사회적경제 조직은 288개, 공공구매는 올해 목표 81억.
func (v *solver) left(f *figure) (claims []claim, blocked bool, label string) {
	s := f.sentence
	words, crossed, passed := 0, 0.0, false
	for i := f.at - 1; i >= 0 && i >= f.at-24; i-- {
		it := s.items[i]
		switch it.kind {
		case mentionItem:
			if before, ok := s.item(i - 1); ok && words == 0 && before.kind == figureItem && before.tail == "" && it.tail == "" && before.figure.Unit != f.Unit && !f.siblingOf(before.figure) {
				words++ // 12개 사업단 185명: the word has its own figure
				continue
			}
			found := false
			for _, n := range it.names {
				if !v.accepts(n.indicator, f) {
					continue
				}
				found = true
				per := perWord
				if it.topic() {
					per = perTopicWord
				}
				claims = append(claims, claim{n, sureHead - per*float64(words) - crossed, i})
			}
			if label == "" && !it.verb {
				label = it.text
			}
			if !found {
				// What the figure stands at is counted in another unit: of it,
				// but not it.
				if words == 0 && len(claims) == 0 && (it.topic() || it.tail == "") && f.kind.kind != metrics.Change {
					blocked = true
				}
				words++
			}
		case figureItem:
			g := it.figure
			if !g.comparand() && !f.siblingOf(g) {
				passed = true
				if g.Unit == f.Unit {
					crossed += 0.06
				}
			}
		case wordItem:
			if isTransparent(it.text) || isTransparent(stem(it.text)) || isNeutral(it.text) {
				continue
			}
			kind := classify(it.text)
			if kind == headNoun && words == 0 && len(claims) == 0 && !passed && !v.attributed(s, i) {
				if label == "" {
					label = stem(it.text)
				}
				blocked = true
			}
			words++
			if it.comma() || pastStem(it.text) && !it.comma() && hasSuffixAny(it.text, "고", "며", "지만", "는데") {
				crossed += 0.03
			}
		default:
		}
	}
	return claims, blocked, label
}

// attributed reports whether a catalogue word describes the noun at i, and so
// says what is counted: 자활근로에 참여하는 시민, 일하는 주민.
func (v *solver) attributed(s *sentence, i int) bool {
	before, ok := s.item(i - 1)
	return ok && before.kind == mentionItem && (before.tail == "" && strings.HasSuffix(before.text, "는") ||
		before.verb && !before.comma() && describes(before.text+before.tail))
}

// describes reports whether a verb ends in ㄴ, as it does before a noun: 쏟는,
// 들어간.
func describes(verb string) bool {
	r, _ := utf8.DecodeLastRuneInString(verb)
	return final(r) == finalNieun
}

// siblingOf reports whether the two figures stand in one list, so that what is
// said of one is said of the other.
func (f *figure) siblingOf(g *figure) bool {
	for i := g.at; i < f.at; i++ {
		it := f.sentence.items[i]
		if it.kind == figureItem && !it.comma() && !it.has("", "과", "와", "에서", "여") {
			return false
		}
		word := it.kind == wordItem && isTransparent(it.text)
		if it.kind != figureItem && it.kind != periodItem && !word {
			return false
		}
	}
	return true
}

// best picks the surest claim whose context is given and that nothing rules
// out.
func (v *solver) best(f *figure, claims []claim) (best claim, found, ruledOut bool) {
	nearest := 0.0
	var typed []int
	for _, c := range claims {
		factor, ok := v.context(f, c)
		if !ok {
			continue
		}
		if v.excluded(f, c) {
			nearest = max(nearest, c.sure)
			continue
		}
		c.scope = v.scope(f, c)
		if factor == contextType {
			typed = append(typed, c.at)
		} else {
			c.sure *= factor
		}
		if !found || c.sure > best.sure+0.001 {
			best, found = c, true
		}
	}
	ruledOut = nearest > best.sure
	if slices.Contains(typed, best.at) {
		best.sure *= contextType
	}
	return best, found, ruledOut
}
