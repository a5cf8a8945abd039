package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is the mark before a line; rank orders the marks as Korean offices nest
// them, from 1 (outermost), 0 for none.
type sign struct {
	mark string
	rank int
}

// The ranks that rules speak of.
const (
	rankSquare = 1
	rankNumber = 2
	rankCircle = 3
	rankLetter = 4
	rankParen  = 5
	rankDash   = 6
	rankDot    = 7
	rankNote   = 8
)

// structural reports whether only an author's outline uses the sign: menus and
// lists of links have dashes, dots and numbers, not □ and ○.
func (s sign) structural() bool {
	return s.rank == rankSquare && !strings.ContainsAny(s.mark, "▶▷▲") || s.rank == rankCircle || s.rank == rankLetter
}

// cutSign splits a line into its sign and the rest.
func cutSign(s string) (sign, string) {
	r, n := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	spaced := len(rest) < len(s)-n
	if rest == "" {
		return sign{}, s
	}
	rank := runeRank(r)
	switch {
	case rank == 0:
		return cutNumber(s)
	case r == 'o' || r == 'O' || r == 'ㅇ':
		first, _ := utf8.DecodeRuneInString(rest)
		if !spaced || !unicode.Is(unicode.Hangul, first) && r != 'ㅇ' {
			return sign{}, s
		}
	case (r == '-' || r == '*') && !spaced:
		if first := rest[0]; first >= '0' && first <= '9' || first == '-' || first == '*' {
			return sign{}, s
		}
	}
	return sign{mark: s[:n], rank: rank}, rest
}

func runeRank(r rune) int {
	switch r {
	case '□', '■', '◇', '◆', '◈', '▣', '△', '▲', '▷', '▶', '❏', '❑', '◊':
		return rankSquare
	case '○', '❍', '◦', '●', '◎', '⊙', '◯', '❒', 'ㅇ', 'o', 'O', '☉', '⚬':
		return rankCircle
	case '-', '–', '—', '－', '―', '▪', '▫', '▸', '‑', '☞':
		return rankDash
	case '·', '•', '∙', '‣', '*', '⦁', '・', 'ㆍ', '►':
		return rankDot
	case '※', '＊':
		return rankNote
	}
	if r >= '①' && r <= '⑳' {
		return rankParen
	}
	return 0
}

// cutNumber reads "1.", "１．", "가.", "1)", "가)", "(1)" and "Ⅱ." before a text.
// A number before another number is a date or a decimal, not a sign.
func cutNumber(s string) (sign, string) {
	open := strings.HasPrefix(s, "(")
	digits, end := 0, 0
	if open {
		end = 1
	}
	rank := 0
	for i, r := range s[end:] {
		switch {
		case unicode.IsDigit(r) && rank != rankLetter && digits < 2:
			rank = rankNumber
			digits++
			continue
		case strings.ContainsRune("가나다라마바사아자차카타파하", r) && rank == 0:
			rank = rankLetter
			continue
		case r >= 'Ⅰ' && r <= 'Ⅻ' && rank == 0:
			rank = rankSquare
			continue
		case rank == 0:
			return sign{}, s
		case (r == '.' || r == '．') && !open:
		case r == ')':
			rank = rankParen
		default:
			return sign{}, s
		}
		cut := end + i + utf8.RuneLen(r)
		rest := strings.TrimLeftFunc(s[cut:], unicode.IsSpace)
		first, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || unicode.IsDigit(first) || len(rest) == len(s)-cut && rank == rankLetter {
			return sign{}, s
		}
		return sign{mark: s[:cut], rank: rank}, rest
	}
	return sign{}, s
}
