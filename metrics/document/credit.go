package document

import (
	"strings"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// The most bytes of what a paper puts before and behind the text of a
// paragraph: "[세종=뉴시스] 홍길동 기자 = ", "홍길동 기자 a@b.example".
const (
	maxPrefix = 120
	maxSuffix = 400
)

// trimCredits cuts a byline off both ends of a paragraph, as chrome.
func trimCredits(text string, block Block) []Block {
	var blocks []Block
	if n := prefixLen(text[block.Span.Start:block.Span.End]); n > 0 {
		head := metrics.Span{Start: block.Span.Start, End: block.Span.Start + n}
		blocks = append(blocks, Block{Kind: Chrome, Span: trimmed(text, head)})
		block.Span = trimmed(text, metrics.Span{Start: head.End, End: block.Span.End})
	}
	n := suffixLen(text[block.Span.Start:block.Span.End])
	tail := metrics.Span{Start: block.Span.End - n, End: block.Span.End}
	block.Span = trimmed(text, metrics.Span{Start: block.Span.Start, End: tail.Start})
	blocks = append(blocks, block)
	if n > 0 {
		blocks = append(blocks, Block{Kind: Chrome, Span: trimmed(text, tail)})
	}
	return blocks
}

// prefixLen gives the length of the dateline and byline before a paragraph.
func prefixLen(s string) int {
	head := s[:min(len(s), maxPrefix)]
	for len(head) > 0 && !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	if stop := strings.Index(head, "다."); stop >= 0 {
		head = head[:stop]
	}
	if at := strings.Index(head, "기자"); at >= 0 {
		rest := head[at+len("기자"):]
		plain := strings.TrimLeft(rest, " ")
		if plain != "" && strings.ContainsRune("=|│ㅣ]】)", []rune(plain)[0]) && hasSuffixWord(head[:at]) {
			_, n := utf8.DecodeRuneInString(plain)
			cut := len(head) - len(plain) + n
			return cut + len(head[cut:]) - len(strings.TrimLeft(head[cut:], " =|"))
		}
	}
	open, n := utf8.DecodeRuneInString(head)
	if !strings.ContainsRune("[【(", open) {
		return 0
	}
	end := strings.IndexAny(head, "]】)")
	if end < 0 || !isDateline(head[n:end]) {
		return 0
	}
	_, n = utf8.DecodeRuneInString(head[end:])
	cut := end + n
	return cut + len(head[cut:]) - len(strings.TrimLeft(head[cut:], " ="))
}

// isDateline: "서울=연합뉴스", "매일신문", "KBS 광주".
func isDateline(s string) bool {
	if utf8.RuneCountInString(s) > 40 {
		return false
	}
	return strings.Contains(s, "=") || strings.Contains(s, "기자") || IsPaper(s) ||
		hasPrefixAny(s, "KBS", "MBC", "SBS", "YTN", "JTBC", "앵커", "리포트")
}

// IsPaper reports whether a name ends as newspapers and news agencies do.
func IsPaper(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), "()")
	for _, end := range []string{
		"신문", "일보", "뉴스", "타임즈", "타임스", "저널", "매일", "투데이", "방송", "경제", "통신", "닷컴", "미디어", "프레스", "포스트", "헤럴드", "리뷰", "데일리", "연합", "시사", "인터넷", "매거진", "TV", "news", "News", "NEWS", "뉴스1", "뉴시스", "노컷", "연합뉴스", "시대", "신보", "일간", "오늘", "사람들", "코리아", "e뉴스", "today", "times", "Times",
	} {
		if strings.HasSuffix(s, end) && len(s) > len(end) {
			return true
		}
	}
	return s == "뉴스1" || s == "뉴시스" || s == "뉴스핌"
}

// suffixLen gives the length of the byline, address and rights behind the last
// sentence of a paragraph.
func suffixLen(s string) int {
	from := max(0, len(s)-maxSuffix)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	at := lastSentenceEnd(s[from:])
	if at < 0 {
		return 0
	}
	tail := s[from+at:]
	if strings.TrimSpace(tail) == "" {
		return 0
	}
	if strings.Contains(tail, "기자") || strings.ContainsAny(tail, "@©ⓒ") || isRights(tail) ||
		strings.HasPrefix(strings.TrimSpace(tail), "/") || strings.HasPrefix(tail, "【") || strings.Contains(tail, "사진=") {
		return len(tail)
	}
	return 0
}
