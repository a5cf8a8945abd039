package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
)

//go:embed templates/*.html
var templatesFS embed.FS

// The pages, by the file that holds their content.
const (
	pageOverview      = "overview.html"
	pageIndicators    = "indicators.html"
	pageIndicator     = "indicator.html"
	pageReleases      = "releases.html"
	pageRelease       = "release.html"
	pageError         = "error.html"
	pageEmbed         = "embed.html"
	pageEmbedError    = "embed_error.html"
	layoutFile        = "templates/layout.html"
	embedLayoutFile   = "templates/embed_layout.html"
	partialsFile      = "templates/partials.html"
	layoutName        = "layout"
	htmlType          = "text/html; charset=utf-8"
	initialPageBuffer = 64 << 10
)

// layouts says which layout each page stands in.
var layouts = map[string]string{
	pageOverview: layoutFile, pageIndicators: layoutFile, pageIndicator: layoutFile, pageReleases: layoutFile,
	pageRelease: layoutFile, pageError: layoutFile, pageEmbed: embedLayoutFile, pageEmbedError: embedLayoutFile,
}

// pages are the parsed templates.
type pages struct {
	byName map[string]*template.Template
	words  messages
}

// loadPages parses every page; one that is missing or faulty is an error.
func loadPages(words messages) (pages, error) {
	p := pages{byName: map[string]*template.Template{}, words: words}
	for name, layout := range layouts {
		t, err := template.New(name).Option("missingkey=error").ParseFS(templatesFS, layout, partialsFile, "templates/"+name)
		if err != nil {
			return pages{}, fmt.Errorf("page %s: %w", name, err)
		}
		for _, part := range []string{layoutName, "content"} {
			if t.Lookup(part) == nil {
				return pages{}, fmt.Errorf("page %s: template %q is missing", name, part)
			}
		}
		p.byName[name] = t
	}
	return p, nil
}

// render gives the whole page or an error, never a part of it.
func (p pages) render(name string, page any) ([]byte, error) {
	t, ok := p.byName[name]
	if !ok {
		return nil, fmt.Errorf("page %s does not exist", name)
	}
	buf := bytes.NewBuffer(make([]byte, 0, initialPageBuffer))
	if err := t.ExecuteTemplate(buf, layoutName, page); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return buf.Bytes(), nil
}
