package chart

import (
	"fmt"

	"github.com/jipyo/jipyo/metrics"
)

// Theme is a set of colours for one background.
type Theme string

// The themes.
const (
	Light    Theme = "light"
	Dark     Theme = "dark"
	Contrast Theme = "contrast"
)

// Themes lists the themes.
var Themes = []Theme{Light, Dark, Contrast}

// palette is the colours of a theme: those of the page's tokens, --chart-1 to
// --chart-6, --surface, --text, --text-muted and --border.
type palette struct {
	lines   []string
	surface string
	text    string
	muted   string
	border  string
}

func paletteOf(theme Theme) (palette, error) {
	six := []string{"#256ef4", "#c78500", "#268097", "#f05f42", "#3fa654", "#2098f3"}
	switch theme {
	case Light:
		return palette{six, "#ffffff", "#1e2124", "#464c53", "#cdd1d5"}, nil
	case Dark:
		return palette{six, "#1e2124", "#f4f5f6", "#b1b8be", "#464c53"}, nil
	case Contrast:
		bright := []string{"#d8e5fd", "#ffb114", "#75c0d1", "#f48771", "#a9dab4", "#c49ff9"}
		return palette{bright, "#000000", "#f4f5f6", "#cdd1d5", "#6d7882"}, nil
	}
	return palette{}, fmt.Errorf("theme %q is none of %v: %w", theme, Themes, metrics.ErrInvalid)
}

// line is the colour of the n-th line.
func (p palette) line(n int) string { return p.lines[n%len(p.lines)] }
