package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The words below are the grammar of a sentence about figures, the same for
// every subject; what an indicator is called is for the catalogue to say.

// transparent words may stand between a noun and its figure without changing
// what is counted.
var transparent = []string{
	"총", "모두", "약", "현재", "전체", "각각", "각", "합쳐", "모두", "무려", "이미", "벌써", "최소", "최대", "하루", "평균", "연간", "매년",
	"해마다", "지금", "그동안", "관내", "도내", "시내", "구내", "군내", "국내", "관내에는", "도내에는", "가장", "기준", "말", "중", "또", "새로", "이르는", "달하는",
	"등", "합계", "누적", "역대", "처음으로", "다시", "적어도", "적게는", "많게는", "도합", "통틀어", "가운데", "이상", "여", "불과", "고작", "한때", "대비", "당시", "당초",
}

// neutral nouns say that something is measured, not what.
var neutral = []string{
	"목표", "목표액", "목표치", "목표인", "실적", "규모", "수", "숫자", "총액", "금액", "액수", "합계", "전체", "개수", "수치", "곳", "것", "계획", "실적", "수준",
	"결과", "집계", "자료", "조사", "이", "그", "수는", "모두", "올해", "지난해", "달성", "현황", "통계", "시", "도", "군", "구", "우리", "누계", "이는", "들",
}

// verbal endings: a word with one of them is no head noun.
var verbal = []string{
	"하는", "되는", "있는", "없는", "던", "한", "된", "할", "될", "하여", "하고", "하며", "해", "돼", "되어", "되고", "하기", "해서", "이어", "들여", "모아", "열어",
	"으며", "면서", "지만", "는데", "도록", "하게", "려", "온", "낸", "든", "난", "진", "쓴", "인",
	"았고", "었고", "했고", "됐고", "였고", "다", "며", "고", "면", "자", "니", "져", "아져", "따르면", "통해", "위해", "따라",
}

// objects mark a noun that a verb takes, so that it is not what is counted.
var objects = []string{
	"을", "를", "에서", "에", "에게", "으로", "로", "와", "과", "까지", "부터", "보다", "에는", "에서는", "으로는", "로는", "에도", "에만", "처럼", "마다", "만에",
}

// noun says what a plain word is to the figure behind it.
type noun int

const (
	notNoun noun = iota
	// object is a noun in another role than that of what is counted.
	object
	// headNoun is a noun that may be what is counted.
	headNoun
)

// classify judges a plain word by its ending. Korean marks roles on the word
// itself, so that no dictionary is needed.
func classify(word string) noun {
	if utf8.RuneCountInString(word) == 1 || pastStem(word) {
		return notNoun
	}
	for _, o := range objects {
		if strings.HasSuffix(word, o) && len(word) > len(o) && !isTopicForm(word) {
			return object
		}
	}
	if hasSuffixAny(word, "해도", "라도", "어도", "아도") {
		return notNoun
	}
	if hasSuffixAny(word, "별로는", "별로도", "으로는", "에서는", "까지는", "부터는", "에서도") {
		return object
	}
	if isTopicForm(word) {
		for _, v := range []string{"하는", "되는", "있는", "없는", "받는", "찾는", "쓰는", "오는", "가는", "보는", "짓는", "않은", "같은", "많은", "적은", "받은", "찾은", "넘은", "높은", "낮은", "나은", "모은", "쌓은", "맡은", "얻은", "이은", "여는", "드는", "느는", "이는", "주는", "맺은", "담은", "내놓은"} {
			if strings.HasSuffix(word, v) {
				return notNoun
			}
		}
		return headNoun
	}
	if hasSuffixAny(word, verbal...) || attributive(word) {
		return notNoun
	}
	return headNoun
}

// isTopicForm reports whether a word ends in a topic or subject particle.
func isTopicForm(word string) bool {
	return hasSuffixAny(word, "은", "는", "이", "가", "도") && utf8.RuneCountInString(word) > 1
}

// stem gives a plain word without its particle.
func stem(word string) string {
	for _, p := range []string{"에서는", "으로는", "에는", "에서", "으로", "에게", "까지", "부터", "들은", "들이", "이다", "은", "는", "이", "가", "을", "를", "의", "에", "도", "로", "과", "와"} {
		if len(word) > len(p)+utf8.UTFMax-2 && strings.HasSuffix(word, p) {
			return strings.TrimSuffix(word, p)
		}
	}
	return word
}

func isTransparent(word string) bool { return slices.Contains(transparent, word) }

func isNeutral(word string) bool {
	return slices.Contains(neutral, word) || slices.Contains(neutral, stem(word))
}

func hasSuffixAny(s string, list ...string) bool {
	for _, v := range list {
		if strings.HasSuffix(s, v) {
			return true
		}
	}
	return false
}

func hasPrefixAny(s string, list ...string) bool {
	for _, v := range list {
		if strings.HasPrefix(s, v) {
			return true
		}
	}
	return false
}

func containsAny(s string, list ...string) bool {
	for _, v := range list {
		if strings.Contains(s, v) {
			return true
		}
	}
	return false
}

// A Hangul syllable is (lead*21 + vowel)*28 + final from 가.
const (
	hangulFirst = 0xAC00
	hangulLast  = 0xD7A3
	finals      = 28
	finalNieun  = 4
	finalRieul  = 8
	finalSsang  = 20
)

func final(r rune) int {
	if r < hangulFirst || r > hangulLast {
		return -1
	}
	return int(r-hangulFirst) % finals
}

// pastStem reports whether a word holds the past marker: a syllable that ends
// in ㅆ, other than 있 and 겠.
func pastStem(word string) bool {
	for _, r := range word {
		if final(r) == finalSsang && r != '있' && r != '겠' {
			return true
		}
	}
	return false
}

// attributive reports whether a word ends in ㄹ before a noun (늘릴 계획), the
// mark of what is to come.
func attributive(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return final(r) == finalRieul && strings.ContainsRune("할될릴길쓸줄올일을릴칠킬뜰울볼줄열낼", r)
}

// present reports whether a word is a verb in the plain present (들인다,
// 지원한다, 늘린다), which releases use for what is decided.
func present(word string) bool {
	word = strings.TrimRight(word, ".”\"’' ")
	for _, e := range []string{"다", "다는", "다고", "다며"} {
		if s, ok := strings.CutSuffix(word, e); ok && s != "" {
			r, _ := utf8.DecodeLastRuneInString(s)
			if final(r) == finalNieun && !hasSuffixAny(s, "인", "아닌") || r == '는' && s != "있는" {
				return true
			}
		}
	}
	return false
}
