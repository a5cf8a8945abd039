package draw

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/go-text/typesetting/font"
)

// The range of the modern syllables, all of one width.
const (
	firstSyllable = 0xAC00
	lastSyllable  = 0xD7A3
)

// measures are a face's advances in em, as glue.js takes them.
type measures struct {
	Hangul   float64          `json:"hangul"`
	Other    float64          `json:"other"`
	Advances map[rune]float64 `json:"advances"`
}

// measureTable is the JSON of both faces' measures.
func measureTable() ([]byte, error) {
	f, err := loadFaces()
	if err != nil {
		return nil, err
	}
	table, err := json.Marshal([]measures{measured(f.regular), measured(f.bold)})
	if err != nil {
		return nil, fmt.Errorf("measures: %w", err)
	}
	return table, nil
}

func measured(f *font.Font) measures {
	face := font.NewFace(f)
	advance := func(id font.GID) float64 {
		return math.Round(float64(face.HorizontalAdvance(id))/float64(f.Upem())*1e5) / 1e5
	}
	m := measures{Other: substituteWidth, Advances: map[rune]float64{}}
	for all := f.Cmap.Iter(); all.Next(); {
		r, id := all.Char()
		if r >= firstSyllable && r <= lastSyllable {
			m.Hangul = advance(id)
		} else {
			m.Advances[r] = advance(id)
		}
	}
	return m
}
