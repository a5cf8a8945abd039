package metrics

import (
	"cmp"
	"fmt"
	"slices"
)

// Localized is a text in the two languages of the product.
type Localized struct {
	Korean  string
	English string
}

// In gives the text of a language, "ko" or "en"; Korean where English is missing.
func (l Localized) In(lang string) string {
	if lang == "en" && l.English != "" {
		return l.English
	}
	return l.Korean
}

// Indicator is what is measured. Its id never changes and is never reused.
type Indicator struct {
	// ID is an ASCII slug.
	ID string
	// Units lists the accepted units; the first is the one to show.
	Units      []Unit
	Measure    Measure
	Direction  Direction
	Category   string
	Name       Localized
	Definition Localized
	Scopes     []Scope
	Words      []Word
	// Aliases are former ids; an address with one redirects to ID.
	Aliases []string
}

// Unit is the unit that the indicator is shown in.
func (i Indicator) Unit() Unit {
	if len(i.Units) == 0 {
		return Count
	}
	return i.Units[0]
}

// Scope gives a scope of the indicator by id; TotalScope always exists.
func (i Indicator) Scope(id string) (Scope, bool) {
	for _, s := range i.Scopes {
		if s.ID == id {
			return s, true
		}
	}
	return Scope{ID: TotalScope, Name: Localized{Korean: "전체", English: "Total"}}, id == TotalScope
}

// Scope is a part or a definition of an indicator. Two scopes are never
// joined or summed unless they are of one group that adds up.
type Scope struct {
	// ID is a slug such as type:village or def:with-preliminary; the part
	// before the colon is the group.
	ID     string
	Name   Localized
	AddsUp bool
}

// WordRole says what a word of the catalogue does for the extractor.
type WordRole string

// The roles of a word: it names the indicator, it must stand near the figure
// as well, or its presence rules the indicator out.
const (
	RoleName    WordRole = "name"
	RoleContext WordRole = "context"
	RoleExclude WordRole = "exclude"
)

// Word is a row of the catalogue: a text that announces an indicator or, with
// a scope, one of its scopes.
type Word struct {
	Lang  string
	Text  string
	Role  WordRole
	Scope string
}

// Category groups indicators for people.
type Category struct {
	ID   string
	Name Localized
}

// Catalog is all indicators, in the order to show them. Build it with
// NewCatalog.
type Catalog struct {
	Categories []Category
	Indicators []Indicator
	byID       map[string]int
	alias      map[string]string
}

// NewCatalog checks the parts: ids unique, categories known, at least one
// unit, codes valid. A breach is ErrInvalid.
func NewCatalog(categories []Category, indicators []Indicator) (Catalog, error) {
	c := Catalog{Categories: categories, Indicators: indicators, byID: map[string]int{}, alias: map[string]string{}}
	for n, ind := range indicators {
		if err := c.check(ind); err != nil {
			return Catalog{}, err
		}
		c.byID[ind.ID] = n
		for _, former := range ind.Aliases {
			c.alias[former] = ind.ID
		}
	}
	return c, nil
}

func (c Catalog) check(ind Indicator) error {
	if _, twice := c.byID[ind.ID]; twice || ind.ID == "" || ind.ID == OtherIndicator {
		return fmt.Errorf("catalog: indicator id %q is missing, reserved or given twice: %w", ind.ID, ErrInvalid)
	}
	if !slices.ContainsFunc(c.Categories, func(cat Category) bool { return cat.ID == ind.Category }) {
		return fmt.Errorf("catalog: indicator %s: category %q is not listed: %w", ind.ID, ind.Category, ErrInvalid)
	}
	if len(ind.Units) == 0 || ind.Name.Korean == "" {
		return fmt.Errorf("catalog: indicator %s: a unit and a Korean name are required: %w", ind.ID, ErrInvalid)
	}
	for _, u := range ind.Units {
		if err := code("unit", u, Units); err != nil {
			return fmt.Errorf("catalog: indicator %s: %w", ind.ID, err)
		}
	}
	return cmp.Or(code("measure", ind.Measure, Measures), code("direction", ind.Direction, Directions))
}

// Find gives an indicator by id or former id; ErrNotFound names the id.
func (c Catalog) Find(id string) (Indicator, error) {
	if now, ok := c.alias[id]; ok {
		id = now
	}
	n, ok := c.byID[id]
	if !ok {
		return Indicator{}, fmt.Errorf("indicator %q: %w", id, ErrNotFound)
	}
	return c.Indicators[n], nil
}

// Merge gives the catalogue with the indicators and categories of o added, or
// put in the place of those with the same id.
func (c Catalog) Merge(o Catalog) (Catalog, error) {
	categories, indicators := slices.Clone(c.Categories), slices.Clone(c.Indicators)
	for _, cat := range o.Categories {
		categories = put(categories, cat, func(x Category) bool { return x.ID == cat.ID })
	}
	for _, ind := range o.Indicators {
		indicators = put(indicators, ind, func(x Indicator) bool { return x.ID == ind.ID })
	}
	return NewCatalog(categories, indicators)
}

func put[T any](list []T, v T, same func(T) bool) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = v
		return list
	}
	return append(list, v)
}
