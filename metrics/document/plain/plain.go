// Package plain reads text files: releases saved from a page or a word
// processor as text, in any of the encodings that Korean offices use.
package plain

import (
	"github.com/jipyo/jipyo/metrics/document"
)

// reader names this reader and the version of its rules.
const reader = "plain/1"

// Read turns the bytes of a text file into a document: in UTF-8, UTF-16 with a
// byte order mark, or CP949. The errors are those of document.Decode and
// document.CheckKorean.
func Read(data []byte) (document.Document, error) {
	text, err := document.Decode(data, "")
	if err != nil {
		return document.Document{}, err
	}
	if err := document.CheckKorean(text); err != nil {
		return document.Document{}, err
	}
	return document.Document{Text: text, Blocks: document.Blocks(text, nil, ""), Reader: reader}, nil
}
