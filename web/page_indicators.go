package web

import (
	"context"
	"fmt"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard"
	"github.com/jipyo/jipyo/metrics"
)

// observations is the part of the record that figures are made of.
type observations interface {
	// Observations gives what a query selects; an unknown rev is ErrNotFound.
	Observations(ctx context.Context, q metrics.Query) ([]metrics.Observation, error)
	// Versions gives the data version of each area, all of them without one.
	Versions(ctx context.Context, areas ...string) (map[string]int64, error)
}

// indicatorsPage lists the indicators by category with the latest value.
type indicatorsPage struct {
	frame
	Categories []categoryView
	// Stated counts the indicators that the area has observations of.
	Stated int
}

type categoryView struct {
	Name       string
	Indicators []indicatorEntry
}

type indicatorEntry struct {
	Name string
	Href string
	// Card is nil for an indicator without observations in the area.
	Card *dashboard.Card
}

func (s *server) indicatorList(ctx context.Context, v view, _ *gin.Context) (string, any, error) {
	f, err := s.framed(ctx, v, "indicators.title")
	if err != nil {
		return "", nil, err
	}
	catalog, err := s.store.Catalog(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("indicator list: %w", err)
	}
	page := indicatorsPage{frame: f}
	cards := map[string]*dashboard.Card{}
	if len(f.chosen) > 0 {
		if cards, err = s.cards(ctx, f, catalog); err != nil {
			return "", nil, fmt.Errorf("indicator list: %w", err)
		}
	}
	for _, cat := range catalog.Categories {
		group := categoryView{Name: f.Name(cat.Name)}
		for _, ind := range catalog.Indicators {
			if ind.Category != cat.ID {
				continue
			}
			card := cards[ind.ID]
			if card != nil {
				page.Stated++
			}
			group.Indicators = append(group.Indicators, indicatorEntry{f.Name(ind.Name), f.Keep(indicatorPath(ind.ID)), card})
		}
		if len(group.Indicators) > 0 {
			page.Categories = append(page.Categories, group)
		}
	}
	return pageIndicators, page, nil
}

// cards gives the latest value of every indicator of the area.
func (s *server) cards(ctx context.Context, f frame, catalog metrics.Catalog) (map[string]*dashboard.Card, error) {
	obs, err := s.store.Observations(ctx, f.view.query([]string{f.Area.ID}))
	if err != nil {
		return nil, err
	}
	byIndicator := map[string][]metrics.Series{}
	for _, series := range metrics.NewSeries(obs) {
		byIndicator[series.Indicator] = append(byIndicator[series.Indicator], series)
	}
	cards := map[string]*dashboard.Card{}
	for id, series := range byIndicator {
		board, err := dashboard.NewBoard(catalog, f.allAreas, f.Lang, f.Area.ID, series)
		if err != nil {
			return nil, err
		}
		if len(board.Cards) > 0 {
			cards[id] = &board.Cards[0]
		}
	}
	return cards, nil
}
