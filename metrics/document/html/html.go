// Package html reads web pages: the board pages of city halls and the article
// pages of newspapers. Whatever a page holds is text: nothing is run, fetched
// or followed.
package html

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// reader names this reader and the version of its rules.
const reader = "html/1"

// fewRunes is the running text below which the page is tried again with
// readability, whose rules are made for pages of any kind.
const fewRunes = 60

// Read turns the bytes of a web page into a document that holds the part of
// the page with the release: menus, scripts and forms are dropped, tables are
// grids. Encodings are told by byte order mark, by validity, by the page's own
// charset, else CP949. The errors are those of document.Decode and
// document.CheckKorean.
func Read(data []byte) (document.Document, error) {
	source, err := document.Decode(data, charset(data))
	if err != nil {
		return document.Document{}, err
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return document.Document{}, unparsable(err)
	}
	properties := readProperties(root)
	survey := newSurvey(root)
	main, runes := survey.findMain(root)
	page := render(main, survey.menus)
	if runes < fewRunes {
		if other, ok := readable(root); ok {
			page = other
		}
	}
	if err := document.CheckKorean(page.text.String()); err != nil {
		return document.Document{}, err
	}
	if properties.PublishedAt.IsZero() {
		properties.PublishedAt = page.published
	}
	doc := document.Document{Text: page.text.String(), Reader: reader, Properties: properties}
	doc.Blocks = document.Blocks(doc.Text, page.tables, properties.Title)
	return doc, nil
}

// readable renders what readability takes for the article, with its title.
func readable(root *html.Node) (*page, bool) {
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(root, nil)
	if err != nil || article.Node == nil {
		return nil, false
	}
	p := newPage(nil)
	p.write(article.Title())
	p.breakLine(2)
	p.node(article.Node, 0)
	return p, true
}

func unparsable(err error) error {
	return &metrics.UserError{
		Korean:  "HTML을 읽을 수 없습니다.",
		English: "The HTML cannot be read.",
		Err:     fmt.Errorf("parse html: %w: %w", metrics.ErrInvalid, err),
	}
}

// charset gives the encoding that a page names in its head, "" for none.
func charset(data []byte) string {
	head := data[:min(len(data), 4096)]
	found := regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_-]+)`).FindSubmatch(bytes.ToLower(head))
	if found == nil {
		return ""
	}
	return string(found[1])
}
