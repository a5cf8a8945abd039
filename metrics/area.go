package metrics

import (
	"fmt"
	"strings"
)

// Nation is the id of the whole country.
const Nation = "00000"

// AreaLevel is the administrative level of an area.
type AreaLevel string

// The levels: the country, a 시도, a 시군구 that governs itself.
const (
	LevelNation       AreaLevel = "nation"
	LevelProvince     AreaLevel = "province"
	LevelMunicipality AreaLevel = "municipality"
)

// RefArea is a reference area (SDMX REF_AREA). Its id is opaque and never
// changes: the five-digit 시군구 code that the area had when it was added.
type RefArea struct {
	ID     string
	Parent string
	Level  AreaLevel
	Names  []AreaName
	Codes  []AreaCode
}

// AreaName is a dated name of an area. Form is "usual" (전주시, 서울시),
// "official" (전북특별자치도 전주시), "short" (전주), or "english".
type AreaName struct {
	Form string
	Name string
	// From and To are the first and last day, YYYY-MM-DD; "" is open.
	From string
	To   string
}

// AreaCode is a dated code of an area in a code system ("admin5": the first
// five digits of the 법정동코드).
type AreaCode struct {
	System string
	Code   string
	From   string
	To     string
}

// Name gives the current name of a form, else the usual one, else the id.
func (a RefArea) Name(form string) string {
	usual := a.ID
	for _, n := range a.Names {
		if n.To != "" {
			continue
		}
		if n.Form == form {
			return n.Name
		}
		if n.Form == "usual" {
			usual = n.Name
		}
	}
	return usual
}

// In gives the name for a language: English, or the usual Korean one.
func (a RefArea) In(lang string) string {
	if lang == "en" {
		return a.Name("english")
	}
	return a.Name("usual")
}

// Areas is the gazetteer. Build it with NewAreas.
type Areas struct {
	list   []RefArea
	byID   map[string]int
	lookup map[string][]string
}

// NewAreas checks that ids are unique and parents exist: else ErrInvalid.
func NewAreas(list []RefArea) (Areas, error) {
	a := Areas{list: list, byID: map[string]int{}, lookup: map[string][]string{}}
	for n, area := range list {
		if _, twice := a.byID[area.ID]; twice || area.ID == "" {
			return Areas{}, fmt.Errorf("areas: id %q is missing or given twice: %w", area.ID, ErrInvalid)
		}
		a.byID[area.ID] = n
	}
	for _, area := range list {
		if _, ok := a.byID[area.Parent]; area.Parent != "" && !ok {
			return Areas{}, fmt.Errorf("areas: parent %q of %s is not listed: %w", area.Parent, area.ID, ErrInvalid)
		}
		for _, c := range area.Codes {
			a.index(c.Code, area.ID)
		}
		for _, n := range area.Names {
			a.index(n.Name, area.ID)
		}
	}
	return a, nil
}

func (a *Areas) index(name, id string) {
	key := areaKey(name)
	for _, have := range a.lookup[key] {
		if have == id {
			return
		}
	}
	a.lookup[key] = append(a.lookup[key], id)
}

func areaKey(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// All gives the areas in the order of the gazetteer.
func (a Areas) All() []RefArea { return a.list }

// ByID gives an area by its id alone; ErrNotFound names the id.
func (a Areas) ByID(id string) (RefArea, error) {
	if n, ok := a.byID[id]; ok {
		return a.list[n], nil
	}
	return RefArea{}, fmt.Errorf("area %q: %w", id, ErrNotFound)
}

// Named gives the ids of the areas that have exactly this name or code, in the
// order of the gazetteer; none is no error.
func (a Areas) Named(name string) []string { return a.lookup[areaKey(name)] }

// Find gives an area by id, any dated code, or any name; ErrNotFound when
// none has it, ErrInvalid when several do (중구).
func (a Areas) Find(s string) (RefArea, error) {
	if area, err := a.ByID(s); err == nil {
		return area, nil
	}
	switch ids := a.lookup[areaKey(s)]; len(ids) {
	case 0:
		return RefArea{}, fmt.Errorf("area %q: %w", s, ErrNotFound)
	case 1:
		return a.ByID(ids[0])
	default:
		return RefArea{}, fmt.Errorf("area %q is one of %v: %w", s, ids, ErrInvalid)
	}
}

// AreaCount is an area and the number of its published observations.
type AreaCount struct {
	RefArea   string
	Published int
}
