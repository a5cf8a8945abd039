package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class says what a line is, judged by itself alone.
type class int

const (
	// plainLine is a line without a sentence: a headline, a heading, an entry.
	plainLine class = iota
	sentence
	tableRows
	unitCaption
	// The rest is what a page adds. The lines from closing on end the release:
	// what follows them belongs to another page.
	interfaceWords
	fieldLine
	contactLine
	byline
	photoCredit
	enclosure
	otherArticles
	closing
)

// chrome reports whether the class alone says that the line is not the release.
func (c class) chrome() bool { return c >= interfaceWords }

// The most runes that a line of the page's furniture has.
const furnitureRunes = 160

// maxRightsRunes is the longest sentence about rights that ends a page.
const maxRightsRunes = 120

// classify judges one line.
func classify(l line) class {
	if l.class == tableRows {
		return tableRows
	}
	talks := hasSentence(l.text)
	if l.runes > furnitureRunes {
		if isRights(l.text) && (!talks || isImprint(l.text)) {
			return closing
		}
		return either(talks, sentence, plainLine)
	}
	switch {
	case isSurvey(l.text):
		return closing
	case talks:
		return classifySentence(l)
	case isUnitCaption(l.text):
		return unitCaption
	case isEnclosure(l):
		return enclosure
	case isNeighbour(l.text):
		return closing
	case isOtherArticles(l):
		return otherArticles
	case isPhotoCredit(l):
		return photoCredit
	case isRights(l.text):
		return closing
	case isField(l), l.sign.rank == 0 && isMasthead(l.text):
		return fieldLine
	case isByline(l.text):
		return byline
	case isContact(l):
		return contactLine
	case isPath(l.text), isInterface(l.text), dateOnly(l.text), isPageNumber(l.text):
		return interfaceWords
	}
	return plainLine
}

// classifySentence finds the sentences that a page says to its visitors.
func classifySentence(l line) class {
	switch {
	case isImprint(l.text):
		return closing
	case strings.Contains(l.text, "보도") && l.runes < 90 && containsAny(l.text, "보도할 수 있습니다", "보도하여 주시", "보도해 주시", "보도해주시", "보도하여주시"):
		return fieldLine
	case hasFileName(l.text) && l.runes < 100 && !endsSentence(l.text):
		return enclosure
	case isPhotoCredit(l):
		return photoCredit
	case l.runes < maxRightsRunes && isRights(l.text):
		// A credit behind the last sentence is cut off later.
		credit := lastSentenceEnd(l.text) < strings.IndexAny(l.text, "©ⓒ")
		return either(credit || strings.Contains(l.text, "밝혔다"), sentence, closing)
	case containsAny(l.text, "게시판", "게시물", "자바스크립트", "로그인", "회원가입", "댓글", "쿠키") &&
		containsAny(l.text, "니다.", "시오.", "세요.", "세요!", "까?", "니다!"):
		return interfaceWords
	}
	return sentence
}

func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func hasPrefixAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// isUnitCaption: "(단위 : 백만 원, %)", alone or behind a short title in brackets.
func isUnitCaption(s string) bool {
	at := strings.Index(s, "단위")
	if at < 0 || !strings.ContainsAny(s[at:], ":：") {
		return false
	}
	before := strings.TrimRight(s[:at], " ([<〈［（")
	return before == "" || strings.HasSuffix(before, ">") || strings.HasSuffix(before, "〉") || strings.HasSuffix(before, "]")
}

// isEnclosure: attached files and the list of enclosures.
func isEnclosure(l line) bool {
	s := strings.TrimLeft(l.text, "<〈[(【 ")
	if hasPrefixAny(s, "붙임", "첨부", "별첨") && (l.runes < 80) {
		rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "붙임"), "첨부"), "별첨"), "자료문서파일 ")
		first, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || unicode.IsDigit(first) || strings.ContainsRune(":：.>〉])】#①", first) ||
			hasFileName(s) || strings.Contains(s, "부.") || !hasPrefixAny(s, "첨부")
	}
	return hasFileName(s) || strings.Trim(s, "끝. ") == "" || strings.HasSuffix(s, "1부. 끝.") || strings.HasSuffix(s, "각 1부.")
}

func hasFileName(s string) bool {
	at := strings.IndexByte(s, '.')
	for at >= 0 {
		rest := strings.ToLower(s[at+1 : min(len(s), at+6)])
		if hasPrefixAny(rest, "hwp", "pdf", "jpg", "jpeg", "png", "gif", "zip", "xls", "doc", "ppt", "mp4", "odt", "bmp") {
			return true
		}
		next := strings.IndexByte(s[at+1:], '.')
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

// isPageNumber: "- 2 -", "0 / 300".
func isPageNumber(s string) bool {
	return strings.ContainsAny(s, "-/") && strings.ContainsAny(s, "0123456789") && strings.Trim(s, "0123456789-–/ ()쪽") == "" &&
		(strings.HasSuffix(s, " -") || strings.Contains(s, " / "))
}

// isPath: a breadcrumb such as "홈 > 시정소식 > 보도자료".
func isPath(s string) bool {
	for _, sep := range []string{">", "〉", "›", "»", "》", "＞"} {
		parts := strings.Split(s, sep)
		if len(parts) < 2 || len(parts) > 8 || strings.HasPrefix(s, "<") || strings.HasPrefix(s, "〈") {
			continue
		}
		short := 0
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" && utf8.RuneCountInString(p) <= 12 && !strings.ContainsAny(p, "0123456789") {
				short++
			}
		}
		if short == len(parts) {
			return true
		}
	}
	return false
}
