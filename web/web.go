// Package web serves the dashboard: pages, embeds and data files over HTTP.
// Gin stays in here, and so does every status code. Pages are rendered whole
// into a buffer before the first byte is sent, need no JavaScript, and load
// nothing from another host.
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/jipyo/jipyo/dashboard/draw"
)

// Config is what an installation chooses.
type Config struct {
	// DefaultArea is the id, code or name of the area of the overview without
	// area=; "" is the area with the most observations.
	DefaultArea string
	// Version is the program's own version, shown in the footer.
	Version string
}

// Deps is what the pages need from the outside. Store and Now are required.
type Deps struct {
	Store Store
	Log   *slog.Logger
	Now   func() time.Time
	// Engine draws the pictures; the embedded one where it is nil.
	Engine draw.Engine
}

// Store is the record that the pages show.
type Store interface {
	observations
	releases
	gazetteer
}

// server holds what the handlers share; all of it is safe for concurrent use.
type server struct {
	cfg   Config
	store Store
	log   *slog.Logger
	now   func() time.Time
	pages pages
	files files
	cache *lru.Cache[string, rendered]

	pictures *pictures
}

// New parses the templates, checks the messages and gives the handler of the
// whole site. A template or message that is missing is an error here, not a
// broken page later; so is a default area that the gazetteer does not know.
func New(cfg Config, deps Deps) (http.Handler, error) {
	if deps.Store == nil || deps.Now == nil {
		return nil, errors.New("web: a store and a clock are required")
	}
	if deps.Log == nil {
		deps.Log = slog.New(slog.DiscardHandler)
	}
	words, err := loadMessages()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	files, err := loadFiles()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	pages, err := loadPages(words)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	cache, err := lru.New[string, rendered](cachedPages)
	if err != nil {
		return nil, fmt.Errorf("web: page cache: %w", err)
	}
	pictures, err := newPictures(deps.Engine, deps.Log)
	if err != nil {
		return nil, fmt.Errorf("web: pictures: %w", err)
	}
	s := &server{
		cfg: cfg, store: deps.Store, log: deps.Log, now: deps.Now, pages: pages, files: files, cache: cache, pictures: pictures,
	}
	if err := s.checkDefaultArea(context.Background()); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s.routes(), nil
}

func (s *server) checkDefaultArea(ctx context.Context) error {
	if s.cfg.DefaultArea == "" {
		return nil
	}
	areas, err := s.store.Areas(ctx)
	if err != nil {
		return fmt.Errorf("default area: %w", err)
	}
	area, err := areas.Find(s.cfg.DefaultArea)
	if err != nil {
		return fmt.Errorf("default area: %w", err)
	}
	s.cfg.DefaultArea = area.ID
	return nil
}
