package extract

import "strings"

// maxLabel is how many runes of a label are kept.
const maxLabel = 40

// label names what a figure of no catalogued indicator counts: the head noun
// that was found, with the word before it, or what the sentence is about.
func label(f *figure) string {
	noun := f.subject.label
	prefix, isPart := "", false
	if f.sentence.table == nil {
		prefix, isPart = part(f)
	}
	if noun == "" && f.sentence.table == nil {
		noun = nearestNoun(f)
	}
	if isPart && prefix != "" && !strings.Contains(noun, prefix) {
		noun = strings.TrimSpace(prefix + " " + noun)
	}
	if noun == "" {
		noun = "기타"
	}
	if r := []rune(noun); len(r) > maxLabel {
		noun = string(r[:maxLabel])
	}
	return noun
}

// nearestNoun looks back from the figure for the topic, then for any noun.
func nearestNoun(f *figure) string {
	noun := ""
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		if it.kind == mentionItem && !it.verb {
			return it.text
		}
		if it.kind != wordItem || isTransparent(it.text) || classify(it.text) == notNoun {
			continue
		}
		if isTopicForm(it.text) {
			return stem(it.text)
		}
		if noun == "" {
			noun = stem(it.text)
		}
	}
	return noun
}
