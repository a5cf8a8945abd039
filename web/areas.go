package web

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// offersShown is how many things that exist an error answer names.
const offersShown = 12

// gazetteer is the reference part of the record.
type gazetteer interface {
	Catalog(ctx context.Context) (metrics.Catalog, error)
	Areas(ctx context.Context) (metrics.Areas, error)
	// AreasWithData gives the areas that have published observations, the one
	// with most first.
	AreasWithData(ctx context.Context) ([]metrics.AreaCount, error)
}

// framed begins a page of an area: the one asked for, else the default.
func (s *server) framed(ctx context.Context, v view, titleKey string) (frame, error) {
	f := s.frame(v, titleKey)
	all, err := s.store.Areas(ctx)
	if err != nil {
		return f, fmt.Errorf("areas: %w", err)
	}
	counts, err := s.store.AreasWithData(ctx)
	if err != nil {
		return f, fmt.Errorf("areas with observations: %w", err)
	}
	f.allAreas = all
	for _, n := range counts {
		if a, err := all.ByID(n.RefArea); err == nil {
			f.Areas = append(f.Areas, a)
		}
	}
	f.chosen, err = f.choose(v.Areas, s.cfg.DefaultArea)
	if err != nil {
		return f, err
	}
	if len(f.chosen) > 0 {
		f.Area = f.chosen[0]
	}
	return f, s.checkRev(ctx, f)
}

// checkRev refuses a data version that no chosen area has reached.
func (s *server) checkRev(ctx context.Context, f frame) error {
	if f.view.Rev == 0 || len(f.chosen) == 0 {
		return nil
	}
	versions, err := s.store.Versions(ctx, f.ids()...)
	if err != nil {
		return fmt.Errorf("data versions: %w", err)
	}
	latest := slices.Max(slices.Collect(maps.Values(versions)))
	if f.view.Rev > latest {
		return unknownValue("rev", f.view.given.Get("rev"), []string{fmt.Sprintf("1 … %d", latest)})
	}
	return nil
}

// choose finds the areas asked for; without any, the default, else the one
// with the most observations. An empty record has none.
func (f frame) choose(asked []string, byDefault string) ([]metrics.RefArea, error) {
	if len(asked) == 0 {
		if byDefault != "" {
			asked = []string{byDefault}
		} else if len(f.Areas) > 0 {
			asked = []string{f.Areas[0].ID}
		}
	}
	var chosen []metrics.RefArea
	for _, name := range asked {
		area, err := f.allAreas.Find(name)
		if err != nil {
			return nil, f.unknownArea(name, err)
		}
		chosen = append(chosen, area)
	}
	return chosen, nil
}

func (f frame) unknownArea(name string, cause error) *refusal {
	r := &refusal{status: http.StatusBadRequest, cause: cause, detail: metrics.Localized{
		Korean:  fmt.Sprintf("지역 “%s”은(는) 기록에 없습니다. 관측값이 있는 지역은 다음과 같습니다.", shorten(name)),
		English: fmt.Sprintf("Area “%s” is not known. These areas have observations:", shorten(name)),
	}}
	if errors.Is(cause, metrics.ErrInvalid) {
		r.detail = metrics.Localized{
			Korean:  fmt.Sprintf("지역 이름 “%s”은(는) 여러 곳에서 씁니다. 지역 코드로 골라 주십시오.", shorten(name)),
			English: fmt.Sprintf("Several areas are called “%s”. Please give the area's code.", shorten(name)),
		}
	}
	for _, a := range f.Areas[:min(len(f.Areas), offersShown)] {
		r.offers = append(r.offers, offer{
			Name: metrics.Localized{Korean: a.In(korean) + " (" + a.ID + ")", English: a.In(english) + " (" + a.ID + ")"},
			Href: f.Switch("area", a.ID),
		})
	}
	return r
}

// ids gives the chosen areas for a query.
func (f frame) ids() []string {
	ids := make([]string, len(f.chosen))
	for i, a := range f.chosen {
		ids[i] = a.ID
	}
	return ids
}

// crumb is a step of the way to a page.
func (f frame) crumb(key, href string) link {
	name, err := f.T(key)
	if err != nil {
		name = href
	}
	return link{name, f.Keep(href)}
}
