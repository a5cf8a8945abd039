// Package catalog reads the files that say what is measured and where: the
// indicator catalogue (YAML) and the gazetteer of reference areas (CSV).
package catalog

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/goccy/go-yaml"

	"github.com/jipyo/jipyo/metrics"
)

// koreanLang is the language of a word that names none.
const koreanLang = "ko"

// file is the shape of a catalogue file; a key that it lacks is an error.
type file struct {
	Categories []category  `yaml:"categories"`
	Indicators []indicator `yaml:"indicators"`
}

type category struct {
	ID   string    `yaml:"id"`
	Name localized `yaml:"name"`
}

type localized struct {
	Korean  string `yaml:"ko"`
	English string `yaml:"en"`
}

type indicator struct {
	ID         string            `yaml:"id"`
	Units      []metrics.Unit    `yaml:"units"`
	Measure    metrics.Measure   `yaml:"measure"`
	Direction  metrics.Direction `yaml:"direction"`
	Category   string            `yaml:"category"`
	Name       localized         `yaml:"name"`
	Definition localized         `yaml:"definition"`
	Scopes     []scope           `yaml:"scopes"`
	Words      []word            `yaml:"words"`
	Aliases    []string          `yaml:"aliases"`
}

type scope struct {
	ID     string    `yaml:"id"`
	Name   localized `yaml:"name"`
	AddsUp bool      `yaml:"adds_up"`
}

type word struct {
	Lang  string           `yaml:"lang"`
	Text  string           `yaml:"text"`
	Role  metrics.WordRole `yaml:"role"`
	Scope string           `yaml:"scope"`
}

// Read reads a whole catalogue file. What it cannot take (a syntax error, an
// unknown key, a code that does not exist, a word of a scope that is not
// listed) is a UserError over ErrInvalid that names the line or the indicator.
func Read(r io.Reader) (metrics.Catalog, error) {
	f, err := decode(r)
	if err != nil {
		return metrics.Catalog{}, unreadable(err)
	}
	categories := make([]metrics.Category, 0, len(f.Categories))
	for _, c := range f.Categories {
		categories = append(categories, metrics.Category{ID: c.ID, Name: metrics.Localized(c.Name)})
	}
	indicators := make([]metrics.Indicator, 0, len(f.Indicators))
	for _, ind := range f.Indicators {
		if err := ind.check(); err != nil {
			return metrics.Catalog{}, refused(err)
		}
		indicators = append(indicators, ind.indicator())
	}
	cat, err := metrics.NewCatalog(categories, indicators)
	if err != nil {
		return metrics.Catalog{}, refused(err)
	}
	return cat, nil
}

// decode reads the YAML; an empty file is an empty catalogue. The decoder
// panics on some files that are not well formed (a tag on a list of nothing):
// that is their fault, not ours.
func decode(r io.Reader) (f file, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the file is not well-formed YAML: %v: %w", fault, metrics.ErrInvalid)
		}
	}()
	err = yaml.NewDecoder(r, yaml.Strict()).Decode(&f)
	if errors.Is(err, io.EOF) {
		return file{}, nil
	}
	return f, err
}

// unreadable says at which line the file is not a catalogue. An error of the
// reader itself passes as it is.
func unreadable(err error) error {
	if errors.Is(err, metrics.ErrInvalid) {
		return refused(err)
	}
	var fault yaml.Error
	if !errors.As(err, &fault) {
		return fmt.Errorf("catalog: %w", err)
	}
	line, cause := 0, fault.GetMessage()
	if t := fault.GetToken(); t != nil && t.Position != nil {
		line = t.Position.Line
	}
	return &metrics.UserError{
		Korean:  fmt.Sprintf("지표 목록 %d행을 읽을 수 없습니다: %s", line, cause),
		English: fmt.Sprintf("catalogue line %d cannot be read: %s", line, cause),
		Err:     fmt.Errorf("catalog line %d: %s: %w", line, cause, metrics.ErrInvalid),
	}
}

// refused says which rule the catalogue breaks.
func refused(err error) error {
	return &metrics.UserError{
		Korean:  fmt.Sprintf("지표 목록이 규칙에 맞지 않습니다: %s", err),
		English: fmt.Sprintf("the catalogue breaks a rule: %s", err),
		Err:     err,
	}
}

// check covers what NewCatalog does not look at: scopes and words.
func (ind indicator) check() error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("catalog: indicator %s: "+format+": %w", append(append([]any{ind.ID}, args...), metrics.ErrInvalid)...)
	}
	listed := map[string]bool{"": true}
	for _, s := range ind.Scopes {
		if listed[s.ID] || s.ID == metrics.TotalScope || s.Name.Korean == "" {
			return fail("scope %q is missing, reserved, given twice or without a Korean name", s.ID)
		}
		listed[s.ID] = true
	}
	for _, w := range ind.Words {
		switch {
		case w.Text == "":
			return fail("a word has no text")
		case !slices.Contains(roles, w.Role):
			return fail("word %q has role %q, which is none of %v", w.Text, w.Role, roles)
		case !listed[w.Scope]:
			return fail("word %q is of scope %q, which is not listed", w.Text, w.Scope)
		}
	}
	return nil
}

var roles = []metrics.WordRole{metrics.RoleName, metrics.RoleContext, metrics.RoleExclude}

func (ind indicator) indicator() metrics.Indicator {
	out := metrics.Indicator{
		ID: ind.ID, Units: ind.Units, Measure: ind.Measure, Direction: ind.Direction, Category: ind.Category,
		Name: metrics.Localized(ind.Name), Definition: metrics.Localized(ind.Definition), Aliases: ind.Aliases,
	}
	for _, s := range ind.Scopes {
		out.Scopes = append(out.Scopes, metrics.Scope{ID: s.ID, Name: metrics.Localized(s.Name), AddsUp: s.AddsUp})
	}
	for _, w := range ind.Words {
		lang := w.Lang
		if lang == "" {
			lang = koreanLang
		}
		out.Words = append(out.Words, metrics.Word{Lang: lang, Text: w.Text, Role: w.Role, Scope: w.Scope})
	}
	return out
}
